package dev.remora;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The name of a caller is that of one user of one provider, whatever characters are in its parts. */
class RemotePrincipalNameTest {

    @Test
    void noTwoUsersShareOne() {
        List<String> parts = new ArrayList<>();
        for (String first : List.of("a", "|", "%", "\u00e4", " ")) {
            parts.add(first);
            List.of("a", "|", "%", "007c").forEach(second -> parts.add(first + second));
        }
        Set<String> names = new HashSet<>();
        int users = 0;
        for (String app : parts) {
            for (String issuer : parts) {
                for (String subject : parts) {
                    users++;
                    names.add(RemotePrincipal.of(app, Identity.of(issuer, subject))
                            .getName());
                }
            }
        }

        assertThat(names).hasSize(users);
    }

    @Test
    void itsPartsAreReadable() {
        assertThat(RemotePrincipal.of("my app", Identity.of("https://sso.example", "a|b%c"))
                        .getName())
                .isEqualTo("my%0020app|https://sso.example|a%007cb%0025c");
    }
}

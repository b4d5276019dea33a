package dev.remora.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.message.OpenIdMessages;
import dev.remora.internal.token.RefreshRefusals.Meaning;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An ID token that is not valid ends the grant that it came with (OpenID Connect Core 1.0 section 12.2). */
class RefreshRefusalsTest {

    @Test
    void idTokenThatIsNotValidEndsTheGrant() {
        RefreshRefusals refusals = RefreshRefusals.ofOAuth2(List.of());

        assertThat(refusals.meaning(OpenIdMessages.idTokenInvalid("x", "sub is another")))
                .isEqualTo(Meaning.FINAL);
    }
}

package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.oidc.OpenIdTolerance;
import dev.remora.internal.settings.ToleranceNames;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tolerances that a setting can name. */
class TolerableTest {

    @Test
    void allHaveANameButThatOfGet() {
        List<String> names = Stream.<Enum<?>[]>of(Tolerance.values(), OpenIdTolerance.values())
                .flatMap(Stream::of)
                .filter(tolerance -> tolerance != Tolerance.GET_TOKEN_REQUEST)
                .map(tolerance -> tolerance.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .sorted()
                .toList();

        assertThat(ToleranceNames.ALL).isEqualTo(names);
    }
}

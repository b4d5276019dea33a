package dev.remora.internal.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("F-01")
class WellKnownUrisTest {

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example/.well-known/openid-configuration,"
                + " https://a.example/.well-known/oauth-authorization-server,",
        "https://a.example/, https://a.example/.well-known/openid-configuration,"
                + " https://a.example/.well-known/oauth-authorization-server,",
        "https://a.example:8443/realms/main, https://a.example:8443/realms/main/.well-known/openid-configuration,"
                + " https://a.example:8443/.well-known/oauth-authorization-server/realms/main,"
                + " https://a.example:8443/.well-known/openid-configuration/realms/main",
        "https://a.example/t%20x/, https://a.example/t%20x/.well-known/openid-configuration,"
                + " https://a.example/.well-known/oauth-authorization-server/t%20x,"
                + " https://a.example/.well-known/openid-configuration/t%20x"
    })
    void withOpenIdItsOwnPlaceComesFirst(String issuer, String first, String second, String third) {
        assertThat(WellKnownUris.of(issuer, true)).isEqualTo(uris(first, second, third));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example/.well-known/oauth-authorization-server,"
                + " https://a.example/.well-known/openid-configuration,",
        "https://a.example/realms/main, https://a.example/.well-known/oauth-authorization-server/realms/main,"
                + " https://a.example/.well-known/openid-configuration/realms/main,"
                + " https://a.example/realms/main/.well-known/openid-configuration"
    })
    void withoutItThoseOfOAuthComeFirst(String issuer, String first, String second, String third) {
        assertThat(WellKnownUris.of(issuer, false)).isEqualTo(uris(first, second, third));
    }

    private static List<URI> uris(String... texts) {
        return Arrays.stream(texts).filter(Objects::nonNull).map(URI::create).toList();
    }
}

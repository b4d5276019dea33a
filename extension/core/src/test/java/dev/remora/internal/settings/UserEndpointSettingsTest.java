package dev.remora.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where no setting names the issuer of users, two tenants of one host are two issuers. */
class UserEndpointSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "https://op.example/a/authorize,          https://op.example/a/authorize",
        "https://op.example/b/authorize,          https://op.example/b/authorize",
        "https://op.example/authorize?tenant=a,   https://op.example/authorize",
        "https://op.example/authorize?x=%23#y?z,  https://op.example/authorize",
        "https://op.example/authorize#y?z,        https://op.example/authorize",
        "https://op.example/A/authorize/,         https://op.example/A/authorize/"
    })
    void theIssuerIsTheAuthorizeUrlWithoutItsQuery(URI authorizeUrl, String issuer) {
        assertThat(UserEndpointSettings.issuerOf(authorizeUrl)).isEqualTo(issuer);
    }
}

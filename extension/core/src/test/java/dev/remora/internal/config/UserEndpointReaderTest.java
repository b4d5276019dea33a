package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.internal.settings.UserEndpointSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserEndpointReaderTest {

    @Test
    void withoutAUrlNobodyIsAsked() {
        assertThat(configured()
                        .with("remora.x.user-claims.sub", "/id")
                        .read("x")
                        .userEndpoint())
                .isNull();
        assertThat(configured()
                        .with("remora.x.provider", "github")
                        .with("remora.x.user-url", "none")
                        .read("x")
                        .userEndpoint())
                .isNull();
    }

    @Test
    void readsAllSettings() {
        assertThat(configured()
                        .with("remora.x.base-url", "https://api.example/v1/")
                        .with("remora.x.user-url", "me")
                        .with("remora.x.user-method", "post")
                        .with("remora.x.user-params.id", "uid")
                        .with("remora.x.user-claims", "name=/name")
                        .with("remora.x.user-claims.sub", "/id_str  /a~1b/0")
                        .with("remora.x.user-email-url", "https://mail.example/all")
                        .with("remora.x.user-issuer", "urn:acme")
                        .read("x")
                        .userEndpoint())
                .isEqualTo(new UserEndpointSettings(
                        URI.create("https://api.example/v1/me"),
                        "POST",
                        Map.of("id", "uid"),
                        Map.of("name", List.of("/name"), "sub", List.of("/id_str", "/a~1b/0")),
                        URI.create("https://mail.example/all"),
                        "urn:acme"));
    }

    /** Tokens are renewed and revoked at the issuer that their ID token names, and its proof of the user counts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "iss",
                "aud",
                "azp",
                "exp",
                "iat",
                "nbf",
                "jti",
                "auth_time",
                "acr",
                "amr",
                "nonce",
                "sid",
                "tid",
                "at_hash",
                "c_hash",
                "s_hash",
                "events"
            })
    void refusesClaimsThatOnlyIdTokensHave(String claim) {
        assertThatThrownBy(() -> known().with("remora.x.user-claims." + claim, "/" + claim)
                        .read("x"))
                .hasMessageContaining(
                        "user-claims (remora.x.user-claims." + claim + ") is a claim that only ID tokens have");
    }

    /** Two tenants of one host are two issuers. */
    @Test
    void theIssuerIsTheAuthorizeUrlUnlessItIsSet() {
        assertThat(issuer(known().with("remora.x.authorize-url", "https://op.example/a/authorize?p=1")))
                .isEqualTo("https://op.example/a/authorize");
        assertThat(issuer(known().with("remora.x.authorize-url", "https://op.example/b/authorize")))
                .isEqualTo("https://op.example/b/authorize");
    }

    /** User 7 of GitHub and user 7 of a server with the same software are two users. */
    @Test
    void aPresetsIssuerCountsAtItsOwnServerOnly() {
        Configured github = configured().with("remora.x.provider", "github");

        assertThat(issuer(github)).isEqualTo("https://github.com/login/oauth");
        github.with("remora.x.authorize-url", "https://git.example/login/oauth/authorize");
        assertThat(issuer(github)).isEqualTo("https://git.example/login/oauth/authorize");
        github.with("remora.x.user-issuer", "https://git.example");
        assertThat(issuer(github)).isEqualTo("https://git.example");
    }

    @Test
    void needsAnId() {
        assertThat(configured()
                        .with("remora.x.authorize-url", "https://op.example/authorize")
                        .with("remora.x.user-url", "https://op.example/me")
                        .refused("x"))
                .hasMessageContaining("user-claims")
                .hasMessageContaining("user-url needs user-claims.sub");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "/a~2", "/a~", "/id name", "#/id"})
    void refusesWhatIsNoPointer(String pointer) {
        assertThat(known().with("remora.x.authorize-url", "https://op.example/authorize")
                        .with("remora.x.user-claims.name", pointer)
                        .refused("x"))
                .hasMessageContaining("is no JSON Pointer, or several with spaces between them");
    }

    @Test
    void refusesAnAddressThatIsNotEncrypted() {
        assertThat(known().with("remora.x.authorize-url", "https://op.example/authorize")
                        .with("remora.x.user-url", "http://op.example/me")
                        .refused("x"))
                .hasMessageContaining("user-url (remora.x.user-url) is not https");
    }

    private static String issuer(Configured configured) {
        UserEndpointSettings settings = configured.read("x").userEndpoint();
        return settings == null ? "" : settings.issuer(settings.url());
    }

    private static Configured known() {
        return configured().with("remora.x.user-url", "https://op.example/me").with("remora.x.user-claims.sub", "/id");
    }

    private static Configured configured() {
        return Configured.oauth2("x").with("remora.x.client-secret", "secret");
    }
}

package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.ErrorCode;
import dev.remora.internal.settings.Profile;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code profile=strict} demands of settings, and the address it demands to be set. */
class StrictProfileTest {

    private final Configured strict = strict(Configured.oauth2("x"));

    @Test
    void theProfileIsTolerantUnlessSet() {
        assertThat(Configured.oauth2("x").read("x").profile()).isEqualTo(Profile.TOLERANT);
        assertThat(strict.read("x").profile()).isEqualTo(Profile.STRICT);
    }

    @Test
    void theExternalBaseUriIsADirectory() {
        assertThat(strict.read("x").externalBaseUri()).isEqualTo(URI.create("https://app.example/shop/"));
    }

    @Test
    void withoutExternalBaseUriThereIsNone() {
        assertThat(Configured.oauth2("x").read("x").externalBaseUri()).isNull();
    }

    @Test
    @Tag("A-02")
    void theExternalBaseUriIsRequired() {
        assertThat(strict.with("remora.external-base-uri", "").refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': external-base-uri is missing (profile strict needs it); looked for"
                                + " in property remora.external-base-uri; environment variable REMORA_EXTERNAL_BASE_URI");
    }

    @Test
    void rolesOfAnyTenantAreRefused() {
        assertThat(strict.with("remora.x.provider", "microsoft")
                        .with("remora.x.roles-claim", "/roles")
                        .refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': roles-claim (remora.x.roles-claim) takes roles that each tenant"
                                + " gives its users, and allowed-tenants names none (profile strict)");
    }

    @Test
    @Tag("A-01")
    void theExternalBaseUriHasNoFragment() {
        assertThat(Configured.oauth2("x")
                        .with("remora.external-base-uri", "https://app.example/#x")
                        .refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': external-base-uri (remora.external-base-uri) has a fragment");
    }

    @Test
    void theExternalBaseUriIsHttps() {
        assertThat(strict.with("remora.external-base-uri", "http://app.example/")
                        .refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': external-base-uri (remora.external-base-uri) is not https, and"
                                + " profile strict allows no other");
    }

    @Test
    void theExternalBaseUriMayBePlainHttpOtherwise() {
        assertThat(Configured.oauth2("x")
                        .with("remora.external-base-uri", "http://app.example")
                        .read("x")
                        .externalBaseUri())
                .isEqualTo(URI.create("http://app.example/"));
    }

    @Test
    @Tag("C-01")
    void secretsDoNotGoIntoUrls() {
        assertThat(strict.with("remora.x.token-method", "GET").refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': token-method (remora.x.token-method) is GET, which"
                        + " puts secrets into URLs; profile strict does not allow it");
    }

    @Test
    @Tag("G-09")
    void theCallbackIsConfirmed() {
        Configured oauth1 = strict(Configured.oauth1("x")).with("remora.x.callback-confirmation", "none");
        assertThat(oauth1.refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': callback-confirmation (remora.x.callback-confirmation) is none,"
                                + " which profile strict does not allow");
    }

    @Test
    @Tag("C-18")
    void plainHttpToLoopbackHasToBeAllowed() {
        strict.with("remora.x.base-url", "http://127.0.0.1:4000/");
        assertThat(strict.refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': base-url (remora.x.base-url) is not https; profile strict wants"
                                + " allow-http=true for loopback too");
        assertThat(strict.with("remora.x.allow-http", "true").read("x").api().baseUrl())
                .isEqualTo(URI.create("http://127.0.0.1:4000/"));
    }

    @ParameterizedTest
    @Tag("C-18")
    @ValueSource(strings = {"true", "false"})
    void otherPlainHttpIsNotAllowedAtAll(String allowed) {
        strict.with("remora.x.base-url", "http://a.example/").with("remora.x.allow-http", allowed);
        assertThat(strict.refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': base-url (remora.x.base-url) is not https, and profile strict"
                                + " allows no other");
        assertThat(strict.refused("x").code()).isEqualTo(ErrorCode.INSECURE_URL);
    }

    private static Configured strict(Configured configured) {
        return configured
                .with("remora.x.profile", "strict")
                .with("remora.external-base-uri", "https://app.example/shop");
    }
}

package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No text of settings shows a secret. */
@Tag("S-01")
class HiddenSecretsTest {

    private static final String CANARY = "CANARY";

    @Test
    void settingsOfOAuth1ShowNone() {
        Configured configured = secrets(Configured.oauth1("x"))
                .with("remora.x.signature-method", "RSA-SHA1")
                .with("remora.x.rsa-key", CANARY)
                .with("remora.x.rsa-key-passphrase", CANARY);
        assertThat(configured.read("x").toString()).contains("****").doesNotContain(CANARY);
    }

    @Test
    void settingsOfOAuth2ShowNone() {
        assertThat(secrets(Configured.oauth2("x")).read("x").toString())
                .contains("****")
                .doesNotContain(CANARY);
    }

    @Test
    void errorsShowNone() {
        Configured configured = secrets(Configured.oauth2("x"))
                .with("remora.x.client-secret", CANARY + "\n")
                .with("remora.x.base-url", "https://user:" + CANARY + "@a.example/")
                .with("remora.x.proxy", "user:" + CANARY + "@proxy")
                .with("remora.x.key-store", "no/" + CANARY)
                .with("remora.x.read-timeout", CANARY)
                .with("remora.x.pkce", CANARY)
                .with("remora.x.token-params", CANARY)
                .with("remora.x.provider", CANARY)
                .with("remora.x.consumer-secret", CANARY + "2");
        assertThat(configured.refused("x").toString()).hasLineCount(10).doesNotContain(CANARY);
        assertThat(configured.refused("x")).hasNoCause();
    }

    private static Configured secrets(Configured configured) {
        return configured
                .with("remora.x.client-secret", CANARY)
                .with("remora.x.authorize-params", "a=" + CANARY)
                .with("remora.x.token-params", "b=" + CANARY)
                .with("remora.x.token-headers", "X-C=" + CANARY)
                .with("remora.x.request-headers.X-Key", "{client-id}:{client-secret}")
                .with("remora.x.trust-store-password", CANARY)
                .with("remora.x.proxy", "user:" + CANARY + "@proxy:3128");
    }
}

package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.ErrorCode;
import dev.remora.SettingsException;
import dev.remora.internal.wire.Secret;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters that could split a header or a log line are refused where they come in, and never shown. */
@Tag("S-02")
class CharactersTest {

    private static final String CANARY = "CANARY";

    private final Configured configured = Configured.oauth2("x");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client-id",
                "client-secret",
                "scope",
                "callback",
                "base-url",
                "token-url",
                "signature-method",
                "provider",
                "app-key",
                "proxy",
                "trust-store",
                "token-params.a",
                "authorize-params.a"
            })
    void controlCharactersAreRefused(String key) {
        for (String character : new String[] {"\r", "\n", "\0", "\u007F"}) {
            SettingsException refused = Configured.oauth1("x")
                    .with("remora.x." + key, CANARY + character + "x")
                    .refused("x");
            assertThat(refused)
                    .hasMessageContaining(" (remora.x." + key + ") holds a c")
                    .hasMessageNotContaining(CANARY);
            assertThat(refused.code()).isIn(ErrorCode.CONFIG_INVALID, ErrorCode.HEADER_INJECTION);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-type", "authorization-scheme", "token-headers.X-Team"})
    void whatGoesIntoAHeaderHasNoOtherCharacters(String key) {
        for (String character : new String[] {"\r", "\n", "\0", "é"}) {
            SettingsException refused = Configured.oauth2("x")
                    .with("remora.x." + key, "application/" + CANARY + character + "x")
                    .refused("x");
            assertThat(refused)
                    .hasMessage("REMORA-00001: remote app 'x': " + key.replace(".X-Team", "") + " (remora.x." + key
                            + ") holds a character that cannot be in a header");
            assertThat(refused.code()).isEqualTo(ErrorCode.HEADER_INJECTION);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-id", "scope", "callback", "base-url"})
    void textsAreAscii(String key) {
        assertThat(configured.with("remora.x." + key, "é" + CANARY).refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': " + key + " (remora.x." + key
                        + ") holds a character that is not ASCII");
    }

    @Test
    void theNameOfAHeaderIsOneToo() {
        assertThat(configured
                        .with("remora.x.token-headers", "X%0D%0AY=" + CANARY)
                        .refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': token-headers (remora.x.token-headers) has a name"
                        + " that no header can have");
    }

    @Test
    @Tag("C-02")
    void aSecretMayHoldAnyOther() {
        assertThat(configured
                        .with("remora.x.client-secret", "s%+/=é&:")
                        .readOAuth2("x")
                        .clientSecret())
                .isEqualTo(Secret.of("s%+/=é&:"));
    }

    @ParameterizedTest
    @Tag("A-08")
    @ValueSource(strings = {"a\"b", "a\\b"})
    void aScopeHasNeitherQuotesNorBackslashes(String scope) {
        assertThat(configured.with("remora.x.scope", scope).refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': scope (remora.x.scope) holds a \" or a \\");
    }

    @ParameterizedTest
    @Tag("A-08")
    @ValueSource(strings = {"a\r\nb", "a\nb"})
    void aScopeHasNoLineBreak(String scope) {
        assertThat(configured.with("remora.x.scope", scope).refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': scope (remora.x.scope) holds a control character");
    }

    @Test
    @Tag("A-08")
    void aScopeAmongTheParametersIsHeldToTheSame() {
        assertThat(configured.with("remora.x.authorize-params.scope", "é").refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': authorize-params (remora.x.authorize-params.scope) holds a character that"
                                + " is not ASCII");
    }
}

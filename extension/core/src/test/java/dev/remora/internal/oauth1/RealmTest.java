package dev.remora.internal.oauth1;

import static dev.remora.internal.oauth1.Signers.PHOTOS;
import static dev.remora.internal.oauth1.Signers.TOKEN;
import static dev.remora.internal.oauth1.Signers.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.SettingsException;
import dev.remora.internal.wire.Parameters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The realm, RFC 5849 section 3.5.1. */
class RealmTest {

    @Test
    @Tag("G-16")
    void quotesTheRealm() {
        assertThat(signer("HMAC-SHA1", "a\"b\\c")
                        .authorizationHeader("GET", PHOTOS, Parameters.none(), Parameters.none(), TOKEN))
                .startsWith("OAuth realm=\"a\\\"b\\\\c\", oauth_nonce=");
    }

    @ParameterizedTest
    @Tag("G-16")
    @CsvSource({"0020, true", "007E, true", "001F, false", "007F, false", "00E9, false"})
    void aRealmIsPrintableAscii(String character, boolean quotable) {
        String realm = "a" + (char) Integer.parseInt(character, 16) + "b";

        if (quotable) {
            assertThat(signer("HMAC-SHA1", realm)).isNotNull();
        } else {
            assertThatThrownBy(() -> signer("HMAC-SHA1", realm)).isInstanceOf(SettingsException.class);
        }
    }

    @Test
    @Tag("G-16")
    void refusesARealmWithLineBreaks() {
        SettingsException refused =
                catchThrowableOfType(SettingsException.class, () -> signer("HMAC-SHA1", "a\"b\r\n"));

        assertThat(refused)
                .hasMessage("REMORA-00506: remote app 'photos': the realm in request-token-params holds characters that"
                        + " cannot be in a header");
        assertThat(refused.code()).isEqualTo(ErrorCode.HEADER_INJECTION);
    }
}

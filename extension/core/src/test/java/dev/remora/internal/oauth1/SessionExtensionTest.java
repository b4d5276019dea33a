package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth1Token;
import dev.remora.internal.oauth1.CredentialsReader.Format;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.Parameters;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionExtensionTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void tellsWhenTokenAndAuthorizationExpire() {
        SessionExtension session = SessionExtension.of(
                read("&oauth_session_handle=h&oauth_expires_in=1800&oauth_authorization_expires_in=3600"));

        assertThat(session).isEqualTo(new SessionExtension("h", NOW.plusSeconds(1800), NOW.plusSeconds(3600)));
        assertThat(session.renewalParameters()).isEqualTo(Parameters.none().and("oauth_session_handle", "h"));
    }

    @Test
    void isRenewableUntilTheAuthorizationExpires() {
        SessionExtension session =
                SessionExtension.of(read("&oauth_session_handle=h&oauth_authorization_expires_in=3600"));

        assertThat(session.isRenewable(NOW.plusSeconds(3599))).isTrue();
        assertThat(session.isRenewable(NOW.plusSeconds(3600))).isFalse();
    }

    @Test
    void isRenewableForGoodWhereNothingIsSaid() {
        assertThat(SessionExtension.of(read("&oauth_session_handle=h")).isRenewable(Instant.MAX))
                .isTrue();
    }

    @Test
    void cannotBeRenewedWithoutAHandle() {
        SessionExtension session = SessionExtension.of(read("&oauth_expires_in=1800&oauth_session_handle="));

        assertThat(session.isRenewable(NOW)).isFalse();
        assertThat(session.renewalParameters()).isEqualTo(Parameters.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "soon", "1e3", "9999999999999999999", "3155760000"})
    void aLifetimeThatIsNoneSaysNothing(String seconds) {
        OAuth1Token token = read("&oauth_expires_in=" + seconds);

        assertThat(SessionExtension.of(token).expiresAt()).isNull();
        assertThat(token.parameters()).isEqualTo(Map.of("oauth_expires_in", seconds));
    }

    @Test
    void aRenewedTokenKeepsTheHandleThatItsResponseDoesNotRepeat() {
        SessionExtension session =
                SessionExtension.of(read("&oauth_session_handle=h&oauth_authorization_expires_in=3600"));

        assertThat(SessionExtension.of(session.renewed(read("&oauth_expires_in=60"))))
                .isEqualTo(new SessionExtension("h", NOW.plusSeconds(60), NOW.plusSeconds(3600)));
        assertThat(SessionExtension.of(session.renewed(read("&oauth_session_handle=i")))
                        .handle())
                .isEqualTo("i");
    }

    @Test
    void aRenewedTokenKeepsTheHandleInPlaceOfAnEmptyOne() {
        SessionExtension session = SessionExtension.of(read("&oauth_session_handle=h"));

        assertThat(SessionExtension.of(session.renewed(read("&oauth_session_handle=")))
                        .handle())
                .isEqualTo("h");
    }

    @Test
    void showsNoHandle() {
        assertThat(SessionExtension.of(read("&oauth_session_handle=h")))
                .hasToString("SessionExtension[handle=****, expiresAt=null, authorizationExpiresAt=null]");
    }

    private static OAuth1Token read(String more) {
        byte[] body = ("oauth_token=t&oauth_token_secret=s" + more).getBytes(StandardCharsets.UTF_8);
        return new CredentialsReader("yahoo", ProtocolCall.ACCESS_TOKEN, Format.FORM, new JsonReader(), () -> NOW)
                .read(ProtocolResponse.of(200).withBody(body));
    }
}

package dev.remora.internal.oidc;

import static dev.remora.internal.oidc.SampleTokens.CLIENT;
import static dev.remora.internal.oidc.SampleTokens.CLOCK;
import static dev.remora.internal.oidc.SampleTokens.ISSUER;
import static dev.remora.internal.oidc.SampleTokens.changed;
import static dev.remora.internal.oidc.SampleTokens.json;
import static dev.remora.internal.oidc.SampleTokens.settings;
import static dev.remora.internal.oidc.SampleTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.spi.Logout;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Back-Channel Logout 1.0 section 2.6; the first column is the module of the official suite, or none. */
@Tag("F-20")
@Tag("F-23")
class LogoutTokenValidatorTest {

    private static final String EVENT = "'http://schemas.openid.net/event/backchannel-logout'";
    private static final JsonObject CLAIMS = json("{'iss':'" + ISSUER + "','sub':'7','sid':'s1','aud':'client-1',"
            + "'iat':1759999999,'exp':1760000119,'jti':'j1','events':{" + EVENT + ":{}}}");
    private static final Instant ISSUED = Instant.ofEpochSecond(1_759_999_999);
    private static final Instant DAY_LATER = ISSUED.plus(Duration.ofDays(1)).plusSeconds(60);

    private final LogoutTokenValidator validator =
            new LogoutTokenValidator("acme", CLIENT, settings(), Duration.ofHours(12), CLOCK);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "rp-backchannel-rpinitlogout | {}                    | 7 | s1",
                "                            | {'sid':null}          | 7 | -",
                "                            | {'sub':null}          | - | s1",
                "                            | {'aud':['client-1']}  | 7 | s1",
            })
    void takes(@Nullable String module, String changes, @Nullable String subject, @Nullable String session) {
        assertThat(validator.validate(token(changed(CLAIMS, changes)), ISSUER))
                .isEqualTo(Logout.ofToken(ISSUER, subject, session, "j1", ISSUED, DAY_LATER));
    }

    @Test
    void isKeptForTheLongestSession() {
        LogoutTokenValidator ofLongSessions =
                new LogoutTokenValidator("acme", CLIENT, settings(), Duration.ofDays(30), CLOCK);

        assertThat(ofLongSessions.validate(token(CLAIMS), ISSUER).expiresAt())
                .isEqualTo(ISSUED.plus(Duration.ofDays(30)).plusSeconds(60));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rp-backchannel-wrong-iss   | {'iss':'https://other.example'}  | iss is another issuer than expected",
                "                           | {'iss':null}                     | iss is missing",
                "rp-backchannel-wrong-aud   | {'aud':'client-2'}               | aud does not name this client",
                "                           | {'aud':['client-1','client-2']}  | aud names another audience that trusted-audiences does not",
                "                           | {'aud':null}                     | aud is missing",
                "                           | {'iat':null}                     | iat is missing",
                "                           | {'iat':1760000031}               | iat is in the future",
                "                           | {'iat':1759395200}               | iat is more than a day ago",
                "                           | {'exp':null}                     | exp is missing",
                "                           | {'exp':1759999970}               | exp is past",
                "rp-backchannel-no-event    | {'events':null}                  | events does not name a back-channel logout",
                "rp-backchannel-wrong-event | {'events':{'http://schemas.openid.net/event/other':{}}} | events does not name a back-channel logout",
                "                           | {'events':{'http://schemas.openid.net/event/backchannel-logout':true}} | events does not name a back-channel logout",
                "                           | {'events':['http://schemas.openid.net/event/backchannel-logout']} | events does not name a back-channel logout",
                "                           | {'events':'http://schemas.openid.net/event/backchannel-logout'} | events does not name a back-channel logout",
                "rp-backchannel-with-nonce  | {'nonce':'n'}                    | it has a nonce, as an ID token has",
                "                           | {'sub':null,'sid':null}          | sub and sid are missing",
                "                           | {'sub':'','sid':null}            | sub is empty",
                "                           | {'sub':7}                        | sub is no string",
                "                           | {'sid':''}                       | sid is empty",
                "                           | {'sid':['s1']}                   | sid is no string",
                "                           | {'jti':null}                     | jti is missing",
                "                           | {'jti':''}                       | jti is empty",
            })
    void refuses(@Nullable String module, String changes, String why) {
        assertThatThrownBy(() -> validator.validate(token(changed(CLAIMS, changes)), ISSUER))
                .isInstanceOf(CallbackRejectedException.class)
                .hasMessage("REMORA-00820: the logout token of remote app 'acme' is not valid: " + why)
                .extracting(e -> ((OAuthException) e).code())
                .isEqualTo(ErrorCode.LOGOUT_TOKEN_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'typ':null}",
                "{'typ':'JWT'}",
                "{'typ':'logout+jwt'}",
                "{'typ':'application/logout+jwt'}",
                "{'typ':'Logout+JWT'}"
            })
    void takesTheTypeOfALogoutTokenOrOfAny(String header) {
        assertThat(validator.validate(token(header, CLAIMS), ISSUER).sessionId())
                .isEqualTo("s1");
    }

    @ParameterizedTest
    @CsvSource({
        "at+jwt, typ is that of another kind of token",
        "secevent+jwt, typ is that of another kind of token",
        "id_token, typ is not JWT",
        "'', typ is not JWT"
    })
    void refusesEveryOtherType(String typ, String why) {
        assertThatThrownBy(() -> validator.validate(token("{'typ':'" + typ + "'}", CLAIMS), ISSUER))
                .hasMessage("REMORA-00820: the logout token of remote app 'acme' is not valid: " + why);
    }

    @Test
    void refusesATenantThatIsNotAllowed() {
        String tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";
        String template = "https://login.example/{tenantid}/v2.0";
        LogoutTokenValidator ofTenants = new LogoutTokenValidator(
                "acme",
                CLIENT,
                settings(template, Set.of("9188040d-6c67-4c5b-b112-36a304b66dad"), Set.of()),
                Duration.ofHours(12),
                CLOCK);
        JsonObject claims =
                changed(CLAIMS, "{'tid':'" + tenant + "','iss':'https://login.example/" + tenant + "/v2.0'}");

        assertThatThrownBy(() -> ofTenants.validate(token(claims), template))
                .hasMessage(
                        "REMORA-00820: the logout token of remote app 'acme' is not valid: its tenant is not allowed");
    }

    /** An ID token of the same provider for the same client, handed in as a logout token, and the other way round. */
    @Test
    void noTokenPassesForTheOther() {
        JsonObject idToken = changed(CLAIMS, "{'events':null,'nonce':'n'}");

        assertThatThrownBy(() -> validator.validate(token(idToken), ISSUER)).isInstanceOf(OAuthException.class);
        assertThatThrownBy(() -> new IdTokenValidator("acme", CLIENT, settings(), SampleTokens.ALL, CLOCK)
                        .validate(token(CLAIMS), IdTokenExpectations.of(ISSUER, null)))
                .hasMessage(
                        "REMORA-00811: the ID token of remote app 'acme' is not valid: it has events, as a logout token"
                                + " has");
    }
}

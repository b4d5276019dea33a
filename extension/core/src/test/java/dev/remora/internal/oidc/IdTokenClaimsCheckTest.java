package dev.remora.internal.oidc;

import static dev.remora.internal.oidc.SampleTokens.ALL;
import static dev.remora.internal.oidc.SampleTokens.CLIENT;
import static dev.remora.internal.oidc.SampleTokens.CLOCK;
import static dev.remora.internal.oidc.SampleTokens.ISSUER;
import static dev.remora.internal.oidc.SampleTokens.changed;
import static dev.remora.internal.oidc.SampleTokens.json;
import static dev.remora.internal.oidc.SampleTokens.settings;
import static dev.remora.internal.oidc.SampleTokens.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.TokenRequestException;
import jakarta.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of OpenID Connect Core 3.1.3.7 by what breaks it; the first column is the module of the official suite, or none. */
@Tag("F-04")
@Tag("F-05")
@Tag("F-12")
@Tag("F-13")
@Tag("F-16")
@Tag("F-23")
class IdTokenClaimsCheckTest {

    private static final JsonObject CLAIMS = json("{'iss':'" + ISSUER + "','sub':'7','aud':'client-1',"
            + "'exp':1760000300,'iat':1759999999,'nonce':'n-0S6'}");

    private final IdTokenValidator tolerant = new IdTokenValidator("acme", CLIENT, settings(), ALL, CLOCK);
    private final IdTokenValidator strict = new IdTokenValidator("acme", CLIENT, settings(), Set.of(), CLOCK);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "oidcc-client-test                     | {}",
                "valid-aud-as-array                    | {'aud':['client-1']}",
                "                                      | {'aud':['client-1','client-1']}",
                "                                      | {'azp':'client-1'}",
                "                                      | {'exp':1759999971}",
                "                                      | {'exp':1760000300.5}",
                "                                      | {'iat':1760000030}",
                "                                      | {'iat':1759913600}",
                "                                      | {'nbf':1760000030}",
                "                                      | {'name':null,'other':{'deep':[1,2]}}",
                "                                      | {'acr':1,'auth_time':'yesterday'}",
            })
    void takes(String module, String changes) {
        assertThat(strict.validate(token(changed(CLAIMS, changes)), IdTokenExpectations.of(ISSUER, "n-0S6")))
                .isEqualTo(new IdTokenClaims(changed(CLAIMS, changes), Set.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "invalid-iss           | {'iss':'https://other.example'}                     | iss is another issuer than expected",
                "                      | {'iss':'https://op.example/realms/main/'}           | iss is another issuer than expected",
                "                      | {'iss':'HTTPS://op.example/realms/main'}            | iss is another issuer than expected",
                "                      | {'iss':'https://op.example:443/realms/main'}        | iss is another issuer than expected",
                "                      | {'iss':['https://op.example/realms/main']}          | iss is no string",
                "invalid-missing-iss   | {'iss':null}                                        | iss is missing",
                "missing-sub           | {'sub':null}                                        | sub is missing",
                "                      | {'sub':''}                                          | sub is empty",
                "                      | {'sub':7}                                           | sub is no string",
                "                      | {'sub':'a\\u000ab'}                                  | sub holds a control character",
                "                      | {'sub':'a\\ufffd'}                                   | sub holds half a character, or U+FFFD",
                "invalid-aud           | {'aud':'client-2'}                                  | aud does not name this client",
                "                      | {'aud':'client-1 '}                                 | aud does not name this client",
                "                      | {'aud':'CLIENT-1'}                                  | aud does not name this client",
                "                      | {'aud':[]}                                          | aud does not name this client",
                "                      | {'aud':['client-2']}                                | aud does not name this client",
                "                      | {'aud':'client-1,client-2'}                         | aud does not name this client",
                "invalid-secondary-aud | {'aud':['client-1','client-2']}                     | aud names another audience that trusted-audiences does not",
                "                      | {'aud':['client-1',7]}                              | aud is neither a string nor an array of strings",
                "                      | {'aud':{'client-1':true}}                           | aud is neither a string nor an array of strings",
                "invalid-missing-aud   | {'aud':null}                                        | aud is missing",
                "                      | {'azp':'client-2'}                                  | azp is another client",
                "                      | {'azp':['client-1']}                                | azp is another client",
                "invalid-expired-exp   | {'exp':1759999970}                                  | exp is past",
                "                      | {'exp':0}                                           | exp is past",
                "invalid-missing-exp   | {'exp':null}                                        | exp is missing",
                "                      | {'exp':'1760000300'}                                | exp is no number",
                "                      | {'exp':true}                                        | exp is no number",
                "                      | {'exp':1e400}                                       | exp is no time",
                "                      | {'exp':1760000300000}                               | exp is no time",
                "                      | {'exp':-1}                                          | exp is no time",
                "missing-iat           | {'iat':null}                                        | iat is missing",
                "                      | {'iat':1760000031}                                  | iat is in the future",
                "                      | {'iat':'1759999999'}                                | iat is no number",
                "                      | {'iat':1e400}                                       | iat is no time",
                "iat-is-week-in-past   | {'iat':1759395200}                                  | iat is more than a day ago",
                "                      | {'nbf':1760000031}                                  | nbf is in the future",
                "                      | {'nbf':'0'}                                         | nbf is no number",
                "nonce-invalid         | {'nonce':'n-0S7'}                                   | nonce is not the one that was sent",
                "                      | {'nonce':'N-0S6'}                                   | nonce is not the one that was sent",
                "                      | {'nonce':['n-0S6']}                                 | nonce is no string",
                "invalid-missing-nonce | {'nonce':null}                                      | nonce is missing",
                "                      | {'events':{'http://schemas.openid.net/event/backchannel-logout':{}}} | it has events, as a logout token has",
            })
    void refuses(String module, String changes, String why) {
        assertThatThrownBy(() ->
                        tolerant.validate(token(changed(CLAIMS, changes)), IdTokenExpectations.of(ISSUER, "n-0S6")))
                .isInstanceOf(TokenRequestException.class)
                .hasMessage("REMORA-00811: the ID token of remote app 'acme' is not valid: " + why)
                .extracting(e -> ((OAuthException) e).code())
                .isEqualTo(ErrorCode.ID_TOKEN_INVALID);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255})
    void takesASubjectOfThatLength(int length) {
        JsonObject claims = changed(CLAIMS, "{'sub':'" + "x".repeat(length) + "'}");

        assertThat(strict.validate(token(claims), IdTokenExpectations.of(ISSUER, "n-0S6"))
                        .subject())
                .hasSize(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 10_000})
    void refusesALongerSubjectWithoutShowingIt(int length) {
        JsonObject claims = changed(CLAIMS, "{'sub':'" + "x".repeat(length) + "'}");

        assertThatThrownBy(() -> tolerant.validate(token(claims), IdTokenExpectations.of(ISSUER, "n-0S6")))
                .hasMessage(
                        "REMORA-00811: the ID token of remote app 'acme' is not valid: sub is longer than 255 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'typ':null}",
                "{'typ':'JWT'}",
                "{'typ':'jwt'}",
                "{'typ':'application/jwt'}",
                "{'typ':'Application/JWT'}"
            })
    void takesTheTypeOfAnyToken(String header) {
        assertThat(strict.validate(token(header, CLAIMS), IdTokenExpectations.of(ISSUER, "n-0S6"))
                        .tolerated())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at+jwt",
                "AT+JWT",
                "application/at+jwt",
                "logout+jwt",
                "dpop+jwt",
                "client-authentication+jwt",
                "oauth-authz-req+jwt",
                "token-introspection+jwt",
                "secevent+jwt"
            })
    void refusesTheTypeOfAnotherKindOfToken(String typ) {
        assertThatThrownBy(() -> tolerant.validate(
                        token("{'typ':'" + typ + "'}", CLAIMS), IdTokenExpectations.of(ISSUER, "n-0S6")))
                .hasMessage(
                        "REMORA-00811: the ID token of remote app 'acme' is not valid: typ is that of another kind of token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWS", "id_token", "", "application/", "text/jwt"})
    void toleratesAnotherType(String typ) {
        String header = "{'typ':'" + typ + "'}";

        assertThat(tolerant.validate(token(header, CLAIMS), IdTokenExpectations.of(ISSUER, "n-0S6"))
                        .tolerated())
                .containsExactly(OpenIdTolerance.OTHER_TYPE);
        assertThatThrownBy(() -> strict.validate(token(header, CLAIMS), IdTokenExpectations.of(ISSUER, "n-0S6")))
                .hasMessage("REMORA-00811: the ID token of remote app 'acme' is not valid: typ is not JWT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "['JWT']", "true"})
    void refusesATypeThatIsNoText(String typ) {
        assertThatThrownBy(() -> tolerant.validate(
                        token("{'typ':" + typ + "}", CLAIMS), IdTokenExpectations.of(ISSUER, "n-0S6")))
                .hasMessage("REMORA-00811: the ID token of remote app 'acme' is not valid: typ is no string");
    }
}

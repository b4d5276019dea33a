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
import jakarta.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect Core 1.0 section 12.2; the names in the first column are modules of the official suite. */
@Tag("D-07")
class RefreshedIdTokenTest {

    private static final JsonObject FIRST = json("{'iss':'" + ISSUER + "','sub':'7','aud':'client-1','azp':'client-1',"
            + "'exp':1759990300,'iat':1759990000,'auth_time':1759989999,'nonce':'n'}");
    private static final JsonObject REFRESHED = changed(FIRST, "{'exp':1760000300,'iat':1759999999,'nonce':null}");

    private final IdTokenValidator tolerant = new IdTokenValidator("acme", CLIENT, settings(), ALL, CLOCK);
    private final IdTokenValidator strict = new IdTokenValidator("acme", CLIENT, settings(), Set.of(), CLOCK);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'nonce':'n'}",
                "{'auth_time':null}",
                "{'name':'Duke'}",
                "{'at_hash':'77QmUPtjPfzWtF2AnpK9RQ'}"
            })
    void takesOneOfTheSameUserAndSignIn(String changes) {
        JsonObject claims = changed(REFRESHED, changes);

        assertThat(strict.validateRefreshed(
                        token(claims), ISSUER, "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y", FIRST))
                .isEqualTo(new IdTokenClaims(claims, Set.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "refresh-token-invalid-issuer | {'iss':'https://other.example'} | iss is another issuer than expected",
                "refresh-token-invalid-sub    | {'sub':'8'}                     | sub is not that of the ID token of the sign-in",
                "                             | {'aud':'client-2'}              | aud does not name this client",
                "                             | {'azp':null}                    | azp is not that of the ID token of the sign-in",
                "                             | {'nonce':'m'}                   | nonce is not that of the ID token of the sign-in",
                "                             | {'auth_time':1759989998}        | auth_time is before that of the ID token of the sign-in",
                "                             | {'auth_time':'1759989999'}      | auth_time is no number",
                "                             | {'exp':1759990300}              | exp is past",
                "                             | {'at_hash':'x'}                 | at_hash is not that of the access token",
            })
    void refuses(String module, String changes, String why) {
        assertThatThrownBy(() -> tolerant.validateRefreshed(token(changed(REFRESHED, changes)), ISSUER, "t", FIRST))
                .hasMessage("REMORA-00811: the ID token of remote app 'acme' is not valid: " + why)
                .extracting(e -> ((OAuthException) e).code())
                .isEqualTo(ErrorCode.ID_TOKEN_INVALID);
    }

    /** Two tenants of one provider: both issuers fit the template. */
    @Test
    void refusesOneOfAnotherTenant() {
        String template = "https://login.example/{tenantid}/v2.0";
        JsonObject first = changed(
                FIRST,
                "{'tid':'72f988bf-86f1-41af-91ab-2d7cd011db47',"
                        + "'iss':'https://login.example/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0'}");
        JsonObject refreshed = changed(
                REFRESHED,
                "{'tid':'9188040d-6c67-4c5b-b112-36a304b66dad',"
                        + "'iss':'https://login.example/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0'}");
        IdTokenValidator ofTenants =
                new IdTokenValidator("acme", CLIENT, settings(template, Set.of(), Set.of()), ALL, CLOCK);

        assertThatThrownBy(() -> ofTenants.validateRefreshed(token(refreshed), template, "t", first))
                .hasMessage("REMORA-00811: the ID token of remote app 'acme' is not valid: iss is not that of the ID"
                        + " token of the sign-in");
    }

    @Test
    void refusesAClientThatWasNotNamedAtSignIn() {
        assertThatThrownBy(
                        () -> tolerant.validateRefreshed(token(REFRESHED), ISSUER, "t", changed(FIRST, "{'azp':null}")))
                .hasMessage("REMORA-00811: the ID token of remote app 'acme' is not valid: azp is not that of the ID"
                        + " token of the sign-in");
    }

    @Test
    void toleratesALaterProof() {
        JsonObject later = changed(REFRESHED, "{'auth_time':1759999000}");

        assertThat(tolerant.validateRefreshed(token(later), ISSUER, "t", FIRST).tolerated())
                .containsExactly(OpenIdTolerance.LATER_AUTH_TIME);
        assertThatThrownBy(() -> strict.validateRefreshed(token(later), ISSUER, "t", FIRST))
                .hasMessage(
                        "REMORA-00811: the ID token of remote app 'acme' is not valid: auth_time is after that of the"
                                + " ID token of the sign-in");
    }
}

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
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sign-in asked for decides about its ID token. */
@Tag("F-14")
@Tag("F-15")
class IdTokenContextTest {

    private static final JsonObject CLAIMS =
            json("{'iss':'" + ISSUER + "','sub':'7','aud':'client-1'," + "'exp':1760000300,'iat':1759999999}");
    private static final String ACCESS_TOKEN = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";

    private final IdTokenValidator validator = new IdTokenValidator("acme", CLIENT, settings(), ALL, CLOCK);

    @Test
    void aNonceThatNobodySentIsTolerated() {
        JsonObject claims = changed(CLAIMS, "{'nonce':'n'}");

        assertThat(validator.validate(token(claims), expecting()).tolerated())
                .containsExactly(OpenIdTolerance.UNASKED_NONCE);
        IdTokenValidator strict = new IdTokenValidator("acme", CLIENT, settings(), Set.of(), CLOCK);
        refused(() -> strict.validate(token(claims), expecting()), "it has a nonce, and none was sent");
    }

    @Test
    void trustedAudiencesMayStandBesideTheClient() {
        IdTokenValidator trusting =
                new IdTokenValidator("acme", CLIENT, settings(null, Set.of(), Set.of("api")), Set.of(), CLOCK);

        assertThat(trusting.validate(token(changed(CLAIMS, "{'aud':['api','client-1']}")), expecting())
                        .subject())
                .isEqualTo("7");
        refused(
                () -> trusting.validate(token(changed(CLAIMS, "{'aud':['api']}")), expecting()),
                "aud does not name this client");
        refused(
                () -> trusting.validate(token(changed(CLAIMS, "{'aud':['api','client-1','x']}")), expecting()),
                "aud names another audience that trusted-audiences does not");
    }

    /** The first is the vector of OpenID Connect Core 1.0 appendix A.3; the others were computed with openssl. */
    @ParameterizedTest
    @CsvSource({
        "RS256, 77QmUPtjPfzWtF2AnpK9RQ",
        "ES256, 77QmUPtjPfzWtF2AnpK9RQ",
        "PS256, 77QmUPtjPfzWtF2AnpK9RQ",
        "HS256, 77QmUPtjPfzWtF2AnpK9RQ",
        "RS384, jtAeDp945y1dDqU3nkIVGNZP1HjH_MFs",
        "ES512, q7nS86GgvvFaZkzALLWqJYaJIKw2wCDAVfCAsm5CrBM",
        "EdDSA, q7nS86GgvvFaZkzALLWqJYaJIKw2wCDAVfCAsm5CrBM",
        "Ed25519, q7nS86GgvvFaZkzALLWqJYaJIKw2wCDAVfCAsm5CrBM"
    })
    void theHashOfTheAccessTokenIsCompared(String alg, String hash) {
        String header = "{'alg':'" + alg + "'}";
        JsonObject claims = changed(CLAIMS, "{'at_hash':'" + hash + "'}");
        IdTokenExpectations expected = new IdTokenExpectations(ISSUER, null, null, Set.of(), ACCESS_TOKEN, null, null);

        assertThat(validator.validate(token(header, claims), expected).subject())
                .isEqualTo("7");
        refused(
                () -> validator.validate(
                        token(header, claims),
                        new IdTokenExpectations(ISSUER, null, null, Set.of(), "other", null, null)),
                "at_hash is not that of the access token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'alg':'RS257'}", "{'alg':'none'}", "{'alg':'Ed448'}", "{'alg':null}"})
    void theHashOfAnUnknownAlgorithmIsRefused(String header) {
        refused(
                () -> validator.validate(
                        token(header, changed(CLAIMS, "{'at_hash':'77QmUPtjPfzWtF2AnpK9RQ'}")),
                        new IdTokenExpectations(ISSUER, null, null, Set.of(), ACCESS_TOKEN, null, null)),
                "at_hash is not that of the access token");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'at_hash':'77QmUPtjPfzWtF2AnpK9Rg'}   | at_hash is not that of the access token",
                "{'at_hash':'77QmUPtjPfzWtF2AnpK9RQ=='} | at_hash is not that of the access token",
                "{'at_hash':''}                         | at_hash is not that of the access token",
                "{'at_hash':7}                          | at_hash is no string",
                "{'c_hash':'77QmUPtjPfzWtF2AnpK9Rg'}    | c_hash is not that of the code",
                "{'s_hash':'77QmUPtjPfzWtF2AnpK9Rg'}    | s_hash is not that of the state",
            })
    void hashesOfSomethingElseAreRefused(String changes, String why) {
        refused(
                () -> validator.validate(
                        token(changed(CLAIMS, changes)),
                        new IdTokenExpectations(
                                ISSUER, null, null, Set.of(), ACCESS_TOKEN, ACCESS_TOKEN, ACCESS_TOKEN)),
                why);
    }

    @Test
    void hashesThatAreMissingNeedNotBeThere() {
        assertThat(validator
                        .validate(
                                token(CLAIMS),
                                new IdTokenExpectations(ISSUER, null, null, Set.of(), ACCESS_TOKEN, "c", "s"))
                        .subject())
                .isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1759999670", "1760000000", "1760000030"})
    void aProofThatIsNewEnoughIsTaken(String authTime) {
        assertThat(validator
                        .validate(token(changed(CLAIMS, "{'auth_time':" + authTime + "}")), within5Minutes())
                        .subject())
                .isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                         | auth_time is missing",
                "{'auth_time':'1760000000'} | auth_time is no number",
                "{'auth_time':1760000031}   | auth_time is in the future",
                "{'auth_time':1e400}        | auth_time is no time",
            })
    void withMaxAgeThereIsATimeOfTheProof(String changes, String why) {
        refused(() -> validator.validate(token(changed(CLAIMS, changes)), within5Minutes()), why);
    }

    @Test
    void aProofThatIsTooOldIsNotEnough() {
        assertThatThrownBy(
                        () -> validator.validate(token(changed(CLAIMS, "{'auth_time':1759999669}")), within5Minutes()))
                .hasMessage("REMORA-00814: the ID token of remote app 'acme' is of a user who proved longer ago than"
                        + " max_age allows who it is (auth_time)")
                .extracting(e -> ((OAuthException) e).code())
                .isEqualTo(ErrorCode.AUTHENTICATION_INSUFFICIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'acr':'silver'}", "{'acr':['gold']}", "{'acr':'Gold'}"})
    void aProofOfAnotherClassIsNotEnough(String changes) {
        assertThatThrownBy(() -> validator.validate(token(changed(CLAIMS, changes)), ofClass("gold", "platinum")))
                .hasMessage(
                        "REMORA-00815: the ID token of remote app 'acme' is of a user who proved who it is in another"
                                + " way than those that are required (acr)")
                .extracting(e -> ((OAuthException) e).code())
                .isEqualTo(ErrorCode.AUTHENTICATION_INSUFFICIENT);
    }

    @Test
    void oneOfTheRequiredClassesIsEnough() {
        assertThat(validator
                        .validate(token(changed(CLAIMS, "{'acr':'gold'}")), ofClass("gold", "platinum"))
                        .subject())
                .isEqualTo("7");
    }

    private static IdTokenExpectations expecting() {
        return IdTokenExpectations.of(ISSUER, null);
    }

    private static IdTokenExpectations within5Minutes() {
        return new IdTokenExpectations(ISSUER, null, Duration.ofMinutes(5), Set.of(), null, null, null);
    }

    private static IdTokenExpectations ofClass(String... acrs) {
        return new IdTokenExpectations(ISSUER, null, null, Set.of(acrs), null, null, null);
    }

    private static void refused(Runnable validation, String why) {
        assertThatThrownBy(validation::run)
                .hasMessage("REMORA-00811: the ID token of remote app 'acme' is not valid: " + why)
                .extracting(e -> ((OAuthException) e).code())
                .isEqualTo(ErrorCode.ID_TOKEN_INVALID);
    }
}

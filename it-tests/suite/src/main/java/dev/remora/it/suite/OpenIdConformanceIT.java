package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ClientProof;
import dev.remora.it.providers.OpenIdEndpoint;
import dev.remora.it.providers.OpenIdFaults;
import dev.remora.it.providers.OpenIdRequest;
import dev.remora.it.providers.OpenIdSignatureFaults;
import dev.remora.it.providers.ScriptedIssuer;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The modules of the plans oidcc-client-basic-certification-test-plan and oidcc-client-formpost-basic-certification-test-plan, each
 * with the response mode of either.
 */
@Tag("portable")
@OnServer
class OpenIdConformanceIT extends OpenIdScenario {

    private static final List<String> MODULES = List.of(
            "oidcc-client-test",
            "oidcc-client-test-invalid-iss",
            "oidcc-client-test-missing-sub",
            "oidcc-client-test-invalid-aud",
            "oidcc-client-test-missing-iat",
            "oidcc-client-test-kid-absent-single-jwks",
            "oidcc-client-test-kid-absent-multiple-jwks",
            "oidcc-client-test-idtoken-sig-rs256",
            "oidcc-client-test-idtoken-sig-none",
            "oidcc-client-test-invalid-sig-rs256",
            "oidcc-client-test-userinfo-invalid-sub",
            "oidcc-client-test-nonce-invalid",
            "oidcc-client-test-scope-userinfo-claims",
            "oidcc-client-test-client-secret-basic");

    private static final Map<String, String> FORM_POST = Map.of("authorize-params", "response_mode=form_post");

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>();
        for (String module : MODULES) {
            settings.putAll(app(module + "-query"));
            settings.putAll(app(module + "-form_post", FORM_POST));
        }
        settings.putAll(app("oidcc-client-test-form-post-error", FORM_POST));
        settings.putAll(app("oidcc-client-test-userinfo-bearer-header"));
        for (String mode : List.of("query", "form_post")) {
            settings.put(
                    "remora.oidcc-client-test-client-secret-basic-" + mode + ".token-endpoint-auth-method",
                    "client_secret_basic");
        }
        return Shop.archive(settings);
    }

    @AfterEach
    void logHoldsNoSecret() {
        assertThat(jane.text("log")).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void oidccClientTest(String mode) {
        assertAccepted("oidcc-client-test-" + mode, issuer -> {});

        OpenIdRequest request = issuer("oidcc-client-test-" + mode)
                .requests(OpenIdEndpoint.AUTHORIZATION)
                .get(0);
        assertThat(request.parameter("scope").split(" ")).contains("openid");
        assertThat(request.parameter("nonce")).hasSizeGreaterThan(20);
        assertThat(request.parameter("code_challenge_method")).isEqualTo("S256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void oidccClientTestInvalidIss(String mode) {
        assertRefused(
                "oidcc-client-test-invalid-iss-" + mode,
                OpenIdFaults::invalidIss,
                "iss is another issuer than expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void oidccClientTestMissingSub(String mode) {
        assertRefused("oidcc-client-test-missing-sub-" + mode, OpenIdFaults::missingSub, "sub is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void oidccClientTestInvalidAud(String mode) {
        assertRefused(
                "oidcc-client-test-invalid-aud-" + mode, OpenIdFaults::invalidAud, "aud does not name this client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void oidccClientTestMissingIat(String mode) {
        assertRefused("oidcc-client-test-missing-iat-" + mode, OpenIdFaults::missingIat, "iat is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void oidccClientTestKidAbsentSingleJwks(String mode) {
        assertAccepted("oidcc-client-test-kid-absent-single-jwks-" + mode, OpenIdSignatureFaults::kidAbsentSingleJwks);
    }

    /** The module lets a client refuse, or try the keys that fit. */
    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void oidccClientTestKidAbsentMultipleJwks(String mode) {
        assertAccepted(
                "oidcc-client-test-kid-absent-multiple-jwks-" + mode, OpenIdSignatureFaults::kidAbsentMultipleJwks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void oidccClientTestIdtokenSigRs256(String mode) {
        String app = "oidcc-client-test-idtoken-sig-rs256-" + mode;

        assertAccepted(app, issuer -> {});

        assertThat(issuer(app).requests(OpenIdEndpoint.KEYS)).hasSize(1);
    }

    /** The module lets a client that did not register for it refuse. */
    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void oidccClientTestIdtokenSigNone(String mode) {
        assertRefused("oidcc-client-test-idtoken-sig-none-" + mode, OpenIdSignatureFaults::sigNone, "it is not signed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void oidccClientTestInvalidSigRs256(String mode) {
        assertRefused(
                "oidcc-client-test-invalid-sig-rs256-" + mode,
                OpenIdSignatureFaults::invalidSig,
                "its signature is not good");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void oidccClientTestUserinfoInvalidSub(String mode) {
        String app = "oidcc-client-test-userinfo-invalid-sub-" + mode;
        issuer(app).bend(OpenIdFaults::userinfoInvalidSub);

        JsonObject outcome = signIn(app);

        Failures.assertFailed(
                outcome,
                "userinfo_subject_mismatch",
                "REMORA-00817: userinfo of remote app '" + app + "' is about another user than the ID token (sub)");
        assertNobody(app);
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void oidccClientTestNonceInvalid(String mode) {
        assertRefused(
                "oidcc-client-test-nonce-invalid-" + mode,
                OpenIdFaults::invalidNonce,
                "nonce is not the one that was sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void oidccClientTestScopeUserinfoClaims(String mode) {
        String app = "oidcc-client-test-scope-userinfo-claims-" + mode;

        JsonObject identity = signIn(app).getJsonObject("identity");

        assertThat(issuer(app).requests(OpenIdEndpoint.AUTHORIZATION).get(0).parameter("scope"))
                .isEqualTo("openid profile email");
        assertThat(identity.getString("name")).isEqualTo("Jane Doe");
        assertThat(identity.getString("email")).isEqualTo("janedoe@example.test");
        assertThat(identity.getBoolean("email_verified")).isTrue();
        assertThat(issuer(app).requests(OpenIdEndpoint.USERINFO))
                .singleElement()
                .satisfies(request -> assertThat(request.authorization()).startsWith("Bearer "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "form_post"})
    void oidccClientTestClientSecretBasic(String mode) {
        String app = "oidcc-client-test-client-secret-basic-" + mode;

        assertAccepted(app, issuer -> {});

        assertThat(issuer(app).proofs()).extracting(ClientProof::method).containsExactly("client_secret_basic");
    }

    @Test
    void oidccClientTestFormPostError() {
        String app = "oidcc-client-test-form-post-error";
        issuer(app)
                .callback(parameters -> Map.of(
                        "error", "server_error",
                        "state", parameters.getOrDefault("state", ""),
                        "iss", parameters.getOrDefault("iss", "")));

        JsonObject outcome = signIn(app);

        assertThat(outcome.getString("outcome")).isEqualTo("denied");
        assertThat(outcome.getString("error")).isEqualTo("server_error");
        assertThat(issuer(app).requests(OpenIdEndpoint.TOKEN)).isEmpty();
    }

    @Test
    void oidccClientTestUserinfoBearerHeader() {
        String app = "oidcc-client-test-userinfo-bearer-header";

        assertAccepted(app, issuer -> {});

        assertThat(issuer(app).requests(OpenIdEndpoint.USERINFO))
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.authorization()).startsWith("Bearer ");
                    assertThat(request.parameters()).doesNotContainKey("access_token");
                });
    }

    private void assertAccepted(String app, Consumer<ScriptedIssuer> oddity) {
        issuer(app).bend(oddity);

        JsonObject outcome = signIn(app);

        assertSignedIn(app, outcome);
    }

    private void assertRefused(String app, Consumer<ScriptedIssuer> fault, String why) {
        issuer(app).bend(fault);

        JsonObject outcome = signIn(app);

        assertIdTokenRefused(app, outcome, why);
    }
}

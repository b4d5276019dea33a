package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.JwtKey;
import dev.remora.it.providers.OpenIdEndpoint;
import dev.remora.it.providers.OpenIdFaults;
import dev.remora.it.providers.OpenIdRequest;
import dev.remora.it.providers.OpenIdSignatureFaults;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The modules of the plans oidcc-client-config-certification-test-plan and oidcc-client-refreshtoken-test-plan. */
@Tag("portable")
@OnServer
class OpenIdConfigConformanceIT extends OpenIdScenario {

    private static final List<String> MODULES = List.of(
            "oidcc-client-test-discovery-openid-config",
            "oidcc-client-test-discovery-jwks-uri-keys",
            "oidcc-client-test-discovery-issuer-mismatch",
            "oidcc-client-test-idtoken-sig-none",
            "oidcc-client-test-signing-key-rotation-just-before-signing",
            "oidcc-client-test-signing-key-rotation",
            "oidcc-client-test-refresh-token",
            "oidcc-client-test-refresh-token-invalid-issuer",
            "oidcc-client-test-refresh-token-invalid-sub");

    @Deployment(testable = false)
    static WebArchive shop() {
        return shop(
                MODULES,
                MODULES.stream()
                        .collect(Collectors.toMap(
                                module -> "remora." + module + ".base-url",
                                module -> issuer(module).identifier() + "/api/")));
    }

    @AfterEach
    void logHoldsNoSecretAndTheClockIsRight() {
        jane.putClockForward("PT0S");
        assertThat(jane.text("log")).doesNotContain("canary");
    }

    @Test
    void oidccClientTestDiscoveryOpenidConfig() {
        String app = "oidcc-client-test-discovery-openid-config";

        assertThat(jane.login(app).toString()).startsWith(issuer(app).uri(OpenIdEndpoint.AUTHORIZATION) + "?");

        assertThat(issuer(app).requests(OpenIdEndpoint.METADATA))
                .extracting(OpenIdRequest::method)
                .containsExactly("GET");
        jane.login(app);
        assertThat(issuer(app).requests(OpenIdEndpoint.METADATA)).hasSize(1);
    }

    @Test
    void oidccClientTestDiscoveryJwksUriKeys() {
        String app = "oidcc-client-test-discovery-jwks-uri-keys";

        assertSignedIn(app, signIn(app));
        assertSignedIn(app, signIn(app));

        assertThat(issuer(app).requests(OpenIdEndpoint.KEYS)).hasSize(1);
    }

    @Test
    void oidccClientTestDiscoveryIssuerMismatch() {
        String app = "oidcc-client-test-discovery-issuer-mismatch";
        issuer(app).bend(OpenIdFaults::issuerMismatch);

        JsonObject outcome = jane.refusedLogin(app);

        Failures.assertFailed(
                outcome,
                "metadata_invalid",
                "REMORA-00851: remote app '" + app + "': the provider's metadata at "
                        + issuer(app).uri(OpenIdEndpoint.METADATA) + " are those of the issuer "
                        + issuer(app).identifier() + "/other, but the setting issuer is "
                        + issuer(app).identifier() + "; the two have to be equal, character for character");
        assertThat(issuer(app).counts()).containsOnlyKeys(OpenIdEndpoint.METADATA);
    }

    @Test
    void oidccClientTestIdtokenSigNone() {
        String app = "oidcc-client-test-idtoken-sig-none";
        issuer(app).bend(OpenIdSignatureFaults::sigNone);

        assertIdTokenRefused(app, signIn(app), "it is not signed");
    }

    /** The key changes between the client's look at the keys and the token. */
    @Test
    void oidccClientTestSigningKeyRotationJustBeforeSigning() {
        String app = "oidcc-client-test-signing-key-rotation-just-before-signing";
        JwtKey next = JwtKey.rsa("next");
        issuer(app).idToken(token -> {
            issuer(app).publish(next);
            return token.signedBy(next);
        });

        assertSignedIn(app, signIn(app));

        assertThat(issuer(app).requests(OpenIdEndpoint.KEYS)).hasSizeBetween(1, 2);
    }

    @Test
    void oidccClientTestSigningKeyRotation() {
        String app = "oidcc-client-test-signing-key-rotation";
        assertSignedIn(app, signIn(app));
        issuer(app).bend(OpenIdSignatureFaults::rotateKey);
        jane.putClockForward("PT31S");

        assertSignedIn(app, signIn(app));

        assertThat(issuer(app).requests(OpenIdEndpoint.KEYS)).hasSize(2);
    }

    @Test
    void oidccClientTestRefreshToken() {
        String app = "oidcc-client-test-refresh-token";
        signIn(app);

        refresh(app);

        assertThat(jane.identity(app).getString("sub")).isEqualTo(JANE);
        assertThat(tokenRequests(app))
                .extracting(request -> request.parameter("grant_type"))
                .containsExactly("authorization_code", "refresh_token");
    }

    @Test
    void oidccClientTestRefreshTokenInvalidIssuer() {
        String app = "oidcc-client-test-refresh-token-invalid-issuer";
        issuer(app).refreshedIdToken(token -> token.with("iss", issuer(app).identifier() + "/other"));
        signIn(app);

        JsonObject outcome = refresh(app);

        assertSignedOut(app, outcome);
    }

    @Test
    void oidccClientTestRefreshTokenInvalidSub() {
        String app = "oidcc-client-test-refresh-token-invalid-sub";
        issuer(app).refreshedIdToken(token -> token.with("sub", "somebody-else"));
        signIn(app);

        JsonObject outcome = refresh(app);

        assertSignedOut(app, outcome);
    }

    private void assertSignedOut(String app, JsonObject outcome) {
        Failures.assertFailed(
                outcome,
                "reauthorization_required",
                "REMORA-00316: remote app '" + app + "' does not renew the token any more (the ID token that came with"
                        + " the new one is not valid); the user has to sign in again");
        assertNobody(app);
    }

    /** Calls when the token is due. */
    private JsonObject refresh(String app) {
        jane.putClockForward("PT4M30S");
        return jane.get(app, "x");
    }
}

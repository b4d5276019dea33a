package dev.remora.internal.oidc;

import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.VerifiedToken;
import dev.remora.internal.message.OpenIdMessages;
import dev.remora.internal.settings.OpenIdSettings;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The checks of ID tokens (OpenID Connect Core 1.0 sections 3.1.3.7, 3.1.3.8 and 12.2, RFC 8725) of one remote application, after
 * that of the signature.
 *
 * @param tolerable what the provider may get wrong
 */
public record IdTokenValidator(
        String remoteApp,
        String clientId,
        OpenIdSettings settings,
        Set<OpenIdTolerance> tolerable,
        InstantSource clock) {

    private static final String EVENTS = "events";

    public IdTokenValidator {
        tolerable = Set.copyOf(tolerable);
    }

    /**
     * Verifies and checks the ID token of a sign-in.
     *
     * @param token in compact form
     * @throws dev.remora.TokenRequestException as {@link #validate(VerifiedToken, IdTokenExpectations)} does, or if its signature
     *     is not good
     */
    public IdTokenClaims validate(String token, SignatureCheck signatures, IdTokenExpectations expected) {
        return validate(verified(token, signatures), expected);
    }

    /**
     * Verifies and checks an ID token that came with a refreshed access token (section 12.2).
     *
     * @param token in compact form
     * @throws dev.remora.TokenRequestException as {@link #validateRefreshed(VerifiedToken, String, String, JsonObject)} does, or if
     *     its signature is not good
     */
    public IdTokenClaims validateRefreshed(
            String token, SignatureCheck signatures, String issuer, String accessToken, JsonObject previous) {
        return validateRefreshed(verified(token, signatures), issuer, accessToken, previous);
    }

    private VerifiedToken verified(String token, SignatureCheck signatures) {
        try {
            return signatures.verify(token);
        } catch (JoseException e) {
            throw OpenIdMessages.idTokenInvalid(remoteApp, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Checks the ID token of a sign-in.
     *
     * @throws dev.remora.TokenRequestException if it is not valid, the tenant is not allowed, or the user did not prove enough
     */
    public IdTokenClaims validate(VerifiedToken token, IdTokenExpectations expected) {
        ClaimChecks checks = checked(token, expected.issuer());
        nonce(checks, expected.nonce());
        hash(checks, token, "at_hash", expected.accessToken(), "the access token");
        hash(checks, token, "c_hash", expected.code(), "the code");
        hash(checks, token, "s_hash", expected.state(), "the state");
        maxAge(checks, expected.maxAge());
        if (!expected.requiredAcrs().isEmpty()
                && !expected.requiredAcrs().contains(Objects.requireNonNullElse(text(checks, "acr"), ""))) {
            throw OpenIdMessages.otherAcr(remoteApp);
        }
        return new IdTokenClaims(token.claims(), checks.tolerated());
    }

    /**
     * Checks an ID token that came with a refreshed access token (section 12.2).
     *
     * @param issuer of the provider's metadata
     * @param accessToken that came with it
     * @param previous the claims of the ID token of the sign-in
     * @throws dev.remora.TokenRequestException if it is not valid, or is about another user or sign-in
     */
    public IdTokenClaims validateRefreshed(
            VerifiedToken token, String issuer, String accessToken, JsonObject previous) {
        ClaimChecks checks = checked(token, issuer);
        hash(checks, token, "at_hash", accessToken, "the access token");
        same(checks, "iss", previous);
        same(checks, "sub", previous);
        same(checks, "azp", previous);
        if (token.claims().containsKey("nonce")) {
            same(checks, "nonce", previous);
        }
        sameAuthentication(checks, previous);
        return new IdTokenClaims(token.claims(), checks.tolerated());
    }

    private ClaimChecks checked(VerifiedToken token, String issuer) {
        ClaimChecks checks = new ClaimChecks(
                token, settings, tolerable, clock.instant(), why -> OpenIdMessages.idTokenInvalid(remoteApp, why));
        checks.type("jwt");
        checks.require(!token.claims().containsKey(EVENTS), "it has events, as a logout token has");
        checks.issuer(issuer, tenant -> OpenIdMessages.tenantNotAllowed(remoteApp, tenant));
        checks.audience(clientId);
        checks.subject();
        checks.notExpired();
        checks.issuedOfLate();
        checks.notBefore();
        return checks;
    }

    private static void nonce(ClaimChecks checks, @Nullable String sent) {
        boolean present = checks.claims().containsKey("nonce");
        if (sent != null) {
            checks.require(isSame(checks.requiredText("nonce"), sent), "nonce is not the one that was sent");
        } else if (present) {
            checks.tolerate(OpenIdTolerance.UNASKED_NONCE, "it has a nonce, and none was sent");
        }
    }

    private static void hash(ClaimChecks checks, VerifiedToken token, String claim, @Nullable String value, String of) {
        if (value != null && token.claims().containsKey(claim)) {
            checks.require(
                    HalfHash.matches(checks.requiredText(claim), value, ClaimChecks.text(token.header(), "alg")),
                    claim + " is not that of " + of);
        }
    }

    private void maxAge(ClaimChecks checks, @Nullable Duration maxAge) {
        if (maxAge != null && checks.secondsSince("auth_time") > maxAge.toSeconds() + checks.skew()) {
            throw OpenIdMessages.authenticatedTooLongAgo(remoteApp);
        }
    }

    private static void same(ClaimChecks checks, String claim, JsonObject previous) {
        checks.require(
                Objects.equals(checks.claims().get(claim), previous.get(claim)),
                claim + " is not that of the ID token of the sign-in");
    }

    // Keycloak moves auth_time when the user proves again who it is, in another window
    private static void sameAuthentication(ClaimChecks checks, JsonObject previous) {
        JsonValue before = previous.get("auth_time");
        if (before == null || !checks.claims().containsKey("auth_time")) {
            return;
        }
        double now = checks.requiredTime("auth_time");
        if (before instanceof JsonNumber number && now != number.doubleValue()) {
            checks.require(now > number.doubleValue(), "auth_time is before that of the ID token of the sign-in");
            checks.tolerate(OpenIdTolerance.LATER_AUTH_TIME, "auth_time is after that of the ID token of the sign-in");
        }
    }

    private static @Nullable String text(ClaimChecks checks, String claim) {
        return ClaimChecks.text(checks.claims(), claim);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.remora.internal.oidc;

import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.VerifiedToken;
import dev.remora.internal.message.OpenIdMessages;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.spi.Logout;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The checks of logout tokens (OpenID Connect Back-Channel Logout 1.0 section 2.6) of one remote application, after that of the
 * signature. Both profiles have the same ones; that a token counts once is for {@link dev.remora.spi.LogoutRegistry} to see.
 *
 * @param longestSession how long a session lasts at most, and so how long a logout is kept
 */
public record LogoutTokenValidator(
        String remoteApp, String clientId, OpenIdSettings settings, Duration longestSession, InstantSource clock) {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    /** A token is refused when it is a day old: until then its {@code jti} has to be kept, however short a session is. */
    private static final Duration TOKEN_LIFE = Duration.ofDays(1);

    /**
     * Verifies and checks a logout token.
     *
     * @param token in compact form
     * @param issuer of the provider's metadata
     * @throws dev.remora.CallbackRejectedException if it is not valid
     */
    public Logout validate(String token, SignatureCheck signatures, String issuer) {
        try {
            return validate(signatures.verify(token), issuer);
        } catch (JoseException e) {
            throw OpenIdMessages.logoutTokenInvalid(remoteApp, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Checks a logout token.
     *
     * @param issuer of the provider's metadata
     * @throws dev.remora.CallbackRejectedException if it is not valid
     */
    public Logout validate(VerifiedToken token, String issuer) {
        ClaimChecks checks = new ClaimChecks(
                token, settings, Set.of(), clock.instant(), why -> OpenIdMessages.logoutTokenInvalid(remoteApp, why));
        checks.type("logout+jwt");
        checks.issuer(issuer, tenant -> OpenIdMessages.logoutTokenInvalid(remoteApp, "its tenant is not allowed"));
        checks.audience(clientId);
        checks.notExpired();
        checks.issuedOfLate();
        checks.notBefore();
        checks.require(!token.claims().containsKey("nonce"), "it has a nonce, as an ID token has");
        event(checks);
        String subject = token.claims().containsKey("sub") ? checks.subject() : null;
        String session = session(checks);
        checks.require(subject != null || session != null, "sub and sid are missing");
        String id = checks.requiredText("jti");
        checks.require(!id.isEmpty(), "jti is empty");
        Instant issued = Instant.ofEpochSecond((long) checks.requiredTime("iat"));
        return Logout.ofToken(token.claims().getString("iss"), subject, session, id, issued, expiry(issued));
    }

    private static void event(ClaimChecks checks) {
        checks.require(
                checks.claims().get("events") instanceof JsonObject events && events.get(EVENT) instanceof JsonObject,
                "events does not name a back-channel logout");
    }

    private static @Nullable String session(ClaimChecks checks) {
        if (!checks.claims().containsKey("sid")) {
            return null;
        }
        String session = checks.requiredText("sid");
        checks.require(!session.isEmpty(), "sid is empty");
        return session;
    }

    private Instant expiry(Instant issued) {
        Duration kept = longestSession.compareTo(TOKEN_LIFE) < 0 ? TOKEN_LIFE : longestSession;
        return issued.plus(kept).plus(settings.clockSkew()).plus(settings.clockSkew());
    }
}

package dev.remora.internal.signin;

import dev.remora.Identity;
import dev.remora.OAuthException;
import dev.remora.SettingsException;
import dev.remora.TokenInfo;
import dev.remora.internal.message.OpenIdMessages;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.oidc.LogoutTokenValidator;
import dev.remora.internal.oidc.SignatureCheck;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.token.CurrentRequests;
import dev.remora.internal.token.RefusalLog;
import dev.remora.internal.token.Tokens;
import dev.remora.spi.CurrentRequest;
import dev.remora.spi.Logout;
import dev.remora.spi.LogoutRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes a provider's word that a session has ended: a logout token of the back channel, or a page of the provider that the user's
 * browser shows.
 */
public record LogoutReceiver(
        String remoteApp,
        CurrentRequests requests,
        OpenIdSettings settings,
        MetadataSource metadata,
        SignatureCheck signatures,
        LogoutTokenValidator validator,
        LogoutRegistry logouts,
        Tokens tokens,
        SignIn signIn,
        RefusalLog refusals,
        InstantSource clock) {

    /** The longest life of a session in cookies, which is the longest that is known. */
    static final Duration LONGEST_SESSION = Duration.ofDays(1);

    /**
     * The answer to the provider.
     *
     * @param received whether the logout counts
     * @param frameAncestor the origin whose pages may show the answer; {@code null} for none
     */
    public record Answer(boolean received, @Nullable String frameAncestor) {}

    /** Takes the current request; one that does not count leaves a line in the log. */
    public Answer receive() {
        CurrentRequest request = requests.current().orElseThrow(() -> SignInMessages.noRequest(remoteApp));
        boolean posted = request.method().equals("POST");
        try {
            if (posted) {
                backChannel(request.form());
            } else if (request.method().equals("GET")) {
                frontChannel(request.query());
            } else {
                throw OpenIdMessages.logoutTokenInvalid(remoteApp, "it came by " + request.method());
            }
            return new Answer(true, posted ? null : origin());
        } catch (SettingsException e) {
            throw e;
        } catch (OAuthException e) {
            // also where the provider's keys or the registry cannot be had: the logout failed (Back-Channel Logout 1.0
            // section 2.8)
            refusals.logoutRefused(e);
            return new Answer(false, null);
        }
    }

    private @Nullable String origin() {
        String issuer = issuer();
        return issuer == null ? null : Origin.of(URI.create(issuer)).serialized();
    }

    // with metadata-url alone the document says it
    private @Nullable String issuer() {
        return settings.issuer() == null ? metadata.get().issuer() : settings.issuer();
    }

    private void backChannel(Map<String, List<String>> form) {
        String token = single(form, "logout_token");
        if (token == null) {
            throw OpenIdMessages.logoutTokenInvalid(remoteApp, "it is missing");
        }
        if (!logouts.add(validator.validate(token, signatures, Objects.requireNonNullElse(issuer(), "")))) {
            throw OpenIdMessages.logoutTokenInvalid(remoteApp, "it was sent before");
        }
    }

    private void frontChannel(Map<String, List<String>> query) {
        String issuer = single(query, "iss");
        String session = single(query, "sid");
        if (issuer == null || session == null || !(issuer.equals(issuer()) || settings.isIssuerOfTenant(issuer))) {
            throw OpenIdMessages.logoutTokenInvalid(
                    remoteApp, "iss and sid of its front channel are not this provider's");
        }
        List<TokenInfo> ended = tokens.all().stream()
                .filter(token -> token.identity()
                        .filter(identity -> isSession(identity, issuer, session))
                        .isPresent())
                .toList();
        ended.forEach(token -> {
            tokens.signOut(token.tokenKey(), true);
            signIn.ended(token.tokenKey());
        });
        // the tokens that are kept for a caller may be those of another session
        Instant now = clock.instant().plus(settings.clockSkew());
        logouts.add(Logout.ofFrontChannel(issuer, session, now, now.plus(LONGEST_SESSION)));
    }

    private static boolean isSession(Identity identity, String issuer, String session) {
        return identity.issuer().equals(issuer)
                && session.equals(identity.claims().getString("sid", null));
    }

    private static @Nullable String single(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 && !values.get(0).isEmpty() ? values.get(0) : null;
    }
}

package dev.remora.internal.signin;

import dev.remora.Identity;
import dev.remora.LinkedAccounts;
import dev.remora.OAuth2Token;
import dev.remora.RemotePrincipal;
import dev.remora.SettingsException;
import dev.remora.SignInHandler;
import dev.remora.Token;
import dev.remora.TokenOwner;
import dev.remora.internal.message.EndpointMessages;
import dev.remora.internal.settings.ButtonColours;
import dev.remora.internal.settings.CallerSettings;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.spi.SignInButton;
import dev.remora.spi.SignInState;
import dev.remora.spi.WebSignIn;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out who has signed in, by what the browser's session has seen and what is kept for its user. */
public final class DefaultWebSignIn implements WebSignIn {

    private final SignInApplication application;
    private final SessionSignIns session;
    private final KeptSignIns kept;
    private final EndOfSignIn end;
    private final EndpointAddresses addresses;
    private volatile boolean required;

    /** @param required whether a class of the application requires sign-ins */
    public DefaultWebSignIn(SignInApplication application, SessionSignIns session, boolean required) {
        this.application = application;
        this.session = session;
        this.kept = new KeptSignIns(application, session);
        this.end = new EndOfSignIn(application, session, kept);
        this.addresses = new EndpointAddresses(application);
        this.required = required;
    }

    @Override
    public boolean endpoints() {
        return required || application.settings().endpoints();
    }

    @Override
    public boolean callers() {
        return endpoints() || application.settings().caller();
    }

    @Override
    public void requireSignIn() {
        required = true;
    }

    @Override
    public Optional<String> endpointsPath(String basePath) {
        return addresses.path(basePath, session.requests().current());
    }

    @Override
    public List<String> remoteApps() {
        List<String> usable = application.names().stream()
                .filter(name -> signsIn(name, false))
                .sorted()
                .toList();
        // the use of one tells what is wrong with its settings
        return usable.isEmpty()
                ? application.names().stream()
                        .filter(name -> signsIn(name, true))
                        .sorted()
                        .toList()
                : usable;
    }

    @Override
    public SignInButton button(String remoteApp) {
        CallerSettings settings = callerSettings(remoteApp).orElse(CallerSettings.DEFAULT);
        SignInButton button = SignInButton.of(Objects.requireNonNullElse(settings.displayName(), remoteApp));
        ButtonColours colours = settings.buttonColours();
        return colours == null ? button : button.withColours(colours.background(), colours.text());
    }

    @Override
    public Optional<SignInHandler> handler(String remoteApp) {
        return application.handler(remoteApp);
    }

    @Override
    public Optional<RemotePrincipal> caller() {
        return callerEntry().flatMap(entry -> identity(entry).map(identity -> principal(entry.remoteApp(), identity)));
    }

    /** Returns the name of {@link #caller}; roles are not asked for. */
    public Optional<String> callerName() {
        return callerEntry().flatMap(entry -> identity(entry).map(identity -> name(entry.remoteApp(), identity)));
    }

    /** Returns the name that this user has as caller; empty where no sign-in with this remote app makes callers. */
    public Optional<String> callerName(String remoteApp, Identity identity) {
        return makesCallers(remoteApp) ? Optional.of(name(remoteApp, identity)) : Optional.empty();
    }

    /** Whether sign-ins with this remote app make callers. */
    public boolean makesCallers(String remoteApp) {
        return callers() && signsIn(remoteApp, false);
    }

    /** Whether the caller was made by a token of this name, of another user of this remote app. */
    public boolean isOtherCaller(String remoteApp, @Nullable String tokenKey, Identity identity) {
        return callers()
                && session.isCaller(remoteApp, tokenKey)
                && session.isOfOtherUser(remoteApp, tokenKey, identity);
    }

    /**
     * Whether the caller gets what the session has for nobody: not one of a sign-in that a page of another site began, however late
     * that comes.
     */
    public boolean mayAdopt() {
        return kept.caller().filter(entry -> !entry.crossSite()).isPresent();
    }

    /** Returns the part that ends sign-ins. */
    public EndOfSignIn end() {
        return end;
    }

    /** Whether a sign-in is left of a remote app that makes callers. */
    public boolean isAnybodyLeft() {
        return session.all().stream().anyMatch(entry -> makesCallers(entry.remoteApp()));
    }

    private Optional<SignInEntry> callerEntry() {
        return callers() ? kept.caller() : Optional.empty();
    }

    @Override
    public SignInState state(Set<String> remoteApps, @Nullable Duration freshWithin) {
        remoteApps.forEach(this::check);
        SignInState best = SignInState.SIGN_IN_REQUIRED;
        for (SignInEntry entry : session.all()) {
            boolean counts = remoteApps.isEmpty()
                    ? isUser(entry)
                    : remoteApps.contains(entry.remoteApp()) && (freshWithin == null || mayProve(entry));
            Token token = counts ? kept.token(entry).orElse(null) : null;
            if (token != null) {
                SignInState state = freshWithin == null ? SignInState.SIGNED_IN : freshness(entry, token, freshWithin);
                if (state == SignInState.SIGNED_IN) {
                    return state;
                }
                best = best == SignInState.PROOF_REQUIRED ? best : state;
            }
        }
        return best;
    }

    /** An account that was linked, by whoever had the session, proves nothing about the caller before somebody signs in with it. */
    private boolean mayProve(SignInEntry entry) {
        return entry.caller() || !makesCallers(entry.remoteApp());
    }

    @Override
    public Optional<Duration> linkFreshWithin() {
        return Optional.ofNullable(application.settings().linkFreshWithin());
    }

    @Override
    public void forget() {
        end.forgetAll();
    }

    @Override
    public void check(String remoteApp) {
        if (application.settings(remoteApp).caller().tokenOwner() == TokenOwner.Kind.APPLICATION) {
            throw EndpointMessages.ownerIsApplication(remoteApp);
        }
    }

    @Override
    public boolean isOwnOrigin(String origin) {
        return addresses.isOwnOrigin(origin, session.requests().current());
    }

    @Override
    public boolean isCsrfToken(String token) {
        return session.knownCsrfToken()
                .filter(known -> MessageDigest.isEqual(
                        known.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    /** Does what {@link dev.remora.OAuth#csrfToken} does. */
    public String csrfToken() {
        try {
            return session.csrfToken().orElseThrow(() -> EndpointMessages.noCsrfToken(null));
        } catch (IllegalStateException e) {
            throw EndpointMessages.noCsrfToken(e);
        }
    }

    /** Does what {@link dev.remora.OAuth#callbackUri} does, of a name that is known. */
    public URI callbackUri(String remoteApp) {
        return addresses.callback(remoteApp, session.requests().current());
    }

    /** Does what {@link dev.remora.OAuth#linkedAccounts} does. */
    public LinkedAccounts links() {
        return application.links();
    }

    private boolean signsIn(String remoteApp, boolean unreadable) {
        return callerSettings(remoteApp).map(CallerSettings::makesCallers).orElse(unreadable);
    }

    private Optional<CallerSettings> callerSettings(String remoteApp) {
        try {
            return Optional.of(application.settings(remoteApp).caller());
        } catch (SettingsException e) {
            return Optional.empty();
        }
    }

    private boolean isUser(SignInEntry entry) {
        return entry.caller() || entry.user() == null && signsIn(entry.remoteApp(), false);
    }

    private Optional<Identity> identity(SignInEntry entry) {
        Optional<Identity> identity = kept.token(entry).flatMap(Token::identity);
        if (identity.isEmpty() && kept.isOver(entry)) {
            session.forget(entry.remoteApp(), entry.tokenKey());
            end.leave();
        }
        return identity;
    }

    private RemotePrincipal principal(String remoteApp, Identity identity) {
        Set<String> claimed = ClaimedRoles.of(application.settings(remoteApp).caller(), identity);
        return RemotePrincipal.of(remoteApp, identity)
                .withName(name(remoteApp, identity))
                .withRoles(application
                        .roles(remoteApp)
                        .map(mapper -> mapper.roles(remoteApp, identity, claimed))
                        .orElse(claimed));
    }

    private String name(String remoteApp, Identity identity) {
        return application
                .links()
                .find(identity.issuer(), identity.subject())
                .orElseGet(() -> RemotePrincipal.of(remoteApp, identity).getName());
    }

    /** A proof that was given in another browser, whose sign-in has the same token, is none of this one's user. */
    private SignInState freshness(SignInEntry entry, Token token, Duration freshWithin) {
        Instant proved = entry.provedAt();
        Instant now = application.clock().instant();
        if (proved != null
                && !proved.plus(freshWithin).isBefore(now)
                && !proved.isAfter(now.plus(clockSkew(entry.remoteApp())))) {
            return SignInState.SIGNED_IN;
        }
        return token instanceof OAuth2Token oauth2 && oauth2.idToken() != null
                ? SignInState.PROOF_REQUIRED
                : SignInState.PROOF_IMPOSSIBLE;
    }

    /** How far the provider's clock may be ahead. */
    private Duration clockSkew(String remoteApp) {
        try {
            OpenIdSettings openId = application.settings(remoteApp).protocol().openId();
            return openId == null ? Duration.ZERO : openId.clockSkew();
        } catch (SettingsException e) {
            return Duration.ZERO;
        }
    }
}

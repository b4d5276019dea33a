package dev.remora.internal.signin;

import dev.remora.Identity;
import dev.remora.LinkedAccounts;
import dev.remora.OAuth2Token;
import dev.remora.RemotePrincipal;
import dev.remora.SettingsException;
import dev.remora.SignInHandler;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.internal.message.EndpointMessages;
import dev.remora.internal.settings.ButtonColours;
import dev.remora.internal.settings.CallerSettings;
import dev.remora.internal.signin.SessionSignIns.Entry;
import dev.remora.internal.token.SessionOwners.Left;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import dev.remora.spi.SignInButton;
import dev.remora.spi.SignInState;
import dev.remora.spi.WebSignIn;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out who has signed in, by what the browser's session has seen and what is kept for its user. */
public final class DefaultWebSignIn implements WebSignIn {

    private static final Logger LOG = System.getLogger(DefaultWebSignIn.class.getPackageName());

    private final SignInApplication application;
    private final SessionSignIns session;
    private final EndpointAddresses addresses;
    private volatile boolean required;

    /** @param required whether a class of the application requires sign-ins */
    public DefaultWebSignIn(SignInApplication application, SessionSignIns session, boolean required) {
        this.application = application;
        this.session = session;
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
     * Ends what the session keeps for whoever uses it: somebody else may use it from now on. Nobody reaches it any more even where a
     * store fails.
     */
    public void leave() {
        forget(session.leave());
    }

    /**
     * Ends it for the user whose callback it is.
     *
     * @param user who used the session until now
     * @return who uses it from now on
     * @throws dev.remora.CallbackRejectedException if somebody else does by now
     */
    public @Nullable String leave(String remoteApp, @Nullable String user) {
        Left left = session.leave(remoteApp, user);
        forget(left);
        return left.next();
    }

    /** Ends what another session than that of the current request keeps for whoever uses it. */
    public void leave(BrowserSession other) {
        Left left = session.leave(other);
        session.forgetAll(other);
        removeFromStores(left.tokens().stream()
                .filter(key -> !application.isKeptInSession(key.remoteApp()))
                .toList());
    }

    private void forget(Left left) {
        session.forgetAll();
        removeFromStores(left.tokens());
    }

    private void removeFromStores(List<TokenKey> tokens) {
        for (TokenKey key : tokens) {
            try {
                application.forget(key.remoteApp(), key.name(), key.owner());
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        EndpointMessages.leftInStore(
                                key.remoteApp(), e.getClass().getName()));
            }
        }
    }

    /**
     * Gives the caller, before another one is made, what was kept for nobody and is to be the caller's: the next one does not get it.
     * A caller whose token is gone has left, though that was not seen when it ended.
     *
     * @param user who used the session until now
     * @return who uses it from now on
     * @throws dev.remora.CallbackRejectedException if the user has left meanwhile
     */
    public @Nullable String settle(String remoteApp, @Nullable String tokenKey, @Nullable String user) {
        Entry caller = callerEntry().orElse(null);
        if (caller != null && kept(caller).flatMap(Token::identity).isPresent()) {
            claim();
        } else if (caller != null && (isOver(caller) || !caller.isAbout(remoteApp, tokenKey) && isGone(caller))) {
            return leave(remoteApp, user);
        }
        return user;
    }

    private void claim() {
        for (TokenKey key : session.unclaimed()) {
            try {
                if (application.settings(key.remoteApp()).caller().tokenOwner() == TokenOwner.Kind.CALLER) {
                    application.kept(key.remoteApp(), key.name());
                }
            } catch (RuntimeException e) {
                session.leave(key);
                LOG.log(
                        Level.WARNING,
                        EndpointMessages.leftInStore(
                                key.remoteApp(), e.getClass().getName()));
            }
        }
    }

    /** Whether a sign-in is left of a remote app that makes callers. */
    public boolean isAnybodyLeft() {
        return session.all().stream().anyMatch(entry -> makesCallers(entry.remoteApp()));
    }

    /** Forgets the token that a caller of this name was made by. */
    public void forget(String remoteApp, @Nullable String tokenKey, String caller) {
        application.forget(remoteApp, tokenKey, TokenOwner.of(TokenOwner.Kind.CALLER, caller));
    }

    private Optional<Entry> callerEntry() {
        return callers() ? session.all().stream().filter(Entry::caller).findFirst() : Optional.empty();
    }

    @Override
    public SignInState state(Set<String> remoteApps, @Nullable Duration freshWithin) {
        remoteApps.forEach(this::check);
        SignInState best = SignInState.SIGN_IN_REQUIRED;
        for (Entry entry : session.all()) {
            boolean counts = remoteApps.isEmpty() ? isUser(entry) : remoteApps.contains(entry.remoteApp());
            Token token = counts ? kept(entry).orElse(null) : null;
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

    @Override
    public void forget() {
        // the caller last, who may own the tokens of the others
        RuntimeException failure = null;
        for (Entry entry : session.all().stream()
                .sorted(Comparator.comparing(Entry::caller))
                .toList()) {
            try {
                application.forget(entry.remoteApp(), entry.tokenKey());
            } catch (RuntimeException e) {
                failure = e; // the others end all the same
            }
            // a token that the application keeps itself stays
            session.forget(entry.remoteApp(), entry.tokenKey());
        }
        leave();
        if (failure != null) {
            throw failure;
        }
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

    private boolean isUser(Entry entry) {
        return entry.caller() || entry.user() == null && signsIn(entry.remoteApp(), false);
    }

    /** The token of a sign-in that lasts. */
    private Optional<Token> kept(Entry entry) {
        return found(entry)
                .filter(token -> token.identity()
                        .map(identity -> entry.isUser(identity)
                                && !isLoggedOut(identity)
                                && !isLoggedOut(identity, entry.session(), entry.since()))
                        .orElse(true));
    }

    private Optional<Token> found(Entry entry) {
        if (entry.owner() != null) {
            return application.kept(
                    entry.remoteApp(), entry.tokenKey(), TokenOwner.of(TokenOwner.Kind.CALLER, entry.owner()));
        }
        return entry.caller() && isOfContainer(entry.remoteApp())
                ? Optional.empty()
                : application.kept(entry.remoteApp(), entry.tokenKey());
    }

    /** Whether its token is kept for a caller of the container's, and there is none now. */
    private boolean isOfContainer(String remoteApp) {
        return application.settings(remoteApp).caller().tokenOwner() == TokenOwner.Kind.CALLER
                && session.requests()
                        .current()
                        .flatMap(CurrentRequest::callerName)
                        .isEmpty();
    }

    private Optional<Identity> identity(Entry entry) {
        Optional<Identity> identity = kept(entry).flatMap(Token::identity);
        if (identity.isEmpty() && isOver(entry)) {
            session.forget(entry.remoteApp(), entry.tokenKey());
            leave();
        }
        return identity;
    }

    /**
     * Whether a caller has signed out elsewhere, or the session's token was refused where no request could be told: the sign-in does
     * not begin again with the token that he gets later.
     */
    private boolean isOver(Entry entry) {
        return session.isWritable() && (entry.owner() == null ? isLost(entry) : isGone(entry));
    }

    /**
     * Whether the token is gone that the session keeps for whoever uses it. A request that runs beside a sign-in may look for it in
     * the wrong place: the session has another one by then, or, where it is in cookies, the request does not see which.
     */
    private boolean isLost(Entry entry) {
        Optional<TokenKey> place = session.unclaimed(entry);
        return place.isPresent()
                && (session.isKeptByServer() || application.isKeptInSession(entry.remoteApp()))
                && isGone(entry)
                && place.equals(session.unclaimed(entry));
    }

    /** Whether a sign-in has no token, also at a second look, and none that a caller of the container or the application keeps. */
    private boolean isGone(Entry entry) {
        return session.requests()
                        .current()
                        .filter(request -> request.callerName().isEmpty())
                        .isPresent()
                && !application.isKeptByTheApplication(entry.remoteApp())
                && (entry.owner() != null || !isOfContainer(entry.remoteApp()))
                && session.all().contains(entry)
                && kept(entry).isEmpty();
    }

    /** Tokens that outlive the session are kept all the same; their user is not signed in any more. */
    private boolean isLoggedOut(Identity identity) {
        return isLoggedOut(identity, SessionSignIns.session(identity), SessionSignIns.since(identity));
    }

    private boolean isLoggedOut(Identity identity, @Nullable String sid, @Nullable Instant since) {
        return since != null && application.logouts().isLoggedOut(identity.issuer(), identity.subject(), sid, since);
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
    private SignInState freshness(Entry entry, Token token, Duration freshWithin) {
        Instant proved = entry.provedAt();
        if (proved != null
                && !proved.plus(freshWithin).isBefore(application.clock().instant())) {
            return SignInState.SIGNED_IN;
        }
        return token instanceof OAuth2Token oauth2 && oauth2.idToken() != null
                ? SignInState.PROOF_REQUIRED
                : SignInState.PROOF_IMPOSSIBLE;
    }
}

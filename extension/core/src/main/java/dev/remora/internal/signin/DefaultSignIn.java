package dev.remora.internal.signin;

import dev.remora.AuthorizationResult;
import dev.remora.AuthorizationResult.Denied;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.Token;
import dev.remora.TokenOwner;
import dev.remora.internal.message.EndpointMessages;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.token.BrowserSessions;
import dev.remora.internal.token.OwnerRule;
import dev.remora.internal.token.RemoteAppDependencies;
import dev.remora.internal.token.TokenEvents;
import dev.remora.internal.token.TokenLocator;
import dev.remora.internal.token.UserEndpoint;
import dev.remora.internal.wire.AuthorizationResponse;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import dev.remora.spi.PendingAuthorizations;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Signing in, whichever protocol is spoken. Nothing is sent to the provider before the callback has proved itself. */
final class DefaultSignIn implements SignIn {

    static final Duration LIFETIME = Duration.ofMinutes(10);

    private final String remoteApp;
    private final AuthorizationFlow flow;
    private final @Nullable UserEndpoint users;
    private final RuntimeEndpoints urls;
    private final CallbackNames names;
    private final SignInContext context;
    private final BrowserSessions sessions;
    private final PendingAuthorizations pending;
    private final SignInCompletion completion;
    private final TokenLocator locator;
    private final OwnerRule owners;
    private final AccountLinks links;
    private final TokenEvents events;
    private final InstantSource clock;

    DefaultSignIn(
            String remoteApp,
            AuthorizationFlow flow,
            @Nullable UserEndpoint users,
            RuntimeEndpoints urls,
            CallbackNames names,
            SignInContext context,
            SignInCompletion completion,
            RemoteAppDependencies dependencies,
            TokenLocator locator) {
        this.remoteApp = remoteApp;
        this.flow = flow;
        this.users = users;
        this.urls = urls;
        this.names = names;
        this.context = context;
        this.completion = completion;
        this.sessions = dependencies.sessions();
        this.pending = dependencies.pending();
        this.locator = locator;
        this.owners = dependencies.owners();
        this.events = dependencies.events();
        this.links = new AccountLinks(remoteApp, owners, dependencies.links(), events);
        this.clock = dependencies.clock();
    }

    @Override
    public boolean startable() {
        return !request().method().equals("HEAD");
    }

    @Override
    public URI begin(AuthorizationDetails details) {
        CurrentRequest request = request();
        if (!startable()) {
            throw SignInMessages.headStartsNothing(remoteApp);
        }
        String linkTo = details.link() ? links.caller(request) : null;
        String callback = context.redirectUris().chosen(details.callback());
        boolean callbackMissing = callback == null && context.redirectUris().required();
        Endpoints endpoints = Endpoints.of(remoteApp, context.metadata(), context.provider(), callbackMissing);
        ApplicationBaseUri address = context.baseUris().of(request);
        URI redirectUri = context.redirectUris().absolute(callback, address);
        context.callbackPaths()
                .check(context.redirectUris().settings(), redirectUri, address, context.leavesIssuerOut());
        String returnTo = context.returnToPolicy().path(details.returnTo(), address);
        SentAuthorizationRequest asked = flow.begin(details, endpoints, redirectUri);
        events.beginning();
        locator.prepare(request);
        StartedSignIn started = new StartedSignIn(
                asked.state(),
                asked.secret(),
                redirectUri,
                endpoints.token(),
                asked.scope(),
                asked.openId(),
                details.tokenKey(),
                returnTo,
                locator.owners().known(request).orElse(null),
                linkTo,
                locator.owners().user(request),
                locator.owners().grant(request),
                request.crossSite());
        pending.put(
                sessions.of(request), started.pending(remoteApp, clock.instant().plus(LIFETIME)));
        return asked.authorizationUri();
    }

    @Override
    public AuthorizationResult finish() {
        return finishCurrent(null);
    }

    @Override
    public AuthorizationResult finish(Function<Token, TokenOwner> owner) {
        return finishCurrent(owner);
    }

    private AuthorizationResult finishCurrent(@Nullable Function<Token, TokenOwner> owner) {
        CurrentRequest request = request();
        Map<String, List<String>> parameters = context.parameters().of(request);
        // a callback that only the provider knows binds to no path
        String path = context.redirectUris().required()
                ? context.baseUris().of(request).pathOf(request)
                : null;
        return finish(request, parameters, path, owner);
    }

    @Override
    public AuthorizationResult finish(Map<String, List<String>> parameters) {
        CurrentRequest request = request();
        if (request.method().equals("HEAD")) {
            throw SignInMessages.notACallback(remoteApp, "HEAD");
        }
        return finish(request, parameters, null, null);
    }

    private AuthorizationResult finish(
            CurrentRequest request,
            Map<String, List<String>> parameters,
            @Nullable String path,
            @Nullable Function<Token, TokenOwner> owner) {
        AuthorizationResponse answer = flow.read(parameters);
        CallbackVerifier verifier =
                new CallbackVerifier(remoteApp, sessions, pending, flow, completion, locator.owners());
        if (answer instanceof AuthorizationResponse.BareError bare) {
            return Denied.of(bare.error(), verifier.newest(request, path).returnTo());
        }
        boolean hasSession = sessions.of(request).id().isPresent();
        StartedSignIn taken = verifier.take(request, (AuthorizationResponse.Bound) answer, path);
        Outcome outcome = Outcome.FAILED;
        TokenOwner told = null;
        try {
            if (answer instanceof AuthorizationResponse.Refused refused) {
                return denied(refused, taken);
            }
            if (!links.mayFinish(request, taken)) {
                throw SignInMessages.otherUser(remoteApp);
            }
            locator.owners().checkUser(request, taken.user());
            Token token = exchange(taken, (AuthorizationResponse.Accepted) answer, parameters);
            TokenOwner signedIn = owner == null && taken.linkTo() == null ? signedIn(request, taken, token) : null;
            told = owner == null ? signedIn : Objects.requireNonNull(owner.apply(token), "owner");
            Granted granted = granted(request, taken, token, told, signedIn, hasSession);
            events.granted(granted);
            outcome = Outcome.SUCCEEDED;
            return granted;
        } finally {
            completion.note(request, taken, told, outcome);
        }
    }

    /** The caller whom the sign-in is about to make, where the token is to be his. */
    private @Nullable TokenOwner signedIn(CurrentRequest request, StartedSignIn taken, Token token) {
        if (users != null && token.identity().isEmpty() && owners.ownedByWhoSignsIn(request)) {
            // it would be kept for who signed in before
            throw EndpointMessages.nobodySignedIn(remoteApp);
        }
        TokenOwner signedIn = owners.signedIn(request, token).orElse(null);
        if (signedIn == null
                && taken.startedBy() == null
                && owners.ownedByWhoSignsIn(request)
                && locator.owners().known(request).isPresent()) {
            throw SignInMessages.otherUser(remoteApp); // nobody began it, and the token does not say whose it is
        }
        return signedIn;
    }

    private Token exchange(
            StartedSignIn taken, AuthorizationResponse.Accepted answer, Map<String, List<String>> parameters) {
        flow.checkIssuer(taken);
        checkTokenEndpoint(taken.tokenEndpoint());
        Map<String, String> said = urls.ofCallback(parameters);
        StartedSignIn begun = taken.at(urls.tokenEndpoint(taken.tokenEndpoint(), said));
        Token exchanged = urls.completed(flow.exchange(begun, answer), said);
        Token identified = users == null || exchanged.identity().isPresent() ? exchanged : users.identified(exchanged);
        return names.added(identified, parameters);
    }

    // settings differ between nodes while an application is replaced, and no secret of one provider may go to another
    private void checkTokenEndpoint(URI begunWith) {
        URI configured = context.metadata().configured().tokenEndpoint();
        URI now = configured == null
                ? context.metadata()
                        .known()
                        .map(ProviderMetadata::tokenEndpoint)
                        .orElse(null)
                : configured;
        if (now != null && !now.equals(begunWith)) {
            throw SignInMessages.tokenEndpointChanged(remoteApp);
        }
    }

    private static Denied denied(AuthorizationResponse.Refused refused, StartedSignIn taken) {
        return Denied.of(refused.error(), taken.returnTo())
                .withDescription(refused.description())
                .withUri(refused.uri())
                .withParameters(refused.parameters());
    }

    private Granted granted(
            CurrentRequest request,
            StartedSignIn taken,
            Token token,
            @Nullable TokenOwner told,
            @Nullable TokenOwner signedIn,
            boolean hasSession) {
        locator.owners()
                .checkUser(
                        request,
                        taken.user()); // there may have been a sign-out while the provider was asked, or a sign-in
        if (!links.mayFinish(request, taken)
                || told == null && !locator.owners().mayFinish(request, taken.startedBy())) {
            throw SignInMessages.otherUser(remoteApp);
        }
        // first, so that a session with a known id never has the token
        completion.idChanges(request, taken, told);
        changeId(request, hasSession);
        if (taken.crossSite()) {
            events.signingInForOtherSite();
        }
        boolean linked = taken.linkTo() != null;
        String user = events.signingIn(token, taken.tokenKey(), linked, taken.user());
        Granted granted = Granted.of(token, taken.returnTo())
                .withParameters(token.parameters())
                .withTokenKey(taken.tokenKey());
        Deque<Runnable> undo = new ArrayDeque<>();
        try {
            undo.push(links.link(taken, token));
            // a second account at one provider is linked, and the caller keeps the token that he signed in with
            if (!linked || !owners.replacesCallers(request, taken.tokenKey(), token)) {
                undo.push(locator.save(request, told, taken.startedBy(), taken.tokenKey(), token, user));
            }
            locator.owners().checkUser(request, user); // or while the store was asked
            events.signedIn(granted, signedIn, linked, user, taken.crossSite());
            return granted;
        } catch (RuntimeException e) {
            undo.forEach(step -> undo(step, e));
            throw e;
        }
    }

    private static void undo(Runnable step, RuntimeException why) {
        try {
            step.run();
        } catch (RuntimeException alsoDown) {
            why.addSuppressed(alsoDown);
        }
    }

    @Override
    public void ended(@Nullable String tokenKey) {
        context.requests().current().ifPresent(completion::forget);
        events.ended(tokenKey);
    }

    // nobody who knew the id before is signed in now
    private void changeId(CurrentRequest request, boolean hasSession) {
        BrowserSession session = sessions.of(request);
        try {
            Optional<String> before = sessionId(session, hasSession);
            session.changeId();
            locator.owners().noteGrant(request, clock.instant());
            Optional<String> now = sessionId(session, hasSession);
            if (now.isPresent() && now.equals(before) && !session.keptByBrowser()) {
                throw SignInMessages.sessionIdKept(remoteApp);
            }
        } catch (IllegalStateException e) {
            sessionId(session, hasSession);
            throw SignInMessages.sessionNotWritable(remoteApp, e);
        }
    }

    /** The session may have ended meanwhile, or somebody else may have signed in with it. */
    private Optional<String> sessionId(BrowserSession session, boolean hasSession) {
        Optional<String> id = session.id();
        if (hasSession && id.isEmpty()) {
            throw SignInMessages.otherUser(remoteApp);
        }
        return id;
    }

    private CurrentRequest request() {
        return context.requests().current().orElseThrow(() -> SignInMessages.noRequest(remoteApp));
    }
}

package dev.remora.internal.client;

import dev.remora.OAuthResponse;
import dev.remora.SignatureExplanation;
import dev.remora.Token;
import dev.remora.TokenOwner;
import dev.remora.internal.oauth1.OAuth1Signer;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.signin.RemoteAppCore;
import dev.remora.internal.wire.JsonReader;
import dev.remora.spi.TokenSource;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One remote application whose settings were read, with the one JAX-RS client that calls it. Used by many threads, closed with the container.
 */
public final class RemoteAppClient implements AutoCloseable {

    private final RemoteAppCore core;
    private final UrlGuard guard;
    private final RequestSigner signer;
    private final SigningChain chain;
    private final RejectedTokens tokens;
    private final JsonBodies json;
    private final SilenceTimer timer;
    private final ClientTransport transport;
    private final LazyClient client;
    private final Caller caller;

    /**
     * @param filters the application's own, of this remote app; they run in the order of their priority
     * @param builders makes the builder of the JAX-RS client, which is made by the first call
     */
    public static RemoteAppClient of(
            RemoteAppCore core, List<ClientRequestFilter> filters, Supplier<ClientBuilder> builders) {
        return new RemoteAppClient(core, filters, builders);
    }

    private RemoteAppClient(RemoteAppCore core, List<ClientRequestFilter> filters, Supplier<ClientBuilder> builders) {
        RemoteAppSettings settings = core.settings();
        String name = settings.name();
        ResponseToleranceLog log = new ResponseToleranceLog(name);
        BodyParser parser = parser(settings, log);
        this.core = core;
        this.guard =
                new UrlGuard(name, settings.api(), () -> core.provider().missing(name, List.of(RemoteAppKey.BASE_URL)));
        this.signer = signer(core);
        Map<String, String> headers = settings.provider().calls().headers();
        this.tokens = new RejectedTokens(name, signer);
        this.chain = new SigningChain(name, signer, tokens, headers, filters, guard);
        this.json = new JsonBodies(name);
        this.timer = new SilenceTimer(settings.http().readTimeout());
        ResponseReader answers = new ResponseReader(
                new BodyReader(name, settings.http(), timer),
                new EffectiveTypes(settings.api().contentType(), settings.profile(), parser, log));
        this.transport = new ClientTransport(name, settings.http(), timer);
        CallFilter filter = new CallFilter(name, chain, answers, transport);
        this.client = new LazyClient(name, settings.http(), filter, json, builders, transport);
        this.caller = new Caller(
                name,
                client,
                parser,
                settings.http().proxy(),
                accept(headers),
                settings.provider().calls().retry());
    }

    @Override
    public void close() {
        try {
            client.close();
        } finally {
            transport.close();
            timer.close();
            json.close();
        }
    }

    /** Returns the token as it is kept for the current request's user, due or not. */
    public Optional<Token> kept(@Nullable String tokenKey) {
        return core.tokens().kept(tokenKey);
    }

    /** Forgets that token, and what became of sign-ins. */
    public void forget(@Nullable String tokenKey) {
        new TokenSelector.Current(tokenKey).forget(core);
    }

    /** Forgets the token of this owner, in the current request's session where that keeps all tokens. */
    public void forget(TokenOwner owner, @Nullable String tokenKey) {
        core.tokens().forget(owner, tokenKey);
    }

    /** Whether the application keeps the token itself. */
    public boolean isKeptByTheApplication() {
        return core.tokens().keptByTheApplication();
    }

    /** Whether the session itself keeps the token. */
    public boolean isKeptInSession() {
        return core.tokens().keptInSession();
    }

    /** Returns the token of this owner as it is kept, in the current request's session where that keeps all tokens. */
    public Optional<Token> kept(TokenOwner owner, @Nullable String tokenKey) {
        return core.tokens().kept(owner, tokenKey);
    }

    RemoteAppCore core() {
        return core;
    }

    UrlGuard guard() {
        return guard;
    }

    JsonBodies json() {
        return json;
    }

    String name() {
        return core.settings().name();
    }

    /** Settles whose token a call will carry. */
    Supplier<TokenSource> source(TokenSelector choice, OriginatingRequest origin) {
        return choice.settled(name(), core.tokens(), origin);
    }

    OAuthResponse call(CallRequest request, TokenSource source) {
        return caller.call(plan(request, source));
    }

    CompletionStage<OAuthResponse> callAsync(CallRequest request, TokenSource source) {
        return caller.callAsync(plan(request, source));
    }

    SignatureExplanation explain(CallRequest request, TokenSource source) {
        Token token = tokens.of(source);
        return signer.explain(below(guard.with(core.settings().urls(), token), request), token);
    }

    WebTarget target(String path, TokenSelector choice) {
        String fixed = guard.template(path);
        Token token = tokens.of(choice.source(core.tokens()));
        String uri = guard.rebased(fixed, guard.with(core.settings().urls(), token));
        return client.get()
                .target(uri)
                .property(
                        TargetCalls.PROPERTY,
                        new TargetCalls(
                                name(),
                                token,
                                core.settings().http().callDeadline(),
                                EmptySegments.areIn(uri),
                                choice.ended(core.tokens())));
    }

    ClientRequestFilter signer(TokenSelector choice) {
        TokenSource source = choice.source(core.tokens());
        tokens.of(source); // without a token now, fail now
        return new SignerFilter(name(), chain, tokens, source, choice.ended(core.tokens()));
    }

    private CallPlan plan(CallRequest request, TokenSource source) {
        Token token = tokens.of(source);
        UrlGuard own = guard.with(core.settings().urls(), token);
        return new CallPlan(
                signer,
                own,
                source,
                below(own, request),
                token,
                CallDeadline.in(core.settings().http().bufferedCallDeadline()));
    }

    private CallRequest below(UrlGuard own, CallRequest request) {
        return own == guard
                ? request
                : request.at(URI.create(guard.rebased(request.uri().toString(), own)));
    }

    /** Returns the base of calls with the current token, or without one that of the settings. */
    URI baseUri(TokenSelector choice) {
        return core.settings().urls().isBaseUrl()
                ? choice.kept(core.tokens())
                        .map(token -> guard.with(core.settings().urls(), token))
                        .orElse(guard)
                        .base()
                : guard.base();
    }

    private static BodyParser parser(RemoteAppSettings settings, ResponseToleranceLog log) {
        boolean strict = settings.profile() == Profile.STRICT;
        JsonReader json = new JsonReader();
        return new BodyParser(
                strict ? json : json.tolerating(oddity -> log.log(oddity.name(), oddity.description())),
                !strict,
                settings.http().responseValueLimit());
    }

    private static String accept(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(HttpHeaders.ACCEPT))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(MediaType.WILDCARD);
    }

    private static RequestSigner signer(RemoteAppCore core) {
        RemoteAppSettings settings = core.settings();
        OAuth1Signer oauth1 = core.signer();
        if (settings.protocol() instanceof OAuth1Settings protocol && oauth1 != null) {
            return new OAuth1RequestSigner(
                    settings.name(),
                    oauth1,
                    protocol.signing().placement(),
                    protocol.signing().bodyHash());
        }
        return new BearerSigner(settings.name(), settings.tokenPlacement());
    }
}

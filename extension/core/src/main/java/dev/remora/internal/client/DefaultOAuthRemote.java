package dev.remora.internal.client;

import dev.remora.AuthorizationRequest;
import dev.remora.AuthorizationResult;
import dev.remora.Identity;
import dev.remora.OAuthRemote;
import dev.remora.OAuthRequest;
import dev.remora.OAuthResponse;
import dev.remora.SignOut;
import dev.remora.Token;
import dev.remora.TokenInfo;
import dev.remora.TokenOwner;
import dev.remora.internal.message.ClientMessages;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.signin.LogoutReceiver;
import dev.remora.internal.signin.LogoutReceiver.Answer;
import dev.remora.internal.signin.SignIn;
import dev.remora.internal.token.CurrentRequests;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A remote application by its name; nothing is read before a method needs it. */
public final class DefaultOAuthRemote implements OAuthRemote {

    private final String name;
    private final Function<List<SettingKey>, RemoteAppClient> clients;
    private final CurrentRequests requests;
    private final TokenSelector choice;

    /** Takes a function that gets the client; where settings are missing, its exception names the given keys too. */
    public DefaultOAuthRemote(
            String name, Function<List<SettingKey>, RemoteAppClient> clients, CurrentRequests requests) {
        this(name, clients, requests, new TokenSelector.Current(null));
    }

    private DefaultOAuthRemote(
            String name,
            Function<List<SettingKey>, RemoteAppClient> clients,
            CurrentRequests requests,
            TokenSelector choice) {
        this.name = name;
        this.clients = clients;
        this.requests = requests;
        this.choice = choice;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public URI baseUri() {
        return client(RemoteAppKey.BASE_URL).baseUri(choice);
    }

    @Override
    public Response authorize() {
        return authorization().redirect();
    }

    @Override
    public Response authorize(String callback) {
        return authorization().callback(callback).redirect();
    }

    @Override
    public AuthorizationRequest authorization() {
        return new DefaultAuthorizationRequest(name, this::signIn, OriginatingRequest.now(requests), choice.key());
    }

    @Override
    public AuthorizationResult authorizedResponse() {
        return signIn(false).finish();
    }

    @Override
    public AuthorizationResult authorizedResponse(Map<String, List<String>> parameters) {
        return signIn(false).finish(parameters);
    }

    @Override
    public AuthorizationResult authorizedResponse(Function<Token, TokenOwner> owner) {
        return signIn(false).finish(owner);
    }

    @Override
    public OAuthResponse get(String path) {
        return request(path).get();
    }

    @Override
    public OAuthResponse get(String path, @Nullable Object data) {
        return request(path).data(data).get();
    }

    @Override
    public OAuthResponse post(String path) {
        return request(path).post();
    }

    @Override
    public OAuthResponse post(String path, @Nullable Object data) {
        return request(path).data(data).post();
    }

    @Override
    public OAuthResponse put(String path) {
        return request(path).put();
    }

    @Override
    public OAuthResponse put(String path, @Nullable Object data) {
        return request(path).data(data).put();
    }

    @Override
    public OAuthResponse patch(String path) {
        return request(path).patch();
    }

    @Override
    public OAuthResponse patch(String path, @Nullable Object data) {
        return request(path).data(data).patch();
    }

    @Override
    public OAuthResponse delete(String path) {
        return request(path).delete();
    }

    @Override
    public OAuthResponse delete(String path, @Nullable Object data) {
        return request(path).data(data).delete();
    }

    @Override
    public OAuthResponse head(String path) {
        return request(path).head();
    }

    @Override
    public OAuthResponse head(String path, @Nullable Object data) {
        return request(path).data(data).head();
    }

    @Override
    public OAuthRequest request(String path) {
        return new DefaultOAuthRequest(calling(path), path, choice, OriginatingRequest.now(requests));
    }

    @Override
    public WebTarget target(String path) {
        return calling(path).target(path, choice);
    }

    @Override
    public Optional<Token> token() {
        return choice.source(client().core().tokens()).token();
    }

    @Override
    public Optional<Token> token(String tokenKey) {
        return choice.withKey(tokenKey).source(client().core().tokens()).token();
    }

    @Override
    public Optional<Identity> identity() {
        return choice.kept(client().core().tokens()).flatMap(Token::identity);
    }

    @Override
    public OAuthRemote withToken(Token token) {
        return with(TokenSelector.Fixed.inPlaceOf(choice, token));
    }

    @Override
    public OAuthRemote withTokenKey(String tokenKey) {
        return with(choice.withKey(tokenKey));
    }

    @Override
    public List<TokenInfo> tokens() {
        return choice.all(client().core().tokens());
    }

    @Override
    public OAuthRemote asCaller(String caller) {
        return with(choice.ofCaller(caller));
    }

    @Override
    public Token refresh() {
        return choice.source(client().core().tokens())
                .refresh()
                .orElseThrow(() -> ClientMessages.authorizationRequired(name));
    }

    @Override
    public SignOut signOut() {
        return new DefaultSignOut(client().core(), choice, OriginatingRequest.now(requests));
    }

    @Override
    public Response receiveLogout() {
        LogoutReceiver receiver = client().core().logouts();
        Answer answer = receiver == null ? new Answer(false, null) : receiver.receive();
        Response.ResponseBuilder response =
                Response.status(answer.received() ? 200 : 400).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (answer.frameAncestor() != null) {
            response.header("Content-Security-Policy", "default-src 'none'; frame-ancestors " + answer.frameAncestor());
        }
        return response.build();
    }

    @Override
    public void forget() {
        choice.forget(client().core());
    }

    @Override
    public ClientRequestFilter signer() {
        return client().signer(choice);
    }

    private OAuthRemote with(TokenSelector other) {
        return new DefaultOAuthRemote(name, clients, requests, other);
    }

    private SignIn signIn(boolean callbackMissing) {
        SettingKey[] needed = callbackMissing
                ? new SettingKey[] {RemoteAppKey.AUTHORIZE_URL, RemoteAppKey.TOKEN_URL, RemoteAppKey.CALLBACK}
                : new SettingKey[] {RemoteAppKey.AUTHORIZE_URL, RemoteAppKey.TOKEN_URL};
        return client(needed).core().signIn();
    }

    private RemoteAppClient calling(String path) {
        return UrlText.hasScheme(path) ? client() : client(RemoteAppKey.BASE_URL);
    }

    private RemoteAppClient client(SettingKey... needed) {
        return clients.apply(List.of(needed));
    }

    @Override
    public String toString() {
        return "OAuthRemote[" + name + "]";
    }
}

package dev.remora.internal.client;

import dev.remora.AuthorizationRequest;
import dev.remora.AuthorizationResult;
import dev.remora.OAuthRemote;
import dev.remora.OAuthRequest;
import dev.remora.OAuthResponse;
import dev.remora.Token;
import dev.remora.internal.message.ClientMessages;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A remote application by its name; nothing is read before a method needs it. */
public final class DefaultOAuthRemote implements OAuthRemote {

    private final String name;
    private final Supplier<RemoteAppClient> warm;
    private final TokenSelector choice;

    public DefaultOAuthRemote(String name, Supplier<RemoteAppClient> warm) {
        this(name, warm, new TokenSelector.Current(null));
    }

    private DefaultOAuthRemote(String name, Supplier<RemoteAppClient> warm, TokenSelector choice) {
        this.name = name;
        this.warm = warm;
        this.choice = choice;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public URI baseUri() {
        return warm.get().guard().base();
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
        return new DefaultAuthorizationRequest(() -> warm.get().core().signIn(), choice.key());
    }

    @Override
    public AuthorizationResult authorizedResponse() {
        return warm.get().core().signIn().finish();
    }

    @Override
    public AuthorizationResult authorizedResponse(Map<String, List<String>> parameters) {
        return warm.get().core().signIn().finish(parameters);
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
        return new DefaultOAuthRequest(warm.get(), path, choice);
    }

    @Override
    public WebTarget target(String path) {
        return warm.get().target(path, choice);
    }

    @Override
    public Optional<Token> token() {
        return choice.source(warm.get().core().tokens()).token();
    }

    @Override
    public Optional<Token> token(String tokenKey) {
        return warm.get().core().tokens().source(tokenKey).token();
    }

    @Override
    public OAuthRemote withToken(Token token) {
        return new DefaultOAuthRemote(name, warm, new TokenSelector.Fixed(token));
    }

    @Override
    public OAuthRemote withTokenKey(String tokenKey) {
        return new DefaultOAuthRemote(name, warm, new TokenSelector.Current(tokenKey));
    }

    @Override
    public Token refresh() {
        return choice.source(warm.get().core().tokens())
                .refresh()
                .orElseThrow(() -> ClientMessages.authorizationRequired(name));
    }

    @Override
    public void forget() {
        choice.forget(warm.get().core().tokens());
    }

    @Override
    public ClientRequestFilter signer() {
        return warm.get().signer(choice);
    }

    @Override
    public String toString() {
        return "OAuthRemote[" + name + "]";
    }
}

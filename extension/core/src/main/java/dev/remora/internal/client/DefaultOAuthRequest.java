package dev.remora.internal.client;

import dev.remora.OAuthRequest;
import dev.remora.OAuthResponse;
import dev.remora.SignatureExplanation;
import dev.remora.Token;
import dev.remora.internal.message.ClientMessages;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import dev.remora.spi.TokenSource;
import jakarta.ws.rs.core.Form;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what the application says about one call. */
final class DefaultOAuthRequest implements OAuthRequest {

    private final RemoteAppClient app;
    private final URI uri;
    private final HeaderRules rules;
    private final List<Header> headers = new ArrayList<>();
    private final List<Parameter> query = new ArrayList<>();
    private final Content content;
    private final TokenSelector choice;
    private final OriginatingRequest origin;
    private Supplier<TokenSource> source;
    private @Nullable ContentType forced;

    DefaultOAuthRequest(RemoteAppClient app, String path, TokenSelector choice, OriginatingRequest origin) {
        this.app = app;
        this.uri = app.guard().resolve(path);
        this.rules = new HeaderRules(app.name());
        this.content = new Content(app.name(), app.json());
        this.choice = choice;
        this.origin = origin;
        this.source = app.source(choice, origin);
    }

    @Override
    public OAuthRequest header(String name, String value) {
        headers.add(rules.own(name, value));
        return this;
    }

    @Override
    public OAuthRequest query(String name, String value) {
        query.add(new Parameter(name, value));
        return this;
    }

    @Override
    public OAuthRequest data(@Nullable Object data) {
        content.data(data);
        return this;
    }

    @Override
    public OAuthRequest format(String format) {
        content.format(format);
        return this;
    }

    @Override
    public OAuthRequest form(Form form) {
        content.form(form);
        return this;
    }

    @Override
    public OAuthRequest json(Object entity) {
        content.json(entity);
        return this;
    }

    @Override
    public OAuthRequest body(String contentType, byte[] body) {
        content.body(contentType, body.clone());
        return this;
    }

    @Override
    public OAuthRequest body(String contentType, String body) {
        content.body(contentType, body.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    @Override
    public OAuthRequest token(Token token) {
        source = app.source(TokenSelector.Fixed.inPlaceOf(choice, token), origin);
        return this;
    }

    @Override
    public OAuthRequest tokenKey(String tokenKey) {
        source = app.source(choice.withKey(tokenKey), origin);
        return this;
    }

    @Override
    public OAuthRequest contentType(String mediaType) {
        forced = ContentType.parse(mediaType).orElseThrow(() -> ClientMessages.badContentType(app.name()));
        return this;
    }

    @Override
    public OAuthResponse method(String method) {
        return app.call(described(method), source.get());
    }

    @Override
    public SignatureExplanation explain(String method) {
        return app.explain(described(method), source.get());
    }

    @Override
    public SignatureExplanation explain() {
        return explain(content.isBody() ? "POST" : "GET");
    }

    @Override
    public Async async() {
        return this::callAsync;
    }

    private CompletionStage<OAuthResponse> callAsync(String method) {
        return app.callAsync(described(method), source.get());
    }

    private CallRequest described(String method) {
        String name = Methods.checked(app.name(), method);
        boolean inQuery = Methods.isDataInQuery(name);
        Parameters parameters = new Parameters(query);
        if (inQuery) {
            parameters = parameters.and(content.query(name));
        }
        Body body = inQuery ? null : content.body();
        if (body != null && Methods.isWithoutBody(name)) {
            throw ClientMessages.bodyNotAllowed(app.name(), name);
        }
        return content.typed(new CallRequest(name, Methods.withQuery(uri, parameters), headers, body, forced));
    }
}

package dev.remora.internal.signin;

import dev.remora.CallbackRejectedException;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.metadata.MetadataSource;
import dev.remora.internal.oauth2.AuthorizationCode;
import dev.remora.internal.oauth2.AuthorizationEndpoint;
import dev.remora.internal.oauth2.AuthorizationEndpoint.Question;
import dev.remora.internal.oauth2.Grant;
import dev.remora.internal.oauth2.OAuth2Callback;
import dev.remora.internal.oauth2.Pkce;
import dev.remora.internal.oauth2.RandomText;
import dev.remora.internal.oidc.OpenIdRequest;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.ProviderSettings;
import dev.remora.internal.settings.RequestFormat;
import dev.remora.internal.settings.ResponseFormat;
import dev.remora.internal.token.IdTokens;
import dev.remora.internal.token.OAuth2TokenIssuer;
import dev.remora.internal.wire.AuthorizationResponse;
import dev.remora.internal.wire.AuthorizationResponse.BareError;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The authorization code grant (RFC 6749 section 4.1). */
final class OAuth2Flow implements AuthorizationFlow {

    private final String remoteApp;
    private final OAuth2Settings settings;
    private final RequestFormat format;
    private final ResponseFormat responses;
    private final CallbackIssuer issuers;
    private final BareDenials bareDenials;
    private final States states;
    private final OAuth2TokenIssuer issuer;
    private final MetadataSource metadata;
    private final @Nullable IdTokens idTokens;
    private final SecureRandom random;

    OAuth2Flow(
            String remoteApp,
            OAuth2Settings settings,
            ProviderSettings provider,
            CallbackIssuer issuers,
            BareDenials bareDenials,
            States states,
            OAuth2TokenIssuer issuer,
            MetadataSource metadata,
            @Nullable IdTokens idTokens,
            SecureRandom random) {
        this.remoteApp = remoteApp;
        this.settings = settings;
        this.format = provider.requests();
        this.responses = provider.responses();
        this.issuers = issuers;
        this.bareDenials = bareDenials;
        this.states = states;
        this.issuer = issuer;
        this.metadata = metadata;
        this.idTokens = idTokens;
        this.random = random;
    }

    @Override
    public SentAuthorizationRequest begin(AuthorizationDetails details, Endpoints endpoints, URI redirectUri) {
        AuthorizationEndpoint endpoint = new AuthorizationEndpoint(
                remoteApp, endpoints.authorization(), settings.clientId(), settings.authorizeParams(), format);
        Pkce pkce = settings.pkce() ? Pkce.random(random) : null;
        Question plain = new Question(
                redirectUri, states.next(details.state()), scope(details), pkce, null, details.parameters());
        OpenIdRequest openId = isOpenId(endpoint.scope(plain)) ? openId(endpoint, plain) : null;
        Question question = openId == null ? plain : plain.withNonce(openId.nonce());
        return new SentAuthorizationRequest(
                endpoint.ask(question),
                question.state(),
                pkce == null ? "" : pkce.verifier(),
                endpoint.scope(question),
                openId);
    }

    private boolean isOpenId(@Nullable String scope) {
        return idTokens != null && OpenIdSettings.isAskedFor(scope);
    }

    private OpenIdRequest openId(AuthorizationEndpoint endpoint, Question question) {
        OpenIdSettings openId = Objects.requireNonNull(settings.openId());
        String issuer = openId.issuer() == null ? metadata.get().issuer() : openId.issuer();
        String maxAge = endpoint.parameter(question, "max_age");
        String acrs = endpoint.parameter(question, "acr_values");
        return new OpenIdRequest(
                Objects.requireNonNull(issuer),
                openId.nonce() ? RandomText.of(random) : null,
                maxAge == null ? null : seconds(maxAge),
                acrs == null ? Set.of() : Set.of(acrs.split(" ")));
    }

    private Duration seconds(String maxAge) {
        if (!maxAge.matches("\\d{1,9}")) {
            throw OAuth2Messages.maxAgeMalformed(remoteApp);
        }
        return Duration.ofSeconds(Integer.parseInt(maxAge));
    }

    @Override
    public AuthorizationResponse read(Map<String, List<String>> callback) {
        AuthorizationResponse answer = new OAuth2Callback(remoteApp, named(callback)).read();
        issuers.check(answer.issuer());
        if (answer instanceof BareError bare && !bareDenials.take(bare)) {
            throw stateMissing();
        }
        return answer;
    }

    private Map<String, List<String>> named(Map<String, List<String>> callback) {
        Map<String, List<String>> named = new LinkedHashMap<>(callback);
        rename(named, responses.errorParameter(), "error");
        rename(named, responses.codeParameter(), "code");
        return named;
    }

    private static void rename(Map<String, List<String>> parameters, String theirs, String name) {
        List<String> values = parameters.containsKey(name) ? null : parameters.remove(theirs);
        if (values != null) {
            parameters.put(name, values);
        }
    }

    @Override
    public CallbackRejectedException stateMissing() {
        return OAuth2Messages.stateMissing(remoteApp);
    }

    @Override
    public CallbackRejectedException stateMismatch() {
        return SignInMessages.stateMismatch(remoteApp);
    }

    @Override
    public void checkIssuer(StartedSignIn started) {
        OpenIdRequest openId = started.openId();
        if (openId != null) {
            issuers.checkStill(openId.issuer());
        }
    }

    @Override
    public Token exchange(StartedSignIn started, AuthorizationResponse.Accepted answer) {
        OpenIdRequest openId = started.openId();
        Grant grant =
                new AuthorizationCode(answer.proof(), format.redirectUri(started.redirectUri()), started.secret());
        OAuth2Token token = issuer.obtain(started.tokenEndpoint(), grant).granted(started.scope());
        OAuth2Token identified = openId == null || idTokens == null
                ? token
                : idTokens.identified(token, openId.expectations(token.accessToken(), answer.proof(), started.state()));
        return issuer.exchanged(identified);
    }

    // parameters of the caller go before configured ones, in whatever way they were given
    private @Nullable String scope(AuthorizationDetails details) {
        if (details.scope() != null) {
            return details.scope();
        }
        return details.parameters().containsKey("scope") ? null : settings.scope();
    }
}

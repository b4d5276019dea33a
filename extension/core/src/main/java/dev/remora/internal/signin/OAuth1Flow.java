package dev.remora.internal.signin;

import dev.remora.CallbackRejectedException;
import dev.remora.OAuth1Token;
import dev.remora.Token;
import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.oauth1.OAuth1Callback;
import dev.remora.internal.oauth1.TemporaryCredentials;
import dev.remora.internal.oauth1.TemporaryCredentials.CallbackConfirmation;
import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.RequestFormat;
import dev.remora.internal.token.OAuth1TokenIssuer;
import dev.remora.internal.token.SignedCalls;
import dev.remora.internal.wire.AuthorizationResponse;
import dev.remora.internal.wire.AuthorizationResponse.BareError;
import dev.remora.internal.wire.AuthorizationResponse.Refused;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.ReservedParameters;
import dev.remora.internal.wire.UriQuery;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Redirection-based authorization (RFC 5849 section 2). The temporary token does what the state does in OAuth 2. */
final class OAuth1Flow implements AuthorizationFlow {

    private static final OAuth1Token NO_TOKEN = Token.oauth1("", "");

    private final String remoteApp;
    private final OAuth1Settings settings;
    private final RequestFormat format;
    private final BareDenials bareDenials;
    private final SignedCalls calls;
    private final OAuth1TokenIssuer issuer;

    OAuth1Flow(
            String remoteApp,
            OAuth1Settings settings,
            RequestFormat format,
            BareDenials bareDenials,
            SignedCalls calls,
            OAuth1TokenIssuer issuer) {
        this.remoteApp = remoteApp;
        this.settings = settings;
        this.format = format;
        this.bareDenials = bareDenials;
        this.calls = calls;
        this.issuer = issuer;
    }

    @Override
    public SentAuthorizationRequest begin(AuthorizationDetails details, Endpoints endpoints, URI redirectUri) {
        Map<String, String> given = new LinkedHashMap<>(settings.authorizeParams());
        given.putAll(details.parameters());
        given.values().removeIf(String::isEmpty);
        refuseTwice(given, endpoints.authorization());
        TemporaryCredentials credentials = temporaryCredentials(details, redirectUri);
        URI uri = UriQuery.add(
                endpoints.authorization(),
                Parameters.none().and("oauth_token", credentials.token()).and(Parameters.of(given)));
        return new SentAuthorizationRequest(
                uri, credentials.token(), credentials.secret().reveal(), null, null);
    }

    @Override
    public AuthorizationResponse read(Map<String, List<String>> callback) {
        OAuth1Callback read =
                new OAuth1Callback(remoteApp, callback, settings.callbacks().confirmed(), bareDenials.tolerated());
        AuthorizationResponse answer = read.read();
        if (answer instanceof BareError bare && !bareDenials.take(bare)) {
            throw stateMissing();
        }
        if (answer instanceof Refused && read.isDenialAsError()) {
            bareDenials.tolerances().log(Tolerance.DENIAL_AS_ERROR);
        }
        return answer;
    }

    @Override
    public CallbackRejectedException stateMissing() {
        return OAuth1Messages.tokenMissing(remoteApp);
    }

    @Override
    public CallbackRejectedException stateMismatch() {
        return SignInMessages.tokenMismatch(remoteApp);
    }

    @Override
    public Token exchange(StartedSignIn started, AuthorizationResponse.Accepted answer) {
        OAuth1Token temporary = Token.oauth1(started.state(), started.secret());
        return issuer.obtain(started.tokenEndpoint(), temporary, answer.proof());
    }

    // section 2.1
    private TemporaryCredentials temporaryCredentials(AuthorizationDetails details, URI redirectUri) {
        Map<String, String> parameters = new LinkedHashMap<>(settings.requestTokenParams());
        if (details.scope() != null && !details.scope().isBlank()) {
            parameters.put("scope", details.scope());
        }
        parameters.computeIfPresent("scope", (name, scope) -> format.scope(scope));
        Parameters callback = settings.callbacks().sent()
                ? Parameters.none().and("oauth_callback", redirectUri.toString())
                : Parameters.none();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        parameters.forEach((name, value) -> lists.put(name, List.of(value)));
        ProtocolRequest request = ProtocolRequest.of(
                        ProtocolCall.REQUEST_TOKEN, settings.requestTokenMethod(), settings.requestTokenUrl())
                .withParameters(lists);
        ProtocolResponse response = calls.send(request, callback, NO_TOKEN);
        return TemporaryCredentials.read(
                calls.reader(request, response),
                response,
                settings.callbacks().confirmed() ? CallbackConfirmation.REQUIRED : CallbackConfirmation.NOT_EXPECTED);
    }

    private void refuseTwice(Map<String, String> given, URI authorizeUrl) {
        for (String name : given.keySet()) {
            if (ReservedParameters.isOfOAuth1(name)) {
                throw OAuth2Messages.protocolParameterGiven(remoteApp, name);
            }
        }
        UriQuery.of(authorizeUrl).forEach(existing -> {
            if (given.containsKey(existing.name()) || existing.name().equals("oauth_token")) {
                throw OAuth2Messages.parameterTwice(remoteApp, existing.name());
            }
        });
    }
}

package dev.remora.internal.token;

import dev.remora.OAuth1Token;
import dev.remora.Token;
import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.oauth1.SessionExtension;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.ProviderKey;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.RequestFormat;
import dev.remora.internal.settings.RuntimeUrls;
import dev.remora.internal.settings.RuntimeUrls.RefusedException;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.TokenEndpointSettings;
import dev.remora.internal.wire.Parameters;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Token requests (RFC 5849 section 2.3), and the Session extension of OAuth 1.0a, which refreshes. */
public final class OAuth1TokenIssuer implements TokenIssuer {

    private final String remoteApp;
    private final OAuth1Settings settings;
    private final RuntimeUrls urls;
    private final RequestFormat format;
    private final SignedCalls calls;
    private final InstantSource clock;

    public OAuth1TokenIssuer(
            String remoteApp,
            OAuth1Settings settings,
            RuntimeUrls urls,
            RequestFormat format,
            SignedCalls calls,
            InstantSource clock) {
        this.remoteApp = remoteApp;
        this.settings = settings;
        this.urls = urls;
        this.format = format;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * Asks for a token in place of temporary credentials.
     *
     * @param verifier empty where providers older than OAuth 1.0a send none
     * @throws dev.remora.TokenRequestException if the provider refuses
     */
    public OAuth1Token obtain(URI endpoint, OAuth1Token temporary, String verifier) {
        ProtocolRequest request = request(ProtocolCall.ACCESS_TOKEN, endpoint);
        Parameters proof =
                verifier.isEmpty() ? Parameters.none() : Parameters.none().and("oauth_verifier", verifier);
        return calls.read(request, calls.send(request, proof, temporary));
    }

    @Override
    public boolean supports(Token token) {
        return token instanceof OAuth1Token;
    }

    @Override
    public boolean isSameInCalls(Token one, Token other) {
        OAuth1Token first = (OAuth1Token) one;
        OAuth1Token second = (OAuth1Token) other;
        return first.token().equals(second.token()) && first.secret().equals(second.secret());
    }

    @Override
    public @Nullable Instant expiresAt(Token token) {
        // most have none: not worth reading the extension for
        return token.parameters().containsKey(SessionExtension.EXPIRES_AT)
                ? SessionExtension.of((OAuth1Token) token).expiresAt()
                : null;
    }

    @Override
    public boolean isRenewable(Token token) {
        return refreshUrl() != null && SessionExtension.of((OAuth1Token) token).isRenewable(clock.instant());
    }

    @Override
    public Token renew(Token token) {
        OAuth1Token previous = (OAuth1Token) token;
        URI endpoint = refreshEndpoint(previous);
        if (endpoint == null) {
            throw new IllegalArgumentException("not renewable");
        }
        SessionExtension extension = SessionExtension.of(previous);
        ProtocolRequest request = request(ProtocolCall.REFRESH, endpoint);
        for (Map.Entry<String, String> param : format.refreshParams().entrySet()) {
            request = request.withParameter(param.getKey(), param.getValue());
        }
        OAuth1Token answered = calls.read(request, calls.send(request, extension.renewalParameters(), previous));
        return withExtras(extension.renewed(answered), previous);
    }

    private @Nullable URI refreshUrl() {
        return format.refreshUrl() == null ? settings.configured().tokenEndpoint() : format.refreshUrl();
    }

    @Override
    public @Nullable URI refreshEndpoint(Token token) {
        URI fixed = refreshUrl();
        SettingKey key = format.refreshUrl() == null ? RemoteAppKey.TOKEN_URL : ProviderKey.REFRESH_URL;
        try {
            return fixed == null ? null : urls.url(key, fixed, token.parameters());
        } catch (RefusedException e) {
            throw OAuth2Messages.urlOfTokenRefused(remoteApp, String.valueOf(e.getMessage()));
        }
    }

    private ProtocolRequest request(ProtocolCall call, URI uri) {
        TokenEndpointSettings endpoint = settings.tokenEndpoint();
        String refreshMethod = call == ProtocolCall.REFRESH ? format.refreshMethod() : null;
        return ProtocolRequest.of(call, refreshMethod == null ? endpoint.method() : refreshMethod, uri)
                .withHeaders(lists(endpoint.headers()))
                .withParameters(lists(endpoint.params()));
    }

    private static Map<String, List<String>> lists(Map<String, String> map) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        map.forEach((name, value) -> lists.put(name, List.of(value)));
        return lists;
    }

    // who the user is, is said at sign-in only
    private static OAuth1Token withExtras(OAuth1Token renewed, OAuth1Token previous) {
        Map<String, String> parameters = new LinkedHashMap<>(renewed.parameters());
        previous.parameters().forEach((name, value) -> {
            if (!name.startsWith("oauth_")) {
                parameters.putIfAbsent(name, value);
            }
        });
        return Token.oauth1(renewed.token(), renewed.secret())
                .withIdentity(previous.identity().orElse(null))
                .withParameters(parameters);
    }
}

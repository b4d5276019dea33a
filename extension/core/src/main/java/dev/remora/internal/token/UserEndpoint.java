package dev.remora.internal.token;

import dev.remora.Identity;
import dev.remora.OAuthException;
import dev.remora.Token;
import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.message.OpenIdMessages;
import dev.remora.internal.oidc.IdentityReader;
import dev.remora.internal.oidc.UserAnswerReader;
import dev.remora.internal.settings.RuntimeUrls;
import dev.remora.internal.settings.RuntimeUrls.RefusedException;
import dev.remora.internal.settings.UserEndpointSettings;
import dev.remora.internal.settings.UserKey;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import jakarta.json.JsonArray;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint at which a provider without OpenID Connect says who the user is. A sign-in goes on without an identity while the
 * endpoint is down; an answer that names no user is an error.
 */
public final class UserEndpoint {

    private static final Logger LOG = System.getLogger(UserEndpoint.class.getPackageName());
    private static final int OK = 200;

    private final String remoteApp;
    private final UserEndpointSettings settings;
    private final Map<String, String> headers;
    private final RuntimeUrls urls;
    private final BiFunction<ProtocolRequest, Token, ProtocolResponse> signedCalls;
    private final UserAnswerReader answers;
    private final IdentityReader identities;

    /**
     * @param headers of each request
     * @param signedCalls sends a request with a token
     */
    public UserEndpoint(
            String remoteApp,
            UserEndpointSettings settings,
            Map<String, String> headers,
            RuntimeUrls urls,
            UserAnswerReader answers,
            IdentityReader identities,
            BiFunction<ProtocolRequest, Token, ProtocolResponse> signedCalls) {
        this.remoteApp = remoteApp;
        this.settings = settings;
        this.headers = Map.copyOf(headers);
        this.urls = urls;
        this.answers = answers;
        this.identities = identities;
        this.signedCalls = signedCalls;
    }

    /**
     * Asks who the user is whose token this is.
     *
     * @return the same token with the identity, or without one if the endpoint is down
     * @throws dev.remora.ResponseInvalidException if the token response or the answer does not say which user that is
     */
    public Token identified(Token token) {
        URI endpoint = at(UserKey.USER_URL, settings.url(), token);
        String replaced = settings.replaced(token.parameters());
        if (replaced != null) {
            throw OpenIdMessages.userParameterReplaced(remoteApp, replaced);
        }
        Optional<ProtocolResponse> user = asked(settings.url(endpoint, token.parameters()), settings.method(), token);
        if (user.isEmpty()) {
            return token;
        }
        ProtocolResponse response = user.get();
        Identity identity = identities.read(
                settings, endpoint, answers.object(response.status(), type(response), response.body()), emails(token));
        return token.withIdentity(identity);
    }

    private @Nullable JsonArray emails(Token token) {
        URI url = settings.emailUrl();
        ProtocolResponse response = url == null
                ? null
                : asked(at(UserKey.USER_EMAIL_URL, url, token), "GET", token).orElse(null);
        try {
            return response == null ? null : answers.array(response.status(), type(response), response.body());
        } catch (OAuthException e) {
            leftOut(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Returns empty, which is logged, if there is no answer that says anything about the user. */
    private Optional<ProtocolResponse> asked(URI url, String method, Token token) {
        try {
            ProtocolRequest request = ProtocolRequest.of(ProtocolCall.USERINFO, method, url);
            for (Map.Entry<String, String> header : headers.entrySet()) {
                request = request.withHeader(header.getKey(), header.getValue());
            }
            ProtocolResponse response = signedCalls.apply(request, token);
            if (response.status() == OK) {
                return Optional.of(response);
            }
            leftOut("the answer has status " + response.status());
        } catch (OAuthException e) {
            leftOut(String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private URI at(UserKey key, URI fixed, Token token) {
        try {
            return urls.url(key, fixed, token.parameters());
        } catch (RefusedException e) {
            throw OAuth2Messages.urlOfTokenRefused(remoteApp, String.valueOf(e.getMessage()));
        }
    }

    private void leftOut(String why) {
        LOG.log(Level.WARNING, OpenIdMessages.userLeftOut(remoteApp, why));
    }

    private static @Nullable String type(ProtocolResponse response) {
        return response.header("Content-Type").orElse(null);
    }
}

package dev.remora.internal.signin;

import dev.remora.OAuth1Token;
import dev.remora.Token;
import dev.remora.internal.oauth1.SessionExtension;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Session handles (the Session extension of OAuth 1.0a). */
final class OAuth1TokenIssuer implements TokenIssuer {

    private final OAuth1Settings settings;
    private final SignedCalls calls;
    private final InstantSource clock;

    OAuth1TokenIssuer(OAuth1Settings settings, SignedCalls calls, InstantSource clock) {
        this.settings = settings;
        this.calls = calls;
        this.clock = clock;
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
        return settings.tokenEndpoint().url() != null
                && SessionExtension.of((OAuth1Token) token).isRenewable(clock.instant());
    }

    @Override
    public Token renew(Token token) {
        OAuth1Token previous = (OAuth1Token) token;
        SessionExtension extension = SessionExtension.of(previous);
        ProtocolRequest request = OAuth1Protocol.tokenRequest(
                ProtocolCall.REFRESH, Endpoints.present(settings.tokenEndpoint().url()), settings);
        ProtocolResponse response = calls.send(request, extension.renewalParameters(), previous);
        return withExtras(extension.renewed(calls.read(request, response)), previous);
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

package dev.remora.internal.store;

import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.StoredToken;
import dev.remora.Token;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A token with its version, as octets. */
final class TokenCodec {

    static final int FORMAT = 1;

    private static final int OAUTH1 = 1;
    private static final int OAUTH2 = 2;

    private TokenCodec() {}

    static byte[] octets(StoredToken stored) {
        AttributeWriter out = new AttributeWriter(FORMAT).text(stored.version());
        if (stored.token() instanceof OAuth1Token token) {
            out.number(OAUTH1).text(token.token()).text(token.secret());
        } else if (stored.token() instanceof OAuth2Token token) {
            out.number(OAUTH2)
                    .text(token.accessToken())
                    .text(token.type())
                    .text(token.refreshToken())
                    .text(token.scope())
                    .text(token.idToken());
            writeExpiry(token.expiresAt(), out);
        }
        Map<String, String> parameters = stored.token().parameters();
        out.number(parameters.size());
        parameters.forEach((name, value) -> out.text(name).text(value));
        return out.octets();
    }

    static StoredToken read(AttributeReader in) {
        String version = in.text();
        int kind = in.number();
        Token token = switch (kind) {
            case OAUTH1 -> Token.oauth1(in.text(), in.text()).withParameters(readParameters(in));
            case OAUTH2 -> readOAuth2(in);
            default -> throw new IllegalArgumentException("no such kind of token");
        };
        return StoredToken.of(token, version);
    }

    private static OAuth2Token readOAuth2(AttributeReader in) {
        String accessToken = in.text();
        String type = in.text();
        String refreshToken = in.textOrNull();
        String scope = in.textOrNull();
        String idToken = in.textOrNull();
        Instant expiresAt = in.number() == 0 ? null : in.instant();
        return Token.bearer(accessToken)
                .withType(type)
                .withRefreshToken(refreshToken)
                .withExpiresAt(expiresAt)
                .withScope(scope)
                .withIdToken(idToken)
                .withParameters(readParameters(in));
    }

    private static void writeExpiry(@Nullable Instant expiresAt, AttributeWriter out) {
        if (expiresAt == null) {
            out.number(0);
        } else {
            out.number(1).instant(expiresAt);
        }
    }

    private static Map<String, String> readParameters(AttributeReader in) {
        Map<String, String> parameters = new HashMap<>();
        for (int left = in.number(); left > 0; left--) {
            parameters.put(in.text(), in.text());
        }
        return parameters;
    }
}

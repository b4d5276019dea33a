package dev.remora.samples.provider;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The access tokens of an OAuth 2 service: issued for a code, and sent with each call in a header of a scheme of its own.
 */
final class BearerTokens {

    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final String scheme;
    private final String prefix;
    private final int octets;
    private final SecureRandom random;

    BearerTokens(String scheme, String prefix, int octets, SecureRandom random) {
        this.scheme = scheme + " ";
        this.prefix = prefix;
        this.octets = octets;
        this.random = random;
    }

    String issue(User user) {
        String token = prefix + Texts.random(random, octets);
        users.put(token, user);
        return token;
    }

    /** Takes a token back; it need not be one. */
    void revoke(String token) {
        users.remove(token);
    }

    /** Returns the user whose token the call carries. */
    Optional<User> caller(Call call) {
        return call.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(value -> users.get(value.substring(scheme.length())));
    }
}

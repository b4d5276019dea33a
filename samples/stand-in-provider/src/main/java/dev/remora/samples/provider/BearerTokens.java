package dev.remora.samples.provider;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The access tokens of an OAuth 2 service: issued for a code, and sent with each call in a header of a scheme of its own. A token
 * says whose it is, at random and marked with the provider's key; those that were taken back are kept.
 */
final class BearerTokens {

    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final List<User> users;
    private final String scheme;
    private final String prefix;
    private final int octets;
    private final SecureRandom random;
    private final TokenMac mac;

    BearerTokens(List<User> users, String scheme, String prefix, int octets, SecureRandom random, TokenMac mac) {
        this.users = users;
        this.scheme = scheme + " ";
        this.prefix = prefix;
        this.octets = octets;
        this.random = random;
        this.mac = mac;
    }

    String issue(User user) {
        String content = number(user) + Texts.random(random, octets);
        return prefix + content + mac.of(prefix, content);
    }

    /** Takes a token back; it need not be one. */
    void revoke(String token) {
        revoked.add(token);
    }

    /** Returns the user whose token the call carries. */
    Optional<User> caller(Call call) {
        return call.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(value -> value.substring(scheme.length()))
                .filter(token -> token.startsWith(prefix) && !revoked.contains(token))
                .flatMap(token -> user(token.substring(prefix.length())));
    }

    private Optional<User> user(String token) {
        int end = token.length() - TokenMac.LENGTH;
        return end > 0 && mac.isOf(prefix, token.substring(0, end), token.substring(end))
                ? users.stream().filter(user -> token.startsWith(number(user))).findFirst()
                : Optional.empty();
    }

    private static String number(User user) {
        return String.format("%08x", user.id());
    }
}

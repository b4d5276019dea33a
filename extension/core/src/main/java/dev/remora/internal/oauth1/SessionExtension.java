package dev.remora.internal.oauth1;

import dev.remora.OAuth1Token;
import dev.remora.Token;
import dev.remora.internal.wire.Parameters;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a token lasts and what renews it (OAuth Session extension). A provider says so in seconds from its response; the
 * reader of the response adds the instants, as seconds since 1970, to the token's parameters, so that every store keeps
 * them.
 */
public record SessionExtension(
        @Nullable String handle,
        @Nullable Instant expiresAt,
        @Nullable Instant authorizationExpiresAt) {

    public static final String HANDLE = "oauth_session_handle";
    public static final String EXPIRES_AT = "oauth_expires_at";
    public static final String AUTHORIZATION_EXPIRES_AT = "oauth_authorization_expires_at";

    private static final String EXPIRES_IN = "oauth_expires_in";
    private static final String AUTHORIZATION_EXPIRES_IN = "oauth_authorization_expires_in";
    // a hundred years: what lasts longer does not expire
    private static final long LONGEST_SECONDS = 3_155_760_000L;

    /** Returns the lifetimes and handle of a token; most have none. */
    public static SessionExtension of(OAuth1Token token) {
        Map<String, String> parameters = token.parameters();
        String handle = parameters.getOrDefault(HANDLE, "");
        return new SessionExtension(
                handle.isEmpty() ? null : handle,
                instant(parameters.get(EXPIRES_AT)),
                instant(parameters.get(AUTHORIZATION_EXPIRES_AT)));
    }

    /** Whether the provider renews the token, as far as is known. */
    public boolean isRenewable(Instant now) {
        return handle != null && (authorizationExpiresAt == null || now.isBefore(authorizationExpiresAt));
    }

    /** Returns the parameters that only a renewal sends, signed with the token that is to be renewed. */
    public Parameters renewalParameters() {
        return handle == null ? Parameters.none() : Parameters.none().and(HANDLE, handle);
    }

    /** Keeps the handle where the response to a renewal does not repeat it. */
    public OAuth1Token renewed(OAuth1Token answer) {
        if (handle == null || !answer.parameters().getOrDefault(HANDLE, "").isEmpty()) {
            return answer;
        }
        Map<String, String> parameters = new LinkedHashMap<>(answer.parameters());
        parameters.put(HANDLE, handle);
        if (authorizationExpiresAt != null) {
            parameters.putIfAbsent(AUTHORIZATION_EXPIRES_AT, Long.toString(authorizationExpiresAt.getEpochSecond()));
        }
        return Token.oauth1(answer.token(), answer.secret()).withParameters(parameters);
    }

    /** Adds the instants that a response received at that time speaks of. */
    static Map<String, String> dated(Map<String, String> parameters, Instant received) {
        Map<String, String> dated = new LinkedHashMap<>(parameters);
        date(dated, EXPIRES_IN, EXPIRES_AT, received);
        date(dated, AUTHORIZATION_EXPIRES_IN, AUTHORIZATION_EXPIRES_AT, received);
        return dated;
    }

    private static void date(Map<String, String> parameters, String in, String at, Instant received) {
        long seconds = number(parameters.get(in));
        if (seconds > 0 && seconds < LONGEST_SECONDS) {
            parameters.put(at, Long.toString(received.getEpochSecond() + seconds));
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        long seconds = number(text);
        return seconds > 0 ? Instant.ofEpochSecond(seconds) : null;
    }

    // a text that is no number counts as missing
    private static long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "SessionExtension[handle=" + (handle == null ? "none" : "****") + ", expiresAt=" + expiresAt
                + ", authorizationExpiresAt=" + authorizationExpiresAt + "]";
    }
}

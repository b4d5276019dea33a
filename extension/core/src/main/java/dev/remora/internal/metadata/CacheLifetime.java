package dev.remora.internal.metadata;

import dev.remora.internal.wire.RetryAfter;
import dev.remora.internal.wire.Whitespace;
import dev.remora.spi.ProtocolResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how long a response may be kept (RFC 9111 section 4.2.1), within limits. */
final class CacheLifetime {

    /** The lifetime of a response that says nothing, and the most that any may have. */
    static final Duration LONGEST = Duration.ofDays(1);

    /** The least: one sign-in needs a document several times, whatever its response says. */
    static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private CacheLifetime() {}

    static Duration of(ProtocolResponse response) {
        Duration said = said(response);
        if (said == null) {
            return LONGEST;
        }
        Duration left = said.minus(age(response));
        return left.compareTo(SHORTEST) < 0 ? SHORTEST : left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }

    private static @Nullable Duration said(ProtocolResponse response) {
        Duration maxAge = null;
        for (String line : response.headers().getOrDefault("Cache-Control", List.of())) {
            for (String part : line.split(",", -1)) {
                String directive = Whitespace.trimHeader(part).toLowerCase(Locale.ROOT);
                if (directive.equals("no-store") || directive.equals("no-cache")) {
                    return Duration.ZERO;
                }
                if (directive.startsWith("max-age=") && maxAge == null) {
                    maxAge = seconds(directive.substring("max-age=".length()).replace("\"", ""));
                }
            }
        }
        return maxAge != null ? maxAge : untilExpiry(response);
    }

    // the age that caches on the way have given it (RFC 9111 section 5.1)
    private static Duration age(ProtocolResponse response) {
        return response.header("Age")
                .map(Whitespace::trimHeader)
                .map(CacheLifetime::seconds)
                .orElse(Duration.ZERO);
    }

    // a text that cannot be read has expired; many digits are a long time
    private static Duration seconds(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9') ? LONGEST : Duration.ZERO;
    }

    private static @Nullable Duration untilExpiry(ProtocolResponse response) {
        Optional<String> expires = response.header("Expires");
        if (expires.isEmpty()) {
            return null;
        }
        // counts from the provider's own Date, as Retry-After does; a number is no date here
        boolean number = SECONDS.matcher(Whitespace.trimHeader(expires.get())).matches();
        Duration until = number ? null : RetryAfter.of(expires, response.header("Date"));
        return until == null ? Duration.ZERO : until;
    }
}

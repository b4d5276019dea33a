package dev.remora.internal.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how long a provider wants to be left alone (RFC 9110 section 10.2.3); what cannot be read says nothing. */
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /** A date counts from the provider's own Date, so that no clocks are compared. */
    public static @Nullable Duration of(Optional<String> retryAfter, Optional<String> date) {
        String text = retryAfter.map(Whitespace::trimHeader).orElse("");
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Duration between =
                    Duration.between(instant(date.map(Whitespace::trimHeader).orElse("")), instant(text));
            return between.isNegative() ? Duration.ZERO : between;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant instant(String text) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
    }
}

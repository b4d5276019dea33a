package dev.remora.internal.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long a provider wants to be left alone (RFC 9110 section 10.2.3); what cannot be read says nothing.
 *
 * @param header that says it
 * @param unit of a number in it
 */
public record RetryAfter(String header, TimeFormat unit) {

    public static final RetryAfter STANDARD = new RetryAfter("Retry-After", TimeFormat.SECONDS);

    private static final long LONGEST = 1_000_000_000_000L; // more than that is a time by mistake
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}([.][0-9]{1,9})?");

    /** Reads RFC 9110's header. A date counts from the provider's own Date, so that no clocks are compared. */
    public static @Nullable Duration of(Optional<String> retryAfter, Optional<String> date) {
        return STANDARD.read(retryAfter, date);
    }

    /** Reads it of a response; a time, too, counts from the provider's own Date. */
    public @Nullable Duration of(Function<String, Optional<String>> headers) {
        return read(headers.apply(header), headers.apply("Date"));
    }

    private @Nullable Duration read(Optional<String> value, Optional<String> date) {
        String text = value.map(Whitespace::trimHeader).orElse("");
        try {
            if (NUMBER.matcher(text).matches()) {
                return number(new BigDecimal(text), date);
            }
            return notNegative(Duration.between(now(date), instant(text)));
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private @Nullable Duration number(BigDecimal number, Optional<String> date) {
        BigDecimal millis = unit == TimeFormat.SECONDS || unit == TimeFormat.EPOCH ? number.movePointRight(3) : number;
        long whole = millis.longValue();
        if (unit == TimeFormat.SECONDS || unit == TimeFormat.MILLISECONDS) {
            return whole < LONGEST ? Duration.ofMillis(whole) : null;
        }
        return notNegative(Duration.between(now(date), Instant.ofEpochMilli(whole)));
    }

    private static Duration notNegative(Duration between) {
        return between.isNegative() ? Duration.ZERO : between;
    }

    private static Instant now(Optional<String> date) {
        return instant(date.map(Whitespace::trimHeader).orElse(""));
    }

    private static Instant instant(String text) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
    }
}

package dev.remora.internal.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads how long a provider wants to be left alone (RFC 9110 section 10.2.3); what cannot be read says nothing. Retry-After
 * counts first, with every refusal; another header may be there with every answer, and counts on its conditions only.
 *
 * @param header that says it
 * @param unit of a number in it
 * @param statuses of answers with which another header than Retry-After counts
 * @param remaining the header that has to be 0 for it to count, or {@code null}
 */
public record RetryAfter(
        String header,
        TimeFormat unit,
        Set<Integer> statuses,
        @Nullable String remaining) {

    private static final String NAME = "Retry-After";
    private static final int ERROR = 400;
    private static final Set<Integer> LATER = Set.of(429, 503);

    public static final RetryAfter STANDARD = new RetryAfter(NAME, TimeFormat.SECONDS, LATER, null);

    private static final long LONGEST = 1_000_000_000_000L; // more than that is a time by mistake
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}([.][0-9]{1,9})?");

    public RetryAfter {
        statuses = Set.copyOf(statuses);
    }

    /** Reads RFC 9110's header. A date counts from the provider's own Date, so that no clocks are compared. */
    public static @Nullable Duration of(Optional<String> retryAfter, Optional<String> date) {
        return STANDARD.read(retryAfter, date);
    }

    /** Reads it of a response; a time, too, counts from the provider's own Date. */
    public @Nullable Duration of(int status, Function<String, Optional<String>> headers) {
        if (status < ERROR) {
            return null;
        }
        Optional<String> date = headers.apply("Date");
        if (header.equalsIgnoreCase(NAME)) {
            return read(headers.apply(NAME), date);
        }
        Duration standard = of(headers.apply(NAME), date);
        return standard == null && counts(status, headers) ? read(headers.apply(header), date) : standard;
    }

    /** Whether an answer with this status may keep later requests away. */
    public boolean delays(int status) {
        return LATER.contains(status) || statuses.contains(status);
    }

    private boolean counts(int status, Function<String, Optional<String>> headers) {
        return statuses.contains(status)
                && (remaining == null
                        || headers.apply(remaining)
                                .map(Whitespace::trimHeader)
                                .filter("0"::equals)
                                .isPresent());
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

package dev.remora.internal.oauth1;

import dev.remora.internal.wire.Whitespace;
import dev.remora.spi.ProtocolResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Estimates a provider's clock by the timestamps it says it accepts and by the Date header of its response. */
final class ProviderTime {

    // beyond what a slow connection can make of a Date header, and within the five minutes that providers grant
    private static final Duration FAR_OFF = Duration.ofMinutes(1);
    private static final Pattern RANGE = Pattern.compile("(\\d{1,12})-(\\d{1,12})");

    private final @Nullable Instant date;
    private final @Nullable Instant earliest;
    private final @Nullable Instant latest;

    private ProviderTime(@Nullable Instant date, @Nullable Instant earliest, @Nullable Instant latest) {
        this.date = date;
        this.earliest = earliest;
        this.latest = latest;
    }

    /** @param acceptable {@code oauth_acceptable_timestamps} of the problem-reporting extension: first, hyphen, last */
    static ProviderTime of(ProtocolResponse response, @Nullable String acceptable) {
        Instant date = response.header("Date").flatMap(ProviderTime::parsed).orElse(null);
        Matcher range = RANGE.matcher(acceptable == null ? "" : Whitespace.trimHeader(acceptable));
        return range.matches()
                ? new ProviderTime(date, seconds(range.group(1)), seconds(range.group(2)))
                : new ProviderTime(date, null, null);
    }

    boolean isFarOff(Instant own) {
        return date != null && Duration.between(date, own).abs().compareTo(FAR_OFF) > 0;
    }

    /** The time to go by after a timestamp was refused, if the provider says anything about it. */
    Optional<Instant> replacementFor(Instant own) {
        if (earliest == null || latest == null) {
            return Optional.ofNullable(date);
        }
        if (date != null && accepts(date)) {
            return Optional.of(date);
        }
        return Optional.of(accepts(own) ? own : middle(earliest, latest));
    }

    private boolean accepts(Instant time) {
        return earliest != null && latest != null && !time.isBefore(earliest) && !time.isAfter(latest);
    }

    private static Instant middle(Instant first, Instant last) {
        return first.plus(Duration.between(first, last).dividedBy(2));
    }

    private static Instant seconds(String text) {
        return Instant.ofEpochSecond(Long.parseLong(text));
    }

    private static Optional<Instant> parsed(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(Whitespace.trimHeader(date), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}

package dev.remora.internal.config;

import dev.remora.ErrorCode;
import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.Secret;
import java.net.InetSocketAddress;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Converts the text of a value; what it says about a bad one quotes nothing that could be a secret. */
@FunctionalInterface
interface ValueParser<T> {

    T parse(String text) throws BadValueException;

    /** Reads a text that goes into a URL, a form or a header: printable ASCII. */
    static String text(String text) throws BadValueException {
        refuse(text, c -> c < 0x20 || c == 0x7F, ErrorCode.CONFIG_INVALID, "holds a control character");
        refuse(text, c -> c > 0x7F, ErrorCode.CONFIG_INVALID, "holds a character that is not ASCII");
        return text;
    }

    /** Reads a text that stays on this machine, or is always encoded: anything but control characters. */
    static String anyText(String text) throws BadValueException {
        refuse(text, Character::isISOControl, ErrorCode.CONFIG_INVALID, "holds a control character");
        return text;
    }

    static Secret secret(String text) throws BadValueException {
        return Secret.of(anyText(text));
    }

    /** PEM has line breaks. */
    static Secret pem(String text) {
        return Secret.of(text);
    }

    /** RFC 6749 section 3.3; other delimiters than the space are allowed. */
    static String scope(String text) throws BadValueException {
        text(text);
        refuse(text, c -> c == '"' || c == '\\', ErrorCode.CONFIG_INVALID, "holds a \" or a \\");
        return text;
    }

    static String headerValue(String text) throws BadValueException {
        refuse(
                text,
                c -> c < 0x20 && c != '\t' || c >= 0x7F,
                ErrorCode.HEADER_INJECTION,
                "holds a character that cannot be in a header");
        return text;
    }

    /** A token as headers have it (RFC 9110 section 5.6.2). */
    static String token(String text) throws BadValueException {
        headerValue(text);
        if (!text.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
            throw new BadValueException("is not one word");
        }
        return text;
    }

    /** Texts between commas. */
    static Set<String> list(String text) throws BadValueException {
        return Arrays.stream(text(text).split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean flag(String text) throws BadValueException {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new BadValueException("is neither true nor false");
        };
    }

    static String method(String text) throws BadValueException {
        String method = text.strip().toUpperCase(Locale.ROOT);
        if (!method.equals("GET") && !method.equals("POST")) {
            throw new BadValueException("is neither POST nor GET");
        }
        return method;
    }

    static String mediaType(String text) throws BadValueException {
        headerValue(text);
        if (ContentType.parse(text).isEmpty()) {
            throw new BadValueException("is no media type");
        }
        return text.strip();
    }

    /** One of the keys, whatever the case of its letters. */
    static <T> ValueParser<T> choice(Map<String, T> choices) {
        return text -> {
            for (Map.Entry<String, T> choice : choices.entrySet()) {
                if (choice.getKey().equalsIgnoreCase(text.strip())) {
                    return choice.getValue();
                }
            }
            throw new BadValueException("is none of "
                    + String.join(", ", choices.keySet().stream().sorted().toList()));
        };
    }

    /** One of the constants, in lower case. */
    static <E extends Enum<E>> ValueParser<E> choice(Class<E> type) {
        return choice(Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(constant -> constant.name().toLowerCase(Locale.ROOT), constant -> constant)));
    }

    /** ISO 8601 or whole seconds, more than nothing and at most a day. */
    static Duration duration(String text) throws BadValueException {
        Duration duration = durationOrZero(text);
        if (duration.isZero()) {
            throw new BadValueException("is zero");
        }
        return duration;
    }

    /** ISO 8601 or whole seconds, more than nothing. */
    static Duration anyDuration(String text) throws BadValueException {
        Duration duration = written(text);
        if (duration.isZero() || duration.isNegative()) {
            throw new BadValueException("is not more than nothing");
        }
        return duration;
    }

    private static Duration written(String text) throws BadValueException {
        try {
            String stripped = text.strip();
            return stripped.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(stripped))
                    : Duration.parse(stripped);
        } catch (DateTimeException e) {
            throw new BadValueException("is no duration; five seconds are PT5S or 5");
        }
    }

    static Duration durationOrZero(String text) throws BadValueException {
        Duration duration = written(text);
        if (duration.isNegative() || duration.compareTo(Duration.ofDays(1)) > 0) {
            throw new BadValueException("is not between nothing and a day");
        }
        return duration;
    }

    static int bytes(String text) throws BadValueException {
        return positive(text, "is no number of bytes between 1 and " + Integer.MAX_VALUE);
    }

    static int number(String text) throws BadValueException {
        return positive(text, "is no number between 1 and " + Integer.MAX_VALUE);
    }

    private static int positive(String text, String otherwise) throws BadValueException {
        try {
            int number = Integer.parseInt(text.strip());
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // same answer
        }
        throw new BadValueException(otherwise);
    }

    /** Not resolved: whoever connects does that. */
    static InetSocketAddress hostAndPort(String text) throws BadValueException {
        String stripped = text(text.strip());
        int colon = stripped.lastIndexOf(':');
        String host = colon < 0 ? "" : stripped.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
        String port = stripped.substring(colon + 1);
        if (host.isEmpty() || host.contains("/") || host.contains("@") || !port.matches("\\d{1,5}")) {
            throw new BadValueException("is not of the form host:port or user:password@host:port");
        }
        int number = Integer.parseInt(port);
        if (number < 1 || number > 65535) {
            throw new BadValueException("has no port between 1 and 65535");
        }
        return InetSocketAddress.createUnresolved(host, number);
    }

    private static void refuse(String text, IntPredicate bad, ErrorCode code, String why) throws BadValueException {
        if (text.chars().anyMatch(bad)) {
            throw new BadValueException(code, why);
        }
    }
}

package dev.remora.internal.wire;

import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A media type (RFC 9110 section 8.3.1): type and subtype in lower case, and the name of its charset if it has one. */
public record ContentType(
        String type, String subtype, @Nullable String charsetName) {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    /** Empty for what is no media type. */
    public static Optional<ContentType> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        int semicolon = text.indexOf(';');
        String name =
                (semicolon < 0 ? text : text.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        int slash = name.indexOf('/');
        if (slash < 0 || !isToken(name, 0, slash) || !isToken(name, slash + 1, name.length())) {
            return Optional.empty();
        }
        String charset = semicolon < 0 ? null : charsetName(text.substring(semicolon + 1));
        return Optional.of(new ContentType(name.substring(0, slash), name.substring(slash + 1), charset));
    }

    /** The charset, unless none is given or this machine does not know it. */
    public Optional<Charset> charset() {
        try {
            return Optional.ofNullable(charsetName).map(Charset::forName);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    public boolean isJson() {
        return subtype.equals("json")
                || subtype.endsWith("+json")
                || is("text", "javascript")
                || is("application", "javascript");
    }

    public boolean isForm() {
        return is("application", "x-www-form-urlencoded");
    }

    public boolean isXml() {
        return subtype.equals("xml") || subtype.endsWith("+xml");
    }

    public boolean is(String otherType, String otherSubtype) {
        return type.equals(otherType) && subtype.equals(otherSubtype);
    }

    private static @Nullable String charsetName(String parameters) {
        for (String parameter : parameters.split(";", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("charset")) {
                return unquoted(parameter.substring(equals + 1).strip());
            }
        }
        return null;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static boolean isToken(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return from < to;
    }

    private static boolean isTokenCharacter(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || TOKEN_MARKS.indexOf(c) >= 0;
    }
}

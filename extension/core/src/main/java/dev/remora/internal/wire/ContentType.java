package dev.remora.internal.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A media type (RFC 9110 section 8.3.1): type and subtype in lower case, and the name of its charset if it has one, which is
 * empty where a charset is sent without a value.
 */
public record ContentType(
        String type, String subtype, @Nullable String charsetName) {

    // RFC 6838 section 4.2; messages hold these names
    private static final int LONGEST_NAME = 127;
    private static final Set<String> JSON = Set.of("json", "x-json", "javascript", "x-javascript");

    /** Returns empty for a text that is no media type. */
    public static Optional<ContentType> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        int semicolon = text.indexOf(';');
        String name = Whitespace.trimHeader(semicolon < 0 ? text : text.substring(0, semicolon))
                .toLowerCase(Locale.ROOT);
        int slash = name.indexOf('/');
        if (slash < 0 || !isName(name, 0, slash) || !isName(name, slash + 1, name.length())) {
            return Optional.empty();
        }
        String charset = semicolon < 0 ? null : charsetName(text.substring(semicolon + 1));
        return Optional.of(new ContentType(name.substring(0, slash), name.substring(slash + 1), charset));
    }

    /**
     * The charset of a text of that type, wherever it is read. It is UTF-8 where none is named, where US-ASCII is, which is
     * a part of it, and where this machine does not know the one that is named.
     */
    public static Charset charsetOf(@Nullable ContentType type) {
        if (type == null || type.charsetName == null || type.charsetName.isEmpty()) {
            return StandardCharsets.UTF_8;
        }
        try {
            Charset charset = Charset.forName(type.charsetName);
            return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Whether a charset is named that is neither UTF-8 nor a part of it. */
    public boolean namesOtherCharset() {
        return charsetName != null
                && !charsetName.isEmpty()
                && !charsetName.equalsIgnoreCase("utf-8")
                && !charsetName.equalsIgnoreCase("us-ascii");
    }

    /** Whether readers of JSON take it for JSON, under its registered names or older ones. */
    public boolean isJson() {
        return subtype.endsWith("+json") || JSON.contains(subtype);
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
            if (equals > 0
                    && Whitespace.trimHeader(parameter.substring(0, equals)).equalsIgnoreCase("charset")) {
                return named(Whitespace.trimHeader(parameter.substring(equals + 1)));
            }
        }
        return null;
    }

    private static String named(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        String name = quoted ? value.substring(1, value.length() - 1) : value;
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private static boolean isName(String text, int from, int to) {
        return to - from <= LONGEST_NAME && HeaderToken.isToken(text, from, to);
    }
}

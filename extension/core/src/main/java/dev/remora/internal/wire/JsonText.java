package dev.remora.internal.wire;

import dev.remora.internal.wire.WireException.Problem;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/** One JSON text on its way to a value. */
final class JsonText {

    private static final int MAX_DEPTH = 100;
    // BigDecimal takes quadratic time
    private static final int MAX_NUMBER = 1000;
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";
    private static final char END = '\uFFFF';

    private final String text;
    private final JsonProvider provider;
    private int at;
    private int depth;

    JsonText(String text, JsonProvider provider) {
        this.text = text;
        this.provider = provider;
    }

    JsonValue read() {
        JsonValue value = value();
        skipSpace();
        if (at < text.length()) {
            throw syntax("text after the value");
        }
        return value;
    }

    private JsonValue value() {
        skipSpace();
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> provider.createValue(string());
            case 't' -> literal("true", JsonValue.TRUE);
            case 'f' -> literal("false", JsonValue.FALSE);
            case 'n' -> literal("null", JsonValue.NULL);
            default -> provider.createValue(number());
        };
    }

    private JsonValue object() {
        JsonObjectBuilder object = provider.createObjectBuilder();
        Set<String> names = new HashSet<>();
        enter();
        boolean more = !closes('}');
        while (more) {
            skipSpace();
            String name = string();
            if (!names.add(name)) {
                throw new WireException(Problem.DUPLICATE_NAME, "a JSON member is there more than once");
            }
            skipSpace();
            expect(':');
            object.add(name, value());
            more = continues('}');
        }
        depth--;
        return object.build();
    }

    private JsonValue array() {
        JsonArrayBuilder array = provider.createArrayBuilder();
        enter();
        boolean more = !closes(']');
        while (more) {
            array.add(value());
            more = continues(']');
        }
        depth--;
        return array.build();
    }

    private void enter() {
        at++;
        if (++depth > MAX_DEPTH) {
            throw new WireException(Problem.TOO_DEEP, "JSON nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    private boolean closes(char bracket) {
        skipSpace();
        boolean closes = peek() == bracket;
        at += closes ? 1 : 0;
        return closes;
    }

    private boolean continues(char bracket) {
        if (closes(bracket)) {
            return false;
        }
        expect(',');
        return true;
    }

    private String string() {
        expect('"');
        int start = at;
        while (peek() != '"' && peek() != '\\') {
            plain();
        }
        StringBuilder out = new StringBuilder().append(text, start, at);
        for (char c = plain(); c != '"'; c = plain()) {
            out.append(c == '\\' ? escape() : c);
        }
        return paired(out.toString());
    }

    private char plain() {
        char c = peek();
        if (c < ' ' || at >= text.length()) {
            throw syntax("a string that does not end or holds a control character");
        }
        at++;
        return c;
    }

    private char escape() {
        char c = plain();
        int known = ESCAPES.indexOf(c);
        if (known >= 0) {
            return ESCAPED.charAt(known);
        }
        if (c != 'u') {
            throw syntax("an unknown escape");
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = PercentEncoding.digit(peek());
            if (digit < 0) {
                throw syntax("an escape without four hexadecimal digits");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private String paired(String string) {
        for (int i = 0; i < string.length(); i++) {
            if (Character.isSurrogate(string.charAt(i))
                    && !Character.isSupplementaryCodePoint(string.codePointAt(i++))) {
                throw new WireException(Problem.ENCODING, "a JSON string holds half a character at " + at);
            }
        }
        return string;
    }

    private BigDecimal number() {
        int start = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        return number(text.substring(start, at));
    }

    private BigDecimal number(String number) {
        if (number.length() > MAX_NUMBER) {
            throw syntax("a number longer than " + MAX_NUMBER + " characters");
        }
        try {
            return new BigDecimal(number);
        } catch (NumberFormatException | ArithmeticException e) {
            throw syntax("a number out of range");
        }
    }

    private void digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw syntax("no JSON value");
        }
    }

    private JsonValue literal(String word, JsonValue value) {
        if (!text.startsWith(word, at)) {
            throw syntax("no JSON value");
        }
        at += word.length();
        return value;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw syntax("no '" + c + "' where one has to be");
        }
    }

    private boolean skip(char c) {
        boolean there = peek() == c;
        at += there ? 1 : 0;
        return there;
    }

    private void skipSpace() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private WireException syntax(String what) {
        return new WireException(Problem.SYNTAX, "not JSON: " + what + " at " + at);
    }
}

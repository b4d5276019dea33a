package dev.remora.internal.wire;

import dev.remora.internal.wire.WireException.Problem;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One JSON text in UTF-8, walked once from its start to its end. Nothing is made of it but what the sink makes. */
final class JsonText {

    private static final int MAX_DEPTH = 100;
    // BigDecimal takes quadratic time, and some readers of JSON do so far below a megabyte
    private static final int MAX_NUMBER = 1000;
    // the range that BigDecimal can hold, whatever stands before the exponent
    private static final int MAX_EXPONENT_DIGITS = 9;
    private static final int END = 0;
    private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final byte[] octets;
    private final int maxValues;
    private final @Nullable Consumer<JsonOddity> tolerance;
    private final JsonSink sink;
    private final JsonNames names;
    private int at;
    private int depth;
    private int values;

    /** @param tolerance is told of oddities; null: they are refused */
    JsonText(byte[] octets, int maxValues, @Nullable Consumer<JsonOddity> tolerance, JsonSink sink) {
        this.octets = octets;
        this.maxValues = maxValues;
        this.tolerance = tolerance;
        this.sink = sink;
        this.names = new JsonNames(octets);
    }

    static boolean hasMark(byte[] octets) {
        return has(octets, 0, MARK);
    }

    static int markLength() {
        return MARK.length;
    }

    void walk() {
        if (hasMark(octets) && tolerance != null) {
            tolerance.accept(JsonOddity.BYTE_ORDER_MARK);
            at = MARK.length;
        }
        value();
        skipSpace();
        if (at < octets.length) {
            throw syntax("text after the value");
        }
    }

    private void value() {
        skipSpace();
        if (++values > maxValues) {
            throw new WireException(Problem.TOO_MANY, "more than " + maxValues + " JSON values");
        }
        switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> {
                int from = at + 1;
                boolean escaped = string();
                sink.string(from, at - 1, escaped);
            }
            case 't' -> literal(TRUE, JsonValue.TRUE);
            case 'f' -> literal(FALSE, JsonValue.FALSE);
            case 'n' -> literal(NULL, JsonValue.NULL);
            default -> number();
        }
    }

    private void object() {
        enter();
        sink.startObject();
        int first = names.size();
        boolean more = !closes('}');
        while (more) {
            skipSpace();
            int from = at + 1;
            boolean escaped = string();
            names.add(from);
            sink.name(from, at - 1, escaped);
            skipSpace();
            expect(':');
            value();
            more = continues('}');
        }
        if (!names.differFrom(first)) {
            throw new WireException(Problem.DUPLICATE_NAME, "a JSON member is there more than once");
        }
        depth--;
        sink.endObject();
    }

    private void array() {
        enter();
        sink.startArray();
        boolean more = !closes(']');
        while (more) {
            value();
            more = continues(']');
        }
        depth--;
        sink.endArray();
    }

    private void enter() {
        at++;
        if (++depth > MAX_DEPTH) {
            throw new WireException(Problem.TOO_DEEP, "JSON nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    private boolean closes(char bracket) {
        skipSpace();
        return skip(bracket);
    }

    private boolean continues(char bracket) {
        if (closes(bracket)) {
            return false;
        }
        expect(',');
        return true;
    }

    /** Leaves it behind; returns whether there is an escape in it. */
    private boolean string() {
        expect('"');
        boolean escaped = false;
        while (true) {
            int c = peek();
            if (c == '"') {
                at++;
                return escaped;
            }
            if (c == '\\') {
                escape();
                escaped = true;
            } else if (c >= ' ') {
                at++;
            } else if (c < 0) {
                character();
            } else {
                throw syntax("a string that does not end or holds a control character");
            }
        }
    }

    private void escape() {
        int c = at + 1 < octets.length ? octets[at + 1] : END;
        if (c != 'u') {
            if (!JsonCharacters.isSimpleEscape(c)) {
                throw syntax("an unknown escape");
            }
            at += 2;
            return;
        }
        int unit = JsonCharacters.unit(octets, at);
        if (unit < 0) {
            throw syntax("an escape without four hexadecimal digits");
        }
        if (!Character.isSurrogate((char) unit)) {
            at += JsonCharacters.ESCAPE_LENGTH;
        } else if (Character.isHighSurrogate((char) unit)
                && isLowSurrogate(JsonCharacters.unit(octets, at + JsonCharacters.ESCAPE_LENGTH))) {
            at += 2 * JsonCharacters.ESCAPE_LENGTH;
        } else {
            half();
        }
    }

    private static boolean isLowSurrogate(int unit) {
        return unit >= 0 && Character.isLowSurrogate((char) unit);
    }

    private void half() {
        if (tolerance == null) {
            throw new WireException(Problem.ENCODING, "a JSON string holds half a character at " + at);
        }
        tolerance.accept(JsonOddity.HALF_CHARACTER);
        sink.half(at);
        at += JsonCharacters.ESCAPE_LENGTH;
    }

    private void character() {
        int length = JsonCharacters.length(octets, at);
        if (length == 0) {
            throw new WireException(Problem.ENCODING, "not UTF-8");
        }
        at += length;
    }

    private void number() {
        int from = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        boolean whole = true;
        if (skip('.')) {
            whole = false;
            digits();
        }
        if (skip('e') || skip('E')) {
            whole = false;
            exponent();
        }
        if (at - from > MAX_NUMBER) {
            throw syntax("a number longer than " + MAX_NUMBER + " characters");
        }
        sink.number(from, at, whole);
    }

    private void exponent() {
        if (!skip('+')) {
            skip('-');
        }
        int from = at;
        digits();
        while (from < at && octets[from] == '0') {
            from++;
        }
        if (at - from > MAX_EXPONENT_DIGITS) {
            throw syntax("a number out of range");
        }
    }

    private void digits() {
        int from = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == from) {
            throw syntax("no JSON value");
        }
    }

    private void literal(byte[] word, JsonValue value) {
        if (!has(octets, at, word)) {
            throw syntax("no JSON value");
        }
        at += word.length;
        sink.literal(value);
    }

    private static boolean has(byte[] octets, int at, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if (at + i >= octets.length || octets[at + i] != word[i]) {
                return false;
            }
        }
        return true;
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

    private int peek() {
        return at < octets.length ? octets[at] : END;
    }

    private WireException syntax(String what) {
        return new WireException(Problem.SYNTAX, "not JSON: " + what + " at " + at);
    }
}

package dev.remora.internal.wire;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Makes the values of a JSON text. */
final class JsonTree implements JsonSink {

    private static final int INT_DIGITS = 9;
    private static final int LONG_DIGITS = 18;

    private final byte[] octets;
    private final JsonProvider provider;
    private final Deque<Level> open = new ArrayDeque<>();
    private JsonValue root = JsonValue.NULL;

    JsonTree(byte[] octets, JsonProvider provider) {
        this.octets = octets;
        this.provider = provider;
    }

    JsonValue root() {
        return root;
    }

    /** An object or an array that is not complete; its builder is made for its first value. */
    private static final class Level {

        private @Nullable JsonObjectBuilder object;
        private @Nullable JsonArrayBuilder array;
        private @Nullable String name;

        void add(JsonValue value, JsonProvider provider) {
            if (name == null) {
                array = (array == null ? provider.createArrayBuilder() : array).add(value);
            } else {
                object = (object == null ? provider.createObjectBuilder() : object).add(name, value);
            }
        }
    }

    @Override
    public void startObject() {
        open.push(new Level());
    }

    @Override
    public void name(int from, int to, boolean escaped) {
        open.element().name = text(from, to, escaped);
    }

    @Override
    public void endObject() {
        JsonObjectBuilder object = open.pop().object;
        add(object == null ? JsonValue.EMPTY_JSON_OBJECT : object.build());
    }

    @Override
    public void startArray() {
        open.push(new Level());
    }

    @Override
    public void endArray() {
        JsonArrayBuilder array = open.pop().array;
        add(array == null ? JsonValue.EMPTY_JSON_ARRAY : array.build());
    }

    @Override
    public void string(int from, int to, boolean escaped) {
        add(provider.createValue(text(from, to, escaped)));
    }

    @Override
    public void number(int from, int to, boolean whole) {
        String number = new String(octets, from, to - from, StandardCharsets.US_ASCII);
        if (!whole || number.length() > LONG_DIGITS) {
            add(provider.createValue(new BigDecimal(number)));
        } else if (number.length() > INT_DIGITS) {
            add(provider.createValue(Long.parseLong(number)));
        } else {
            add(provider.createValue(Integer.parseInt(number)));
        }
    }

    @Override
    public void literal(JsonValue value) {
        add(value);
    }

    private void add(JsonValue value) {
        Level level = open.peek();
        if (level == null) {
            root = value;
        } else {
            level.add(value, provider);
        }
    }

    private String text(int from, int to, boolean escaped) {
        if (!escaped) {
            return new String(octets, from, to - from, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            long character = JsonCharacters.next(octets, at);
            text.appendCodePoint(JsonCharacters.code(character));
            at = JsonCharacters.following(character);
        }
        return text.toString();
    }
}

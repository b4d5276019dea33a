package dev.remora.internal.wire;

import jakarta.json.JsonValue;

/**
 * Takes what is met in a JSON text, in its order; by default it takes nothing. Places are indexes of octets, and those of
 * strings and names are without their quotes.
 */
interface JsonSink {

    default void startObject() {}

    default void name(int from, int to, boolean escaped) {}

    default void endObject() {}

    default void startArray() {}

    default void endArray() {}

    default void string(int from, int to, boolean escaped) {}

    /** @param whole whether it has neither fraction nor exponent */
    default void number(int from, int to, boolean whole) {}

    default void literal(JsonValue value) {}

    /** An escape, which begins there, of half a character. */
    default void half(int at) {}
}

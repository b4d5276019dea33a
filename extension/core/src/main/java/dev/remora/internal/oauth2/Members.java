package dev.remora.internal.oauth2;

import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Whitespace;
import dev.remora.internal.wire.WireException;
import dev.remora.internal.wire.WireException.Problem;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The members of a token response: strings as {@link String}, anything else as {@link JsonValue}. */
record Members(Map<String, Object> values, boolean form) {

    static Members of(JsonObject object) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.forEach(
                (name, value) -> values.put(name, value instanceof JsonString string ? string.getString() : value));
        return new Members(values, false);
    }

    /** @throws WireException if it is no form, or a name is there more than once */
    static Members ofForm(String text) {
        Parameters parsed = FormCodec.parse(Whitespace.trimBody(text));
        Map<String, Object> values = new LinkedHashMap<>(parsed.toMap());
        if (values.size() < parsed.list().size()) {
            throw new WireException(Problem.DUPLICATE_NAME, "a parameter is there more than once");
        }
        return new Members(values, true);
    }

    @Nullable
    Object get(String name) {
        return values.get(name);
    }

    /** Whether it is there, and is null or an empty text. */
    boolean isEmpty(String name) {
        Object value = values.get(name);
        return value == JsonValue.NULL || "".equals(value);
    }

    /** Whether it is there, and is empty, false or zero. */
    boolean isNo(String name) {
        Object value = values.get(name);
        return isEmpty(name)
                || value == JsonValue.FALSE
                || value instanceof JsonArray list && list.isEmpty()
                || value instanceof JsonObject object && object.isEmpty()
                || value instanceof JsonNumber number
                        && JsonReader.wholeNumber(number).equals(OptionalLong.of(0));
    }

    /** Shows no values: they may be secrets. */
    @Override
    public String toString() {
        return "Members" + values.keySet();
    }
}

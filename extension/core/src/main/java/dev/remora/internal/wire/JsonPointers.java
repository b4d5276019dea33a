package dev.remora.internal.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON Pointers (RFC 6901) that may point to nothing; those of JSON-P throw there, each implementation in its own way. */
public final class JsonPointers {

    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private JsonPointers() {}

    /** Returns the first value that is there: neither {@code null} nor an empty text. */
    public static @Nullable JsonValue first(JsonStructure root, List<String> pointers) {
        for (String pointer : pointers) {
            JsonValue value = value(root, pointer);
            if (value != null
                    && value.getValueType() != JsonValue.ValueType.NULL
                    && !(value instanceof JsonString text && text.getString().isEmpty())) {
                return value;
            }
        }
        return null;
    }

    /** Returns what a pointer leads to below the members of an object: a text, any other JSON value, or {@code null}. */
    public static @Nullable Object value(Map<String, ?> members, String pointer) {
        int next = pointer.indexOf('/', 1);
        Object member = members.get(member(pointer));
        Object value =
                next < 0 ? member : member instanceof JsonValue below ? value(below, pointer.substring(next)) : null;
        return value instanceof JsonString text ? text.getString() : value;
    }

    /** Returns the name of the member in which the value of a pointer is. */
    public static String member(String pointer) {
        int next = pointer.indexOf('/', 1);
        return unescaped(pointer.substring(1, next < 0 ? pointer.length() : next));
    }

    private static @Nullable JsonValue value(JsonValue root, String pointer) {
        JsonValue value = root;
        String[] tokens = pointer.split("/", -1);
        for (int i = 1; i < tokens.length && value != null; i++) {
            value = member(value, unescaped(tokens[i]));
        }
        return value;
    }

    private static String unescaped(String token) {
        return token.replace("~1", "/").replace("~0", "~");
    }

    private static @Nullable JsonValue member(JsonValue value, String token) {
        if (value instanceof JsonObject object) {
            return object.get(token);
        }
        if (value instanceof JsonArray array && INDEX.matcher(token).matches()) {
            int index = Integer.parseInt(token);
            return index < array.size() ? array.get(index) : null;
        }
        return null;
    }
}

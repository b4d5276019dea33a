package dev.remora.internal.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words in which providers say what is wrong: those of RFC 6749 section 5.2 and those that providers use in their place.
 * Each is cleaned and capped; an empty one is none.
 */
public record ErrorWords(
        @Nullable String error,
        @Nullable String description,
        @Nullable String uri) {

    public static final ErrorWords NONE = new ErrorWords(null, null, null);

    /** Reads the members of a JSON object or the parameters of a form: texts, or JSON values. */
    public static ErrorWords of(Map<String, ?> members) {
        Object error = members.get("error");
        if (error instanceof JsonObject object) { // Facebook's form
            return new ErrorWords(first(object, "type", "code"), first(object, "message"), null);
        }
        if (text(error) == null
                && members.get("errors") instanceof JsonArray errors
                && !errors.isEmpty()
                && errors.get(0) instanceof JsonObject object) { // the form of Fitbit and Twitter
            return new ErrorWords(first(object, "errorType", "code"), first(object, "message"), null);
        }
        String description = first(members, "error_description", "message");
        return new ErrorWords(
                text(error), description == null ? numbered(members) : description, text(members.get("error_uri")));
    }

    public boolean isEmpty() {
        return error == null && description == null;
    }

    // {"errcode":40029,"errmsg":"invalid code"}, as WeChat writes it; 0 is no error
    private static @Nullable String numbered(Map<String, ?> members) {
        String code = text(members.get("errcode"));
        String joined = Stream.of(code, text(members.get("errmsg")))
                .filter(Objects::nonNull)
                .reduce((number, words) -> number + ": " + words)
                .orElse(null);
        return "0".equals(code) ? null : text(joined);
    }

    private static @Nullable String first(Map<String, ?> members, String... names) {
        return Stream.of(names)
                .map(name -> text(members.get(name)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null || value == JsonValue.NULL) {
            return null;
        }
        String text = ProviderText.clean(value instanceof JsonString string ? string.getString() : value.toString());
        return text.isBlank() ? null : text;
    }
}

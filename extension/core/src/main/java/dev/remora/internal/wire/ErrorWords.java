package dev.remora.internal.wire;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Reads the members of a JSON object or the parameters of a form, texts or JSON values, at the usual places. */
    public static ErrorWords of(Map<String, ?> members) {
        return of(members, ErrorPaths.USUAL, SentSecrets.NONE);
    }

    /** Reads them at these places, without what the request sent; the code 0 is no error. */
    public static ErrorWords of(Map<String, ?> members, ErrorPaths paths, SentSecrets sent) {
        String error = first(members, paths.codes(), sent);
        return "0".equals(error)
                ? NONE
                : new ErrorWords(
                        error, first(members, paths.descriptions(), sent), text(members.get("error_uri"), sent));
    }

    public boolean isEmpty() {
        return error == null && description == null;
    }

    private static @Nullable String first(Map<String, ?> members, List<String> pointers, SentSecrets sent) {
        return pointers.stream()
                .map(pointer -> text(JsonPointers.value(members, pointer), sent))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(@Nullable Object value, SentSecrets sent) {
        if (value == null || value == JsonValue.NULL || value instanceof JsonObject) {
            return null;
        }
        String said = value instanceof JsonString string ? string.getString() : value.toString();
        String text = ProviderText.clean(sent.hiddenIn(said)); // before it is cut, maybe within a secret
        return text.isBlank() ? null : text;
    }
}

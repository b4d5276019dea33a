package dev.remora.internal.oauth2;

import dev.remora.internal.settings.ResponseFormat;
import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.JsonPointers;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a token response: strings as {@link String}, anything else as {@link JsonValue}. */
record Members(Map<String, Object> values, boolean form) {

    /** The names of the members that are not parameters of the token. */
    static final Set<String> KNOWN =
            Set.of("access_token", "token_type", "refresh_token", "expires_in", "expires", "scope", "id_token");

    static Members of(JsonObject object) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.forEach(
                (name, value) -> values.put(name, value instanceof JsonString string ? string.getString() : value));
        return new Members(values, false);
    }

    /** @throws WireException if it is no form, has too many parameters, or one more than once */
    static Members ofForm(String text) {
        Parameters parsed = FormCodec.parse(Whitespace.trimBody(text), FormCodec.MAX_OF_PROTOCOL);
        Map<String, Object> values = new LinkedHashMap<>(parsed.toMap());
        if (values.size() < parsed.list().size()) {
            throw new WireException(Problem.DUPLICATE_NAME, "a parameter is there more than once");
        }
        return new Members(values, true);
    }

    /** Returns the members of RFC 6749 section 5.1 under its names, and all others. */
    Members in(ResponseFormat format) {
        String path = format.tokenPath();
        Map<String, Object> members = new LinkedHashMap<>(values);
        if (path != null && JsonPointers.value(values, path) instanceof JsonObject nested) {
            members.keySet().removeIf(name -> KNOWN.contains(name) || leads(path, name));
            members.putAll(of(nested).values);
        }
        return new Members(renamed(members, format.names()), form);
    }

    private Map<String, Object> renamed(Map<String, Object> members, Map<String, List<String>> names) {
        Map<String, Object> found = new LinkedHashMap<>();
        Map<String, Object> renamed = new LinkedHashMap<>(members);
        names.forEach((name, places) -> places.stream()
                .filter(place -> value(members, place) != null)
                .findFirst()
                .ifPresent(place -> {
                    found.put(name, Objects.requireNonNull(value(members, place)));
                    // one member may be two, such as a token by which it is itself renewed
                    renamed.keySet().removeIf(other -> !KNOWN.contains(other) && leads(place, other));
                }));
        renamed.putAll(found);
        return renamed;
    }

    private @Nullable Object value(Map<String, Object> members, String place) {
        return place.startsWith("/") ? JsonPointers.value(values, place) : members.get(place);
    }

    private static boolean leads(String place, String name) {
        return place.equals(name) || place.equals("/" + name) || place.startsWith("/" + name + "/");
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

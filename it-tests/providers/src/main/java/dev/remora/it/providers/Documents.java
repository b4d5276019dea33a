package dev.remora.it.providers;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** JSON objects and what tests change in them. */
public final class Documents {

    private Documents() {}

    /** Reads an object. */
    public static JsonObject read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    /** The same object with that member, new or changed. */
    public static JsonObject with(JsonObject object, String name, JsonValue value) {
        return builder(object).add(name, value).build();
    }

    /** The same object with that member, new or changed. */
    public static JsonObject with(JsonObject object, String name, String value) {
        return with(object, name, Json.createValue(value));
    }

    /** The same object without that member. */
    public static JsonObject without(JsonObject object, String name) {
        return builder(object).remove(name).build();
    }

    /** The same object with all members of the other one. */
    public static JsonObject merged(JsonObject object, JsonObject other) {
        JsonObjectBuilder builder = builder(object);
        other.forEach(builder::add);
        return builder.build();
    }

    private static JsonObjectBuilder builder(JsonObject object) {
        return Json.createObjectBuilder(object);
    }
}

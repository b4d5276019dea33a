package dev.remora.internal.oauth2;

import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.PercentEncoding;
import dev.remora.internal.wire.ProviderText;
import dev.remora.internal.wire.WireException;
import dev.remora.spi.ProtocolResponse;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a provider says is wrong (RFC 6749 section 5.2), or what it says in that place; cleaned and capped. */
record ErrorResponse(
        @Nullable String error,
        @Nullable String description,
        @Nullable String uri) {

    private static final ErrorResponse NONE = new ErrorResponse(null, null, null);

    /** Reads whatever there is, by its first character; what cannot be read says nothing. */
    static ErrorResponse of(ProtocolResponse response, JsonReader json) {
        try {
            String body = PercentEncoding.text(response.body(), StandardCharsets.UTF_8)
                    .strip();
            if (body.startsWith("{")) {
                return json.parse(body) instanceof JsonObject object ? of(Members.of(object)) : NONE;
            }
            return body.startsWith("<") ? NONE : of(Members.ofForm(body));
        } catch (WireException unreadable) {
            return NONE;
        }
    }

    static ErrorResponse of(Members members) {
        Object error = members.get("error");
        if (error instanceof JsonObject object) { // as Facebook writes it
            return new ErrorResponse(first(object, "type", "code"), first(object, "message"), null);
        }
        if (error == null
                && members.get("errors") instanceof JsonArray errors
                && !errors.isEmpty()
                && errors.get(0) instanceof JsonObject object) { // as Fitbit and Twitter write it
            return new ErrorResponse(first(object, "errorType", "code"), first(object, "message"), null);
        }
        return new ErrorResponse(text(error), text(members.get("error_description")), text(members.get("error_uri")));
    }

    private static @Nullable String first(JsonObject object, String... names) {
        for (String name : names) {
            JsonValue value = object.get(name);
            String text = text(value instanceof JsonString string ? string.getString() : value);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null || value == JsonValue.NULL ? null : ProviderText.clean(value.toString());
    }
}

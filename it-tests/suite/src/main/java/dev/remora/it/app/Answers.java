package dev.remora.it.app;

import dev.remora.AuthorizationResult;
import dev.remora.Identity;
import dev.remora.OAuthException;
import dev.remora.OAuthResponse;
import dev.remora.TokenRequestException;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the API of Remora gives, as JSON for the tests. */
final class Answers {

    private Answers() {}

    static String result(AuthorizationResult result) {
        return result.fold(Answers::granted, Answers::denied);
    }

    static String failure(OAuthException exception) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("outcome", "failed")
                .add("code", exception.code().toString())
                .add("message", String.valueOf(exception.getMessage()))
                .add("trace", trace(exception));
        add(json, "remoteApp", exception.remoteApp());
        if (exception instanceof TokenRequestException refused) {
            json.add("status", refused.status());
            add(json, "error", refused.error());
            Duration wait = refused.retryAfter();
            add(json, "retryAfter", wait == null ? null : wait.toString());
        }
        return json.build().toString();
    }

    static String response(OAuthResponse response) {
        return Json.createObjectBuilder()
                .add("outcome", "answered")
                .add("status", response.status())
                .add("type", response.mediaType().map(Object::toString).orElse(""))
                .add("text", response.text())
                .build()
                .toString();
    }

    static String identity(Optional<Identity> identity) {
        return identity.map(Identity::claims)
                .orElse(JsonValue.EMPTY_JSON_OBJECT)
                .toString();
    }

    /** That JSON object with one more member, unless it is null. */
    static String with(String json, String name, @Nullable String value) {
        if (value == null) {
            return json;
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return Json.createObjectBuilder(reader.readObject())
                    .add(name, value)
                    .build()
                    .toString();
        }
    }

    /** The exception with its causes and all they say, as it would be logged. */
    private static String trace(OAuthException exception) {
        StringWriter text = new StringWriter();
        exception.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String granted(AuthorizationResult.Granted granted) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("outcome", "granted")
                .add("token", granted.token().getClass().getSimpleName())
                .add("returnTo", granted.returnTo())
                .add("parameters", names(granted.parameters()));
        add(json, "tokenKey", granted.tokenKey());
        granted.identity().ifPresent(identity -> json.add("identity", identity.claims()));
        return json.build().toString();
    }

    private static String denied(AuthorizationResult.Denied denied) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("outcome", "denied")
                .add("error", denied.error())
                .add("byUser", denied.byUser())
                .add("returnTo", denied.returnTo());
        add(json, "description", denied.description());
        return json.build().toString();
    }

    private static JsonValue names(Map<String, String> parameters) {
        var array = Json.createArrayBuilder();
        parameters.keySet().stream().sorted().forEach(array::add);
        return array.build();
    }

    private static void add(JsonObjectBuilder json, String name, @Nullable String value) {
        if (value != null) {
            json.add(name, value);
        }
    }
}

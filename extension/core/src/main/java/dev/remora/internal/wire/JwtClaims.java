package dev.remora.internal.wire;

import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the claims of a signed JWT (RFC 7519) that was verified before, and tells what somebody else knows beyond them, so that the
 * same is not kept twice. It verifies nothing.
 */
public final class JwtClaims {

    private static final int SEGMENTS = 3;

    private final JsonReader reader = new JsonReader();
    // looking the provider up scans the class path: once per reader
    private final JsonBuilderFactory json = JsonProvider.provider().createBuilderFactory(Map.of());

    /** Returns empty if the text is no signed JWT, or its claims are no JSON object: never an exception. */
    public Optional<JsonObject> read(@Nullable String jwt) {
        String[] segments = jwt == null ? new String[0] : jwt.split("\\.", -1);
        if (segments.length != SEGMENTS) {
            return Optional.empty();
        }
        try {
            JsonValue claims = reader.parse(Base64.getUrlDecoder().decode(segments[1]));
            return claims instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (IllegalArgumentException | WireException unreadable) {
            return Optional.empty();
        }
    }

    /** Returns what has to be added to the claims of a JWT to get all that is known; empty if some of them have to go. */
    public Optional<JsonObject> beyond(JsonObject claims, JsonObject known) {
        JsonObjectBuilder more = json.createObjectBuilder();
        known.forEach((claim, value) -> {
            if (!value.equals(claims.get(claim)) || value.equals(JsonValue.NULL)) {
                more.add(claim, value);
            }
        });
        return claims.entrySet().stream()
                        .allMatch(claim -> claim.getValue().equals(JsonValue.NULL) || known.containsKey(claim.getKey()))
                ? Optional.of(more.build())
                : Optional.empty();
    }

    /** Undoes {@link #beyond}. */
    public JsonObject with(JsonObject claims, JsonObject more) {
        JsonObjectBuilder known = json.createObjectBuilder();
        claims.forEach((claim, value) -> {
            if (!value.equals(JsonValue.NULL)) {
                known.add(claim, value);
            }
        });
        more.forEach(known::add);
        return known.build();
    }
}

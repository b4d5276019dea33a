package dev.remora.internal.signin;

import dev.remora.Identity;
import dev.remora.internal.settings.CallerSettings;
import dev.remora.internal.wire.JsonPointers;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the roles of a user from a claim. */
final class ClaimedRoles {

    private ClaimedRoles() {}

    static Set<String> of(CallerSettings settings, Identity identity) {
        String claim = settings.rolesClaim();
        JsonValue value = claim == null ? null : JsonPointers.first(identity.claims(), List.of(claim));
        if (value == null) {
            return Set.of();
        }
        Set<String> roles = new LinkedHashSet<>();
        texts(value)
                .forEach(text -> roles.addAll(
                        settings.rolesMap().isEmpty()
                                ? Set.of(text)
                                : settings.rolesMap().getOrDefault(text, Set.of())));
        return Set.copyOf(roles);
    }

    private static Stream<String> texts(JsonValue value) {
        if (value instanceof JsonString text) {
            return Stream.of(text.getString());
        }
        return value instanceof JsonArray several
                ? several.stream()
                        .filter(JsonString.class::isInstance)
                        .map(item -> ((JsonString) item).getString())
                        .filter(text -> !text.isEmpty())
                : Stream.empty();
    }
}

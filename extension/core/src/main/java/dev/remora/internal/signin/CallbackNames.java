package dev.remora.internal.signin;

import dev.remora.Identity;
import dev.remora.Token;
import dev.remora.internal.settings.ResponseFormat.CallbackClaim;
import dev.remora.internal.wire.JsonPointers;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.WireException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds to an identity the names of the user that the callback says beside its code, as Apple's does at a user's first sign-in. The
 * browser brought them and nobody signed them: what is proved goes before them, and what cannot be read is left out.
 */
record CallbackNames(Map<String, CallbackClaim> claims) {

    private static final int LONGEST_PARAMETER = 4096;
    private static final int LONGEST_NAME = 255;
    private static final String NAME = "name";

    Token added(Token token, Map<String, List<String>> callback) {
        Identity identity = token.identity().orElse(null);
        if (identity == null || claims.isEmpty()) {
            return token;
        }
        Map<String, String> said = new TreeMap<>();
        claims.forEach((name, claim) -> said(claim, callback).ifPresent(text -> said.put(name, text)));
        if (said.isEmpty()) {
            return token;
        }
        JsonObject known = identity.claims();
        String name = whole(said);
        if (name != null && !known.containsKey(NAME)) {
            said.putIfAbsent(NAME, name);
        }
        JsonObjectBuilder all = Json.createObjectBuilder(known);
        said.forEach((claim, text) -> {
            if (!known.containsKey(claim)) {
                all.add(claim, text);
            }
        });
        return token.withIdentity(Identity.of(all.build()));
    }

    private static @Nullable String whole(Map<String, String> said) {
        String whole = Stream.of("given_name", "family_name")
                .filter(said::containsKey)
                .map(said::get)
                .collect(Collectors.joining(" "));
        return whole.isEmpty() ? null : whole;
    }

    private static Optional<String> said(CallbackClaim claim, Map<String, List<String>> callback) {
        List<String> values = callback.getOrDefault(claim.parameter(), List.of());
        if (values.size() != 1 || values.get(0).length() > LONGEST_PARAMETER) {
            return Optional.empty();
        }
        JsonValue value;
        try {
            value = new JsonReader().parse(values.get(0));
        } catch (WireException e) {
            return Optional.empty();
        }
        return value instanceof JsonObject object
                        && JsonPointers.first(object, List.of(claim.pointer())) instanceof JsonString text
                ? name(text.getString())
                : Optional.empty();
    }

    private static Optional<String> name(String text) {
        String name = text.strip();
        boolean usable =
                !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
        return usable ? Optional.of(name) : Optional.empty();
    }
}

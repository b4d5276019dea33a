package dev.remora.internal.oidc;

import dev.remora.internal.jose.VerifiedToken;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.UserinfoUse;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tokens that are good at one instant, and what is made of them by changes. */
final class SampleTokens {

    static final Instant NOW = Instant.ofEpochSecond(1_760_000_000);
    static final InstantSource CLOCK = InstantSource.fixed(NOW);
    static final String ISSUER = "https://op.example/realms/main";
    static final String CLIENT = "client-1";
    static final Set<OpenIdTolerance> ALL = EnumSet.allOf(OpenIdTolerance.class);

    private static final JsonObject HEADER = json("{'alg':'RS256','typ':'JWT','kid':'k'}");

    private SampleTokens() {}

    /** JSON with ' in place of ". */
    static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }

    static VerifiedToken token(JsonObject claims) {
        return new VerifiedToken(HEADER, claims);
    }

    static VerifiedToken token(String header, JsonObject claims) {
        return new VerifiedToken(changed(HEADER, header), claims);
    }

    /** The object with other members; one that is null is left out. */
    static JsonObject changed(JsonObject object, String changes) {
        JsonObjectBuilder builder = Json.createObjectBuilder(object);
        json(changes).forEach((name, value) -> {
            if (value.equals(JsonValue.NULL)) {
                builder.remove(name);
            } else {
                builder.add(name, value);
            }
        });
        return builder.build();
    }

    static OpenIdSettings settings(
            @Nullable String issuerTemplate, Set<String> allowedTenants, Set<String> trustedAudiences) {
        return new OpenIdSettings(
                ISSUER,
                issuerTemplate,
                allowedTenants,
                null,
                true,
                Duration.ofSeconds(30),
                Set.of("RS256"),
                trustedAudiences,
                UserinfoUse.AUTO,
                null);
    }

    static OpenIdSettings settings() {
        return settings(null, Set.of(), Set.of());
    }
}

package dev.remora.internal.oidc;

import dev.remora.Identity;
import dev.remora.internal.message.OpenIdMessages;
import dev.remora.internal.settings.UserEndpointSettings;
import dev.remora.internal.wire.JsonPointers;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the identity of a user of what the provider said, of one remote application. */
public final class IdentityReader {

    private static final String ISSUED_AT = "iat";
    private static final String EMAIL = "email";
    private static final String EMAIL_VERIFIED = "email_verified";
    private static final int MOST_DIGITS = 255;

    /** Claims about an ID token itself: those of userinfo are not about it. */
    private static final Set<String> ABOUT_THE_TOKEN = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "nbf",
            "jti",
            "auth_time",
            "nonce",
            "acr",
            "amr",
            "azp",
            "at_hash",
            "c_hash",
            "s_hash",
            "sid",
            "tid",
            "events");

    /** Claims that a later ID token does not take over. */
    private static final Set<String> ABOUT_ONE_TOKEN = Set.of("at_hash", "c_hash", "s_hash", "jti", "nbf");

    /** Claims that say of another one that it is verified. */
    private static final Map<String, String> VERIFIED =
            Map.of(EMAIL_VERIFIED, EMAIL, "phone_number_verified", "phone_number");

    /** OpenID Connect Core 1.0 section 5.4. A provider that has no name of a user may still have something of the profile. */
    private static final Map<String, Set<String>> CLAIMS_OF_SCOPES = Map.of(
            "profile",
            Set.of(
                    "name",
                    "family_name",
                    "given_name",
                    "middle_name",
                    "nickname",
                    "preferred_username",
                    "profile",
                    "picture",
                    "website",
                    "gender",
                    "birthdate",
                    "zoneinfo",
                    "locale"),
            EMAIL,
            Set.of(EMAIL),
            "address",
            Set.of("address"),
            "phone",
            Set.of("phone_number"));

    private final String remoteApp;
    private final Set<OpenIdTolerance> tolerable;
    private final Consumer<OpenIdTolerance> tolerated;
    // looking the provider up scans the class path: once per reader
    private final JsonBuilderFactory json = Json.createBuilderFactory(Map.of());

    /**
     * Makes one.
     *
     * @param tolerable what the provider may get wrong
     * @param tolerated is told what was forgiven
     */
    public IdentityReader(String remoteApp, Set<OpenIdTolerance> tolerable, Consumer<OpenIdTolerance> tolerated) {
        this.remoteApp = remoteApp;
        this.tolerable = Set.copyOf(tolerable);
        this.tolerated = tolerated;
    }

    /** Tells if an ID token has no claim at all of one of the scopes, so that userinfo has to be asked. */
    public static boolean lacksClaims(IdTokenClaims idToken, Set<String> scopes) {
        return scopes.stream()
                .map(scope -> CLAIMS_OF_SCOPES.getOrDefault(scope, Set.of()))
                .anyMatch(claims ->
                        !claims.isEmpty() && claims.stream().noneMatch(claim -> isThere(idToken.claims(), claim)));
    }

    /**
     * Reads the identity of a sign-in with OpenID Connect. What the ID token says counts before what userinfo does.
     *
     * @param userinfo about the same subject, or {@code null} if it was not asked
     */
    public Identity read(IdTokenClaims idToken, @Nullable JsonObject userinfo) {
        Map<String, JsonValue> claims = present(idToken.claims());
        if (userinfo != null) {
            Map<String, JsonValue> more = present(userinfo);
            more.keySet().removeAll(ABOUT_THE_TOKEN);
            add(claims, more);
        }
        return identity(claims);
    }

    /**
     * Reads the identity anew after the token was refreshed: what the new ID token does not say stays as it was, and so does when
     * the user signed in, which a logout is compared with. A claim that it says is {@code null} goes.
     *
     * @param gone claims that do not stay where the new ID token does not say them
     */
    public Identity refreshed(Identity previous, IdTokenClaims idToken, Set<String> gone) {
        Map<String, JsonValue> claims = present(idToken.claims());
        Map<String, JsonValue> before = present(previous.claims());
        before.keySet().removeAll(gone);
        before.keySet().removeIf(claim -> JsonValue.NULL.equals(idToken.claims().get(claim)));
        VERIFIED.forEach((verified, claim) -> {
            if (!before.containsKey(claim)) {
                before.remove(verified);
            }
        });
        if (before.containsKey(ISSUED_AT)) {
            claims.put(ISSUED_AT, before.get(ISSUED_AT));
        }
        before.keySet().removeAll(ABOUT_ONE_TOKEN);
        add(claims, before);
        return identity(claims);
    }

    /**
     * Tells if an identity was read from an ID token with these claims: one that says nothing new. Compares what is about the token
     * itself, but for when the user signed in, which a refresh leaves as it was.
     */
    public static boolean isOf(Identity identity, JsonObject claims) {
        return ABOUT_THE_TOKEN.stream()
                .filter(claim -> !claim.equals(ISSUED_AT))
                .allMatch(claim -> claims.getOrDefault(claim, JsonValue.NULL)
                        .equals(identity.claims().getOrDefault(claim, JsonValue.NULL)));
    }

    /**
     * Reads the identity of a user of a provider without OpenID Connect. All claims are those that the settings name.
     *
     * @param endpoint of the provider, which was asked for the user
     * @param user the answer of that endpoint
     * @param emails the answer of the endpoint for e-mail addresses, or {@code null} if it was not asked
     * @throws dev.remora.ResponseInvalidException if it does not say which user that is
     */
    public Identity read(UserEndpointSettings settings, URI endpoint, JsonObject user, @Nullable JsonArray emails) {
        Map<String, JsonValue> claims = new LinkedHashMap<>();
        settings.claims().forEach((claim, pointers) -> {
            JsonValue value = JsonPointers.first(user, pointers);
            if (value != null) {
                claims.put(claim, value);
            }
        });
        claims.put("iss", text(settings.issuer(endpoint)));
        claims.put("sub", text(subject(claims.get("sub"))));
        if (emails != null) {
            email(claims, emails);
        }
        return identity(claims);
    }

    // a number comes as the text that it is: ids have more digits than a double holds
    private String subject(@Nullable JsonValue id) {
        if (id instanceof JsonString text) {
            String fault = Subjects.fault(text.getString());
            if (fault != null) {
                throw OpenIdMessages.userUnknown(remoteApp, fault);
            }
            return text.getString();
        }
        if (id instanceof JsonNumber number) {
            BigDecimal value = number.bigDecimalValue();
            if (value.scale() == 0 && value.precision() <= MOST_DIGITS) {
                return value.toPlainString();
            }
        }
        throw OpenIdMessages.userUnknown(remoteApp, id == null ? "is missing" : "is neither a text nor a whole number");
    }

    private void email(Map<String, JsonValue> claims, JsonArray emails) {
        emails.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(entry -> entry.get(EMAIL) instanceof JsonString)
                .max(Comparator.comparing((JsonObject entry) -> isTrue(entry, "verified"))
                        .thenComparing(entry -> isTrue(entry, "primary")))
                .ifPresent(best -> {
                    claims.put(EMAIL, text(best.getString(EMAIL)));
                    claims.put(EMAIL_VERIFIED, isTrue(best, "verified") ? JsonValue.TRUE : JsonValue.FALSE);
                });
    }

    /** Adds what is not there; that something is verified counts only together with that very value. */
    private static void add(Map<String, JsonValue> claims, Map<String, JsonValue> more) {
        VERIFIED.forEach((verified, claim) -> {
            JsonValue value = more.get(claim);
            if (!claims.containsKey(claim)) {
                claims.remove(verified);
            } else if (!claims.get(claim).equals(value)) {
                more.remove(verified);
            }
        });
        more.forEach(claims::putIfAbsent);
    }

    private Identity identity(Map<String, JsonValue> claims) {
        JsonObjectBuilder builder = json.createObjectBuilder();
        claims.forEach((claim, value) -> builder.add(claim, VERIFIED.containsKey(claim) ? verified(value) : value));
        return Identity.of(builder.build());
    }

    // Apple and Amazon send it as a text
    private JsonValue verified(JsonValue value) {
        boolean text = value instanceof JsonString string
                && (string.getString().equals("true") || string.getString().equals("false"));
        if (!text || !tolerable.contains(OpenIdTolerance.VERIFIED_AS_STRING)) {
            return value;
        }
        tolerated.accept(OpenIdTolerance.VERIFIED_AS_STRING);
        return ((JsonString) value).getString().equals("true") ? JsonValue.TRUE : JsonValue.FALSE;
    }

    private JsonValue text(String text) {
        return json.createArrayBuilder().add(text).build().get(0);
    }

    private static Map<String, JsonValue> present(JsonObject claims) {
        Map<String, JsonValue> present = new LinkedHashMap<>(claims);
        present.values().removeIf(JsonValue.NULL::equals);
        return present;
    }

    private static boolean isThere(JsonObject claims, String claim) {
        return !JsonValue.NULL.equals(claims.getOrDefault(claim, JsonValue.NULL));
    }

    private static boolean isTrue(JsonObject object, String member) {
        return JsonValue.TRUE.equals(object.get(member));
    }
}

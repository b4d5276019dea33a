package dev.remora;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A user, as a provider proved who that is: by an ID token (OpenID Connect Core 1.0 section 2), by userinfo (section 5.3), or by
 * the provider's own endpoint for the user.
 *
 * <p>The key of a user is {@link #issuer} and {@link #subject} together, compared character for character. Never take the e-mail
 * address for it, not even a verified one: users change theirs, and providers give addresses of closed accounts to others. The same
 * subject of two issuers is two users.
 *
 * <p>All but issuer and subject is what the provider says about the user, and mostly what the user typed there: escape it before
 * showing it. Serializable; its text shows no claim beyond issuer and subject, of each at most 256 characters and no control
 * characters. Two are equal if all claims are.
 *
 * @since 1.0
 */
public final class Identity implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String ISSUER = "iss";
    private static final String SUBJECT = "sub";
    private static final String EMAIL = "email";
    private static final String EMAIL_VERIFIED = "email_verified";
    private static final long LAST_SECOND = 253_402_300_799L; // of the year 9999

    private final transient JsonObject claims; // written as its text: JSON-P's values are not serializable

    private Identity(JsonObject claims) {
        this.claims = Objects.requireNonNull(claims, "claims");
        if (issuer().isEmpty() || subject().isEmpty()) {
            throw new IllegalArgumentException("an identity needs the claims iss and sub, texts that are not empty");
        }
    }

    /**
     * A user of whom no more is known than the key.
     *
     * @param issuer see {@link #issuer}
     * @param subject see {@link #subject}
     * @return the identity
     * @throws IllegalArgumentException if one of them is empty
     */
    public static Identity of(String issuer, String subject) {
        return new Identity(Json.createObjectBuilder()
                .add(ISSUER, issuer)
                .add(SUBJECT, subject)
                .build());
    }

    /**
     * A user by claims.
     *
     * @param claims all that is known, among it {@code iss} and {@code sub}
     * @return the identity
     * @throws IllegalArgumentException if {@code iss} or {@code sub} is missing, empty or no text
     */
    public static Identity of(JsonObject claims) {
        return new Identity(claims);
    }

    /**
     * The provider that knows the user ({@code iss}), one half of the key of a user.
     *
     * @return the issuer of the ID token; for a provider without OpenID Connect the setting {@code user-issuer}, or {@code
     *     authorize-url} without its query; the address of {@code user-url}, with its query, where that differs with each token
     */
    public String issuer() {
        return claims.getString(ISSUER, "");
    }

    /**
     * The provider's own id of the user ({@code sub}), one half of the key of a user; upper and lower case differ.
     *
     * @return the id, never given to another user of the issuer; at most 255 characters, none of them a control character, where a provider said it
     */
    public String subject() {
        return claims.getString(SUBJECT, "");
    }

    /**
     * The user's whole name, to show ({@code name}).
     *
     * @return the name, or {@code null} if the provider did not say
     */
    public @Nullable String name() {
        return text("name");
    }

    /**
     * The given or first name ({@code given_name}).
     *
     * @return the name, or {@code null} if the provider did not say
     */
    public @Nullable String givenName() {
        return text("given_name");
    }

    /**
     * The family or last name ({@code family_name}).
     *
     * @return the name, or {@code null} if the provider did not say
     */
    public @Nullable String familyName() {
        return text("family_name");
    }

    /**
     * The short name that the user wants to be called by ({@code preferred_username}), such as a login; another user may have it
     * tomorrow.
     *
     * @return the name, or {@code null} if the provider did not say
     */
    public @Nullable String preferredUsername() {
        return text("preferred_username");
    }

    /**
     * The e-mail address ({@code email}); it need not be the user's own unless {@link #emailVerified} says so, and is never a key.
     *
     * @return the address, or {@code null} if the provider did not say
     */
    public @Nullable String email() {
        return text(EMAIL);
    }

    /**
     * Tells if the provider says that it has made sure that the address of {@link #email} is the user's ({@code email_verified}).
     *
     * @return true only if there is an address and the provider says true of it
     */
    public boolean emailVerified() {
        return email() != null && JsonValue.TRUE.equals(claims.get(EMAIL_VERIFIED));
    }

    /**
     * The address of a picture of the user ({@code picture}).
     *
     * @return an absolute {@code https} or {@code http} address, or {@code null} if the provider named none
     */
    public @Nullable URI picture() {
        String picture = text("picture");
        if (picture == null) {
            return null;
        }
        try {
            URI uri = new URI(picture);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /**
     * The user's language and region ({@code locale}).
     *
     * @return a language tag (BCP 47) such as {@code de-CH}, or what the provider wrote in its place, or {@code null}
     */
    public @Nullable String locale() {
        return text("locale");
    }

    /**
     * The instant at which the user proved to the provider to be that user ({@code auth_time}).
     *
     * @return the instant, to the second, or {@code null} if the provider did not say
     */
    public @Nullable Instant authTime() {
        if (!(claims.get("auth_time") instanceof JsonNumber number)) {
            return null;
        }
        double seconds = number.doubleValue();
        return seconds >= 0 && seconds <= LAST_SECOND ? Instant.ofEpochSecond((long) seconds) : null;
    }

    /**
     * The class of the proof ({@code acr}).
     *
     * @return a value of the provider's own or of a profile, or {@code null} if the provider did not say
     */
    public @Nullable String acr() {
        return text("acr");
    }

    /**
     * The methods of the proof ({@code amr}, RFC 8176), such as {@code pwd} and {@code otp}.
     *
     * @return the methods, unmodifiable, empty if the provider did not say
     */
    public List<String> amr() {
        JsonValue amr = claims.get("amr");
        if (amr instanceof JsonString one) {
            return List.of(one.getString());
        }
        return amr instanceof JsonArray several
                ? several.stream()
                        .filter(JsonString.class::isInstance)
                        .map(method -> ((JsonString) method).getString())
                        .toList()
                : List.of();
    }

    /**
     * All that is known: the claims of the ID token, and those that userinfo adds; from a provider without OpenID Connect what
     * the settings {@code user-claims} name. Among them {@code iss} and {@code sub}.
     *
     * @return the claims, unmodifiable
     */
    public JsonObject claims() {
        return claims;
    }

    /**
     * The same user with another e-mail address.
     *
     * @param email see {@link #email}
     * @param verified see {@link #emailVerified}
     * @return a new identity
     */
    public Identity withEmail(String email, boolean verified) {
        return withClaim(EMAIL, Json.createValue(email))
                .withClaim(EMAIL_VERIFIED, verified ? JsonValue.TRUE : JsonValue.FALSE);
    }

    /**
     * The same user with another claim.
     *
     * @param name the claim, such as {@code picture}
     * @param value its value, or {@code null} for none
     * @return a new identity
     * @throws IllegalArgumentException if that leaves no {@code iss} or {@code sub}
     */
    public Identity withClaim(String name, @Nullable JsonValue value) {
        JsonObjectBuilder changed = Json.createObjectBuilder(claims);
        return new Identity((value == null ? changed.remove(name) : changed.add(name, value)).build());
    }

    private @Nullable String text(String claim) {
        return claims.get(claim) instanceof JsonString text ? text.getString() : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Identity that && claims.equals(that.claims);
    }

    @Override
    public int hashCode() {
        return claims.hashCode();
    }

    /** Shows whom it is about, and nothing else of the user. */
    @Override
    public String toString() {
        return "Identity[issuer=" + ShownText.of(issuer()) + ", subject=" + ShownText.of(subject()) + "]";
    }

    private Object writeReplace() {
        return new Written(claims.toString());
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("an identity is serialized as the text of its claims");
    }

    private static final class Written implements Serializable {

        private static final long serialVersionUID = 1L;

        private final String claims;

        Written(String claims) {
            this.claims = claims;
        }

        private Object readResolve() throws InvalidObjectException {
            try (JsonReader reader = Json.createReader(new StringReader(claims))) {
                return new Identity(reader.readObject());
            } catch (JsonException | IllegalArgumentException e) {
                throw new InvalidObjectException("the claims of an identity cannot be read");
            }
        }
    }
}

package dev.remora.internal.oidc;

import dev.remora.OAuthException;
import dev.remora.internal.jose.VerifiedToken;
import dev.remora.internal.settings.OpenIdSettings;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The checks that ID tokens and logout tokens have in common, of one token. */
final class ClaimChecks {

    private static final double LAST_SECOND = 253_402_300_799.0; // of the year 9999
    private static final double MOST_AGE =
            86_400; // a sign-in takes minutes; a day leaves room for a token handed out again
    /** Types of other kinds of token (RFC 8725 section 3.11): one of them is never taken for what is expected. */
    private static final Set<String> KINDS = Set.of(
            "at+jwt",
            "logout+jwt",
            "dpop+jwt",
            "client-authentication+jwt",
            "oauth-authz-req+jwt",
            "token-introspection+jwt",
            "secevent+jwt");

    private final VerifiedToken token;
    private final OpenIdSettings settings;
    private final Set<OpenIdTolerance> tolerable;
    private final double now;
    private final Function<String, OAuthException> invalid;
    private final Set<OpenIdTolerance> tolerated = EnumSet.noneOf(OpenIdTolerance.class);

    /** @param invalid makes the exception of the reason why the token is not valid */
    ClaimChecks(
            VerifiedToken token,
            OpenIdSettings settings,
            Set<OpenIdTolerance> tolerable,
            Instant now,
            Function<String, OAuthException> invalid) {
        this.token = token;
        this.settings = settings;
        this.tolerable = tolerable;
        this.now = now.toEpochMilli() / 1000.0;
        this.invalid = invalid;
    }

    static @Nullable String text(JsonObject claims, String claim) {
        return claims.get(claim) instanceof JsonString text ? text.getString() : null;
    }

    Set<OpenIdTolerance> tolerated() {
        return tolerated;
    }

    void require(boolean condition, String otherwise) {
        if (!condition) {
            throw invalid.apply(otherwise);
        }
    }

    /** Goes on if that is tolerated, and notes it. */
    void tolerate(OpenIdTolerance tolerance, String otherwise) {
        require(tolerable.contains(tolerance), otherwise);
        tolerated.add(tolerance);
    }

    /** @param own the type of such tokens; {@code jwt}, the one of any token, and none are taken too */
    void type(String own) {
        JsonValue typ = token.header().get("typ");
        if (typ == null) {
            return;
        }
        require(typ instanceof JsonString, "typ is no string");
        String type = ((JsonString) typ).getString().toLowerCase(Locale.ROOT);
        String kind = type.startsWith("application/") ? type.substring("application/".length()) : type;
        if (kind.equals("jwt") || kind.equals(own)) {
            return;
        }
        require(!KINDS.contains(kind), "typ is that of another kind of token");
        tolerate(OpenIdTolerance.OTHER_TYPE, "typ is not JWT");
    }

    /** @param notAllowed makes the exception of a tenant that may not sign in */
    void issuer(String expected, Function<String, OAuthException> notAllowed) {
        String issuer = requiredText("iss");
        String template = settings.issuerTemplate();
        if (template == null) {
            require(issuer.equals(expected), "iss is another issuer than expected");
            key(issuer, "");
            return;
        }
        String tenant = requiredText("tid");
        require(OpenIdSettings.isTenant(tenant), "tid is no UUID");
        require(
                issuer.equals(template.replace(OpenIdSettings.TENANT, tenant)),
                "iss is not the issuer of the tenant that tid names");
        key(issuer, tenant);
        if (!settings.allowedTenants().isEmpty()
                && settings.allowedTenants().stream().noneMatch(tenant::equalsIgnoreCase)) {
            throw notAllowed.apply(tenant);
        }
    }

    // Microsoft's keys name the issuer whose tokens they may sign, some by its template
    private void key(String issuer, String tenant) {
        String owner = token.keyIssuer();
        require(
                owner == null || owner.replace(OpenIdSettings.TENANT, tenant).equals(issuer),
                "its key is that of another issuer than iss");
    }

    /** Core 3.1.3.7, numbers 3 to 5. */
    void audience(String clientId) {
        List<String> audiences = audiences();
        require(audiences.contains(clientId), "aud does not name this client");
        require(
                audiences.stream()
                        .allMatch(audience -> audience.equals(clientId)
                                || settings.trustedAudiences().contains(audience)),
                "aud names another audience that trusted-audiences does not");
        if (claims().containsKey("azp")) {
            require(clientId.equals(text(claims(), "azp")), "azp is another client");
        }
    }

    List<String> audiences() {
        JsonValue aud = present("aud");
        if (aud instanceof JsonString one) {
            return List.of(one.getString());
        }
        require(
                aud instanceof JsonArray all && all.stream().allMatch(JsonString.class::isInstance),
                "aud is neither a string nor an array of strings");
        return ((JsonArray) aud)
                .stream().map(audience -> ((JsonString) audience).getString()).toList();
    }

    String subject() {
        String subject = requiredText("sub");
        String fault = Subjects.fault(subject);
        require(fault == null, "sub " + fault);
        return subject;
    }

    void notExpired() {
        require(now < requiredTime("exp") + skew(), "exp is past");
    }

    void issuedOfLate() {
        double issued = requiredTime("iat");
        require(issued <= now + skew(), "iat is in the future");
        require(issued >= now - MOST_AGE - skew(), "iat is more than a day ago");
    }

    void notBefore() {
        if (claims().containsKey("nbf")) {
            require(requiredTime("nbf") <= now + skew(), "nbf is in the future");
        }
    }

    /** Tells how many seconds ago that was; in the future it is not. */
    double secondsSince(String claim) {
        double then = requiredTime(claim);
        require(then <= now + skew(), claim + " is in the future");
        return now - then;
    }

    double skew() {
        return settings.clockSkew().toMillis() / 1000.0;
    }

    JsonObject claims() {
        return token.claims();
    }

    String requiredText(String claim) {
        require(present(claim) instanceof JsonString, claim + " is no string");
        return claims().getString(claim);
    }

    double requiredTime(String claim) {
        JsonValue value = present(claim);
        require(value instanceof JsonNumber, claim + " is no number");
        double time = ((JsonNumber) value).doubleValue();
        require(time >= 0 && time <= LAST_SECOND, claim + " is no time");
        return time;
    }

    private JsonValue present(String claim) {
        JsonValue value = claims().get(claim);
        if (value == null) {
            throw invalid.apply(claim + " is missing");
        }
        return value;
    }
}

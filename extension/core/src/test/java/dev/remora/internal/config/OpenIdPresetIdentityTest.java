package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Identity;
import dev.remora.internal.jose.VerifiedToken;
import dev.remora.internal.oidc.IdTokenClaims;
import dev.remora.internal.oidc.IdTokenExpectations;
import dev.remora.internal.oidc.IdTokenValidator;
import dev.remora.internal.oidc.IdentityReader;
import dev.remora.internal.oidc.OpenIdTolerance;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.OpenIdSettings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * ID tokens and userinfo in the form that the provider of each preset with OpenID Connect documents make an identity, by the preset
 * alone. Names, numbers and times are made up.
 */
class OpenIdPresetIdentityTest {

    private static final Set<OpenIdTolerance> TOLERABLE = EnumSet.allOf(OpenIdTolerance.class);
    private static final Instant NOW = Instant.ofEpochSecond(1_760_000_000);
    private static final String COMMON = "\"aud\":\"%s\",\"iat\":1759999990,\"exp\":1760003590";

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("google", "", """
                        "iss":"https://accounts.google.com","azp":"shop","sub":"10769150350006150715113082367",
                        "hd":"example.com","email":"duke@example.com","email_verified":"true","nonce":"n",
                        "name":"Duke Java","given_name":"Duke","family_name":"Java",
                        "picture":"https://lh3.googleusercontent.com/a/1\"""", null, """
                        Duke Java|Duke|Java|null|duke@example.com|true|https://lh3.googleusercontent.com/a/1|null"""),
                Arguments.of("microsoft", "", """
                        "iss":"https://login.microsoftonline.com/9122040d-6c67-4c5b-b112-36a304b66dad/v2.0",
                        "nbf":1759999990,"aio":"Df2UVXL1ix","name":"Duke Java","nonce":"n","ver":"2.0",
                        "oid":"00000000-0000-0000-66f3-3332eca7ea81","preferred_username":"duke@example.com",
                        "sub":"AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ",
                        "tid":"9122040d-6c67-4c5b-b112-36a304b66dad\"""", """
                        {"sub":"AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ","name":"Duke Java","family_name":"Java",
                        "given_name":"Duke","picture":"https://graph.microsoft.com/v1.0/me/photo/$value",
                        "email":"duke@example.com"}""", """
                        Duke Java|Duke|Java|duke@example.com|duke@example.com|false|https://graph.microsoft.com/v1.0/me/photo/$value|null"""),
                Arguments.of("apple", "", """
                        "iss":"https://appleid.apple.com","sub":"001234.5d6e7f.0506","nonce":"n",
                        "nonce_supported":true,"email":"x7@privaterelay.appleid.com","email_verified":"true",
                        "is_private_email":"true","auth_time":1759999980""", null, """
                        null|null|null|null|x7@privaterelay.appleid.com|true|null|null"""),
                Arguments.of("keycloak", "host=sso.example.com realm=main", """
                        "iss":"https://sso.example.com/realms/main","auth_time":1759999980,"jti":"e1","typ":"ID",
                        "azp":"shop","sid":"s1","acr":"1","sub":"f5a1","nonce":"n","email_verified":true,
                        "name":"Duke Java","preferred_username":"duke","given_name":"Duke","family_name":"Java",
                        "locale":"de","email":"duke@example.com\"""", null, """
                        Duke Java|Duke|Java|duke|duke@example.com|true|null|de"""),
                Arguments.of("auth0", "domain=acme.eu.auth0.com", """
                        "iss":"https://acme.eu.auth0.com/","sub":"auth0|5f7c8ec7c33c6c004bbafe82","nonce":"n",
                        "given_name":"Duke","family_name":"Java","nickname":"duke","name":"Duke Java","sid":"s1",
                        "picture":"https://s.gravatar.com/avatar/1","updated_at":"2026-11-30T10:00:00.000Z",
                        "email":"duke@example.com","email_verified":false""", null, """
                        Duke Java|Duke|Java|null|duke@example.com|false|https://s.gravatar.com/avatar/1|null"""),
                Arguments.of("okta", "domain=acme.okta.com", """
                        "iss":"https://acme.okta.com/oauth2/default","ver":1,"sub":"00uid4BxXw6I6TV4m0g3","jti":"ID.1",
                        "amr":["pwd"],"idp":"00ok1u7AsAkrwdZL3z0g3","nonce":"n","auth_time":1759999980,
                        "name":"Duke Java","preferred_username":"duke@example.com\"""", """
                        {"sub":"00uid4BxXw6I6TV4m0g3","name":"Duke Java","nickname":"Duke","given_name":"Duke",
                        "middle_name":"J","family_name":"Java","profile":"https://example.com/duke",
                        "zoneinfo":"America/Los_Angeles","locale":"en-US","updated_at":1311280970,
                        "email":"duke@example.com","email_verified":true,"phone_number":"+1 (425) 555-1212",
                        "preferred_username":"duke@example.com"}""", """
                        Duke Java|Duke|Java|duke@example.com|duke@example.com|true|null|en-US"""),
                Arguments.of("gitlab", "", """
                        "iss":"https://gitlab.com","sub":"1234","auth_time":1759999980,"sub_legacy":"a1b2","nonce":"n",
                        "name":"Duke Java","nickname":"duke","preferred_username":"duke","email":"duke@example.com",
                        "email_verified":true,"profile":"https://gitlab.com/duke",
                        "picture":"https://gitlab.com/uploads/1.png","groups_direct":["java"]""", null, """
                        Duke Java|null|null|duke|duke@example.com|true|https://gitlab.com/uploads/1.png|null"""),
                Arguments.of("linkedin", "", """
                        "iss":"https://www.linkedin.com/oauth","sub":"782bbtaQ\"""", """
                        {"sub":"782bbtaQ","name":"Duke Java","given_name":"Duke","family_name":"Java",
                        "picture":"https://media.licdn.com/1","locale":{"country":"US","language":"en"},
                        "email":"duke@example.com","email_verified":true}""", """
                        Duke Java|Duke|Java|null|duke@example.com|true|https://media.licdn.com/1|null"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void knowsTheUserByTheProvidersAnswer(
            String preset, String variables, String claims, @Nullable String userinfo, String expected) {
        OAuth2Settings settings = settings(preset, variables);
        OpenIdSettings openId = Objects.requireNonNull(settings.openId());
        IdTokenClaims token = validated(settings, openId, claims);

        assertThat(IdentityReader.lacksClaims(
                        token, Set.of(String.valueOf(settings.scope()).split(" "))))
                .as("asks userinfo")
                .isEqualTo(userinfo != null);

        Identity identity = new IdentityReader("x", TOLERABLE, tolerated -> {})
                .read(token, userinfo == null ? null : json(userinfo));
        assertThat(Stream.of(
                                identity.name(),
                                identity.givenName(),
                                identity.familyName(),
                                identity.preferredUsername(),
                                identity.email(),
                                identity.emailVerified(),
                                identity.picture(),
                                identity.locale())
                        .map(String::valueOf)
                        .toList())
                .containsExactly(expected.split("\\|"));
        assertThat(identity.issuer()).isEqualTo(token.issuer());
        assertThat(identity.subject()).isEqualTo(token.subject());
    }

    private static IdTokenClaims validated(OAuth2Settings settings, OpenIdSettings openId, String claims) {
        JsonObject token = json("{" + claims + "," + COMMON.formatted(settings.clientId()) + "}");
        if (token.containsKey("azp")) {
            token = Json.createObjectBuilder(token)
                    .add("azp", settings.clientId())
                    .build();
        }
        return new IdTokenValidator("x", settings.clientId(), openId, TOLERABLE, InstantSource.fixed(NOW))
                .validate(
                        new VerifiedToken(json("{\"alg\":\"RS256\",\"typ\":\"JWT\"}"), token),
                        IdTokenExpectations.of(String.valueOf(openId.issuer()), openId.nonce() ? "n" : null));
    }

    private static OAuth2Settings settings(String preset, String variables) {
        Configured configured =
                Configured.oauth2("x").with("remora.x.client-secret", "secret").with("remora.x.provider", preset);
        for (String variable : variables.split(" ", -1)) {
            String[] pair = variable.split("=", 2);
            if (pair.length == 2) {
                configured.with("remora.x.vars." + pair[0], pair[1]);
            }
        }
        return (OAuth2Settings) configured.read("x").protocol();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}

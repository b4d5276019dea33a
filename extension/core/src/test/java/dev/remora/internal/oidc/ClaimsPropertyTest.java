package dev.remora.internal.oidc;

import static dev.remora.internal.oidc.SampleTokens.ALL;
import static dev.remora.internal.oidc.SampleTokens.CLIENT;
import static dev.remora.internal.oidc.SampleTokens.CLOCK;
import static dev.remora.internal.oidc.SampleTokens.ISSUER;
import static dev.remora.internal.oidc.SampleTokens.json;
import static dev.remora.internal.oidc.SampleTokens.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchRuntimeException;

import dev.remora.CallbackRejectedException;
import dev.remora.Identity;
import dev.remora.ResponseInvalidException;
import dev.remora.TokenRequestException;
import dev.remora.internal.jose.VerifiedToken;
import dev.remora.internal.settings.UserEndpointSettings;
import dev.remora.internal.wire.JsonReader;
import dev.remora.spi.Logout;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;

/** A good token of which some claims are anything at all is taken or refused, and never ends in another exception. */
@Tag("F-19")
class ClaimsPropertyTest {

    // jqwik makes one instance of this class for each try, and finding JSON-P's implementation takes longer than a try
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final JsonReader READER = new JsonReader();
    private static final JsonObject ID_TOKEN = json("{'iss':'" + ISSUER + "','sub':'7','aud':'client-1',"
            + "'exp':1760000300,'iat':1759999999,'nonce':'n','auth_time':1759999999,'acr':'gold'}");
    private static final JsonObject LOGOUT_TOKEN = json(
            "{'iss':'" + ISSUER + "','sub':'7','sid':'s','aud':'client-1',"
                    + "'exp':1760000300,'iat':1759999999,'jti':'j','events':{'http://schemas.openid.net/event/backchannel-logout':{}}}");
    private static final List<String> NAMES = List.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "nbf",
            "nonce",
            "auth_time",
            "acr",
            "amr",
            "azp",
            "at_hash",
            "c_hash",
            "sid",
            "jti",
            "events",
            "email",
            "email_verified",
            "phone_number_verified",
            "name",
            "picture",
            "id",
            "emails");

    @Property
    void idTokens(@ForAll("claims") Map<String, JsonValue> changes, @ForAll("header") JsonObject header) {
        IdTokenExpectations expected =
                new IdTokenExpectations(ISSUER, "n", Duration.ofMinutes(5), Set.of("gold"), "t", "c", "s");
        VerifiedToken token = new VerifiedToken(header, with(ID_TOKEN, changes));
        IdTokenValidator validator = new IdTokenValidator("acme", CLIENT, settings(), ALL, CLOCK);

        @Nullable
        RuntimeException refused = catchRuntimeException(() -> {
            IdTokenClaims claims = validator.validate(token, expected);
            assertThat(claims.issuer()).isEqualTo(ISSUER);
            assertThat(claims.subject()).isNotEmpty();
            read(new IdentityReader("acme", ALL, tolerated -> {}).read(claims, with(ID_TOKEN, changes)));
        });
        assertThat(refused == null || refused instanceof TokenRequestException)
                .as(String.valueOf(refused))
                .isTrue();
    }

    @Property
    void refreshedIdTokens(
            @ForAll("claims") Map<String, JsonValue> changes, @ForAll("claims") Map<String, JsonValue> first) {
        VerifiedToken token = new VerifiedToken(json("{'alg':'RS256'}"), with(ID_TOKEN, changes));

        @Nullable
        RuntimeException refused = catchRuntimeException(() -> {
            IdTokenClaims claims = new IdTokenValidator("acme", CLIENT, settings(), ALL, CLOCK)
                    .validateRefreshed(token, ISSUER, "t", with(ID_TOKEN, first));
            assertThat(claims.subject()).isEqualTo(with(ID_TOKEN, first).getString("sub"));
        });
        assertThat(refused == null || refused instanceof TokenRequestException)
                .as(String.valueOf(refused))
                .isTrue();
    }

    @Property
    void logoutTokens(@ForAll("claims") Map<String, JsonValue> changes, @ForAll("header") JsonObject header) {
        VerifiedToken token = new VerifiedToken(header, with(LOGOUT_TOKEN, changes));

        @Nullable
        RuntimeException refused = catchRuntimeException(() -> {
            Logout logout = new LogoutTokenValidator("acme", CLIENT, settings(), Duration.ofHours(12), CLOCK)
                    .validate(token, ISSUER);
            assertThat(logout.issuer()).isEqualTo(ISSUER);
        });
        assertThat(refused == null || refused instanceof CallbackRejectedException)
                .as(String.valueOf(refused))
                .isTrue();
    }

    @Property
    void answersAboutTheUser(@ForAll("claims") Map<String, JsonValue> answer, @ForAll byte[] octets) {
        UserEndpointSettings settings = new UserEndpointSettings(
                URI.create("https://op.example/me"),
                "GET",
                Map.of(),
                Map.of("sub", List.of("/id", "/sub"), "name", List.of("/name/0", "/events/a")),
                null,
                ISSUER);
        UserAnswerReader answers = new UserAnswerReader("acme", false, ALL, tolerated -> {}, READER);
        IdentityReader reader = new IdentityReader("acme", ALL, tolerated -> {});

        for (byte[] body : List.of(
                octets, with(JsonValue.EMPTY_JSON_OBJECT, answer).toString().getBytes(StandardCharsets.UTF_8))) {
            @Nullable
            RuntimeException refused = catchRuntimeException(() -> read(reader.read(
                    settings,
                    settings.url(),
                    answers.object(200, "application/json", body),
                    JSON.createArrayBuilder(answer.values()).build())));
            assertThat(refused == null || refused instanceof ResponseInvalidException)
                    .as(String.valueOf(refused))
                    .isTrue();
        }
    }

    /** Reads all that an application could. */
    private static void read(Identity identity) {
        assertThat(identity.subject()).isNotEmpty();
        assertThat(List.of(identity.amr().size(), identity.emailVerified())).hasSize(2);
        assertThat(identity.name() + identity.email() + identity.picture() + identity.authTime() + identity.acr())
                .isNotNull();
    }

    @Provide
    Arbitrary<Map<String, JsonValue>> claims() {
        return Arbitraries.maps(Arbitraries.of(NAMES), values()).ofMaxSize(3);
    }

    @Provide
    Arbitrary<JsonObject> header() {
        return Arbitraries.maps(Arbitraries.of("typ", "alg", "kid", "cty"), values())
                .ofMaxSize(2)
                .map(members -> with(json("{'alg':'RS256'}"), members));
    }

    private static Arbitrary<JsonValue> values() {
        Arbitrary<JsonValue> texts = Arbitraries.oneOf(
                        Arbitraries.of("client-1", ISSUER, "7", "n", "true", "", "JWT", "at+jwt", "s"),
                        Arbitraries.strings().ofMaxLength(300))
                .map(JSON::createValue);
        Arbitrary<JsonValue> numbers = Arbitraries.oneOf(
                Arbitraries.of(1_759_999_999L, 1_760_000_300L, 0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE)
                        .map(JSON::createValue),
                Arbitraries.bigDecimals().map(JSON::createValue),
                Arbitraries.of("1e400", "1e1000000", "-1e-1000000").map(READER::parse));
        Arbitrary<JsonValue> plain =
                Arbitraries.oneOf(texts, numbers, Arbitraries.of(JsonValue.TRUE, JsonValue.FALSE, JsonValue.NULL));
        Arbitrary<JsonValue> arrays = plain.list()
                .ofMaxSize(3)
                .map(list -> JSON.createArrayBuilder(list).build());
        Arbitrary<JsonValue> objects = Arbitraries.maps(
                        Arbitraries.of(
                                "a",
                                "email",
                                "verified",
                                "primary",
                                "http://schemas.openid.net/event/backchannel-logout"),
                        plain)
                .ofMaxSize(3)
                .map(members -> with(JsonValue.EMPTY_JSON_OBJECT, members));
        return Arbitraries.oneOf(plain, arrays, objects);
    }

    private static JsonObject with(JsonObject object, Map<String, JsonValue> changes) {
        var builder = JSON.createObjectBuilder(object);
        changes.forEach(builder::add);
        return builder.build();
    }
}

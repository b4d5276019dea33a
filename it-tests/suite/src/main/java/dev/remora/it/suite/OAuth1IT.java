package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in with, and calling, Jersey's OAuth 1.0a provider, which checks every signature. */
@OnSharedShop
class OAuth1IT extends OAuth1Scenario {

    /** Repeated, with UTF-8 beyond the basic plane, with characters of the encoding itself, and empty. */
    private static final List<List<String>> PARAMETERS = List.of(
            List.of("a", "two words"),
            List.of("a", "+&=%"),
            List.of("a", "two words"),
            List.of("\u00fcber", "\u65e5\u672c \ud83d\ude00"),
            List.of("a-b", "~*'()!"),
            List.of("empty", ""));

    @Deployment(testable = false)
    static WebArchive shop() {
        return SharedShop.archive();
    }

    static Stream<Arguments> methods() {
        return Stream.of("PLAINTEXT", "RSA-SHA1")
                .flatMap(signature -> Stream.of("GET", "POST", "PUT", "PATCH", "DELETE")
                        .map(method -> Arguments.of(signature, method)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HMAC-SHA1", "PLAINTEXT", "RSA-SHA1"})
    void threeLegsSignInWithThatSignatureMethod(String method) {
        JsonObject outcome = signIn(method);

        assertThat(outcome.getString("outcome")).isEqualTo("granted");
        assertThat(outcome.getString("token")).isEqualTo("OAuth1Token");
        assertThat(PROVIDER.journal())
                .containsExactly(
                        "POST /oauth/request_token " + method,
                        "GET /oauth/authorize",
                        "POST /oauth/authorize",
                        "POST /oauth/access_token " + method);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    @Tag("G-03")
    void parametersOfQueryAndFormAreSigned(String method) {
        assertParametersAreSigned("HMAC-SHA1", method);
    }

    @ParameterizedTest
    @MethodSource("methods")
    @Tag("G-03")
    @Tag("portable")
    void parametersOfQueryAndFormAreSignedWithOtherMethods(String signature, String method) {
        assertParametersAreSigned(signature, method);
    }

    private void assertParametersAreSigned(String signature, String method) {
        signIn(signature);
        JsonObjectBuilder call = Json.createObjectBuilder()
                .add("method", method)
                .add("path", "api/echo")
                .add("query", pairs());
        if (!method.equals("GET")) {
            call.add("form", pairs());
        }

        JsonObject echo = echo(alice.call(signature, call));

        assertThat(echo.getString("user")).isEqualTo("alice");
        assertThat(echo.getString("method")).isEqualTo(method);
        assertThat(echo.getJsonObject("query")).isEqualTo(echoed());
        assertThat(echo.getJsonObject("form"))
                .isEqualTo(method.equals("GET") ? JsonObject.EMPTY_JSON_OBJECT : echoed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    @Tag("G-04")
    @Tag("portable")
    void formWithCharsetIsSigned(String method) {
        signIn("HMAC-SHA1");

        JsonObject echo = echo(alice.call(
                "HMAC-SHA1",
                Json.createObjectBuilder()
                        .add("method", method)
                        .add("path", "api/echo?x=1")
                        .add("type", "application/x-www-form-urlencoded;charset=UTF-8")
                        .add("body", "b=2&a=%C3%BC+x&a=&c")));

        assertThat(echo.getString("contentType"))
                .isEqualToIgnoringCase("application/x-www-form-urlencoded;charset=UTF-8");
        assertThat(echo.getJsonObject("form").getJsonArray("a").getString(0)).isEqualTo("\u00fc x");
    }

    @Test
    @Tag("G-04")
    @Tag("portable")
    void bodyThatIsNoFormIsNotSigned() {
        signIn("HMAC-SHA1");

        JsonObject echo = echo(alice.call(
                "HMAC-SHA1",
                Json.createObjectBuilder()
                        .add("method", "POST")
                        .add("path", "api/echo")
                        .add("type", "application/json")
                        .add("body", "{\"a\":\"b\"}")));

        assertThat(echo.getString("body")).isEqualTo("{\"a\":\"b\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "HMAC-SHA1, owner of secret-consumer",
        "PLAINTEXT, owner of plain-consumer",
        "RSA-SHA1, owner of rsa-consumer",
        "one-legged, one-legged secret-consumer",
    })
    @Tag("Q14")
    @Tag("portable")
    void withoutAUserTheApplicationItselfCalls(String app, String user) {
        JsonObject echo = echo(alice.call(
                app,
                Json.createObjectBuilder()
                        .add("method", "POST")
                        .add("path", "api/echo")
                        .add("token", "")
                        .add("query", pairs())
                        .add("form", pairs())));

        assertThat(echo.getString("user")).isEqualTo(user);
        assertThat(echo.getJsonObject("form")).isEqualTo(echoed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"deny", "refuse"})
    @Tag("portable")
    void refusalIsDeniedAndNoTokenAskedFor(String answer) {
        JsonObject outcome = alice.callback(answer("HMAC-SHA1", answer));

        assertThat(outcome.getString("outcome")).isEqualTo("denied");
        assertThat(outcome.getBoolean("byUser")).isTrue();
        assertThat(accessTokenRequests()).isZero();
    }

    @Test
    @Tag("G-11")
    @Tag("portable")
    void severalTabsSignInAtATime() {
        URI first = answer("HMAC-SHA1", "allow");
        URI second = answer("HMAC-SHA1", "allow");

        assertThat(alice.callback(second).getString("outcome")).isEqualTo("granted");
        assertThat(alice.callback(first).getString("outcome")).isEqualTo("granted");
    }

    @Test
    @Tag("B-18")
    @Tag("portable")
    void whoCopiedTheCookiesBeforeTheGrantIsNotSignedIn() {
        URI callback = answer("HMAC-SHA1", "allow");
        Visitor mallory = alice.copy();

        alice.callback(callback);

        assertThat(mallory.get("HMAC-SHA1", "x").getString("code")).isEqualTo("authorization_required");
    }

    @Test
    @Tag("S-01")
    @Tag("portable")
    void logHoldsNoSecret() {
        signIn("HMAC-SHA1");
        signIn("RSA-SHA1");
        alice.get("HMAC-SHA1", "api/echo");
        alice.browser().exchange(Visitor.at("wrong/login"));

        assertThat(alice.text("log")).doesNotContain("canary").doesNotContain("PRIVATE KEY");
    }

    private static JsonObject echo(JsonObject answer) {
        assertThat(answer.getInt("status", 0)).as("%s", answer).isEqualTo(200);
        return Visitor.object(answer.getString("text"));
    }

    private static JsonArrayBuilder pairs() {
        JsonArrayBuilder pairs = Json.createArrayBuilder();
        PARAMETERS.forEach(pair -> pairs.add(Json.createArrayBuilder(pair)));
        return pairs;
    }

    private static JsonObject echoed() {
        JsonObjectBuilder echoed = Json.createObjectBuilder();
        PARAMETERS.stream().map(pair -> pair.get(0)).distinct().forEach(name -> {
            JsonArrayBuilder values = Json.createArrayBuilder();
            PARAMETERS.stream().filter(pair -> pair.get(0).equals(name)).forEach(pair -> values.add(pair.get(1)));
            echoed.add(name, values);
        });
        return echoed.build();
    }
}

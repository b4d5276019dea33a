package dev.remora.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthRemote;
import dev.remora.OAuthRequest;
import dev.remora.Token;
import dev.remora.it.providers.OAuth1Provider;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Form;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls over OAuth 1.0a, of the program itself, of a provider that checks every signature. */
@TestInstance(Lifecycle.PER_CLASS)
class OAuth1CallsIT {

    private static final OAuth1Provider PROVIDER =
            OAuth1Provider.start(path("remora.it.oauth1-provider"), path("remora.it.work"));
    private static final String TEXT = "+&=% ~*'()! \u00fc \ud83d\ude00";
    private static final JsonObject ECHOED = Json.createObjectBuilder()
            .add("a", Json.createArrayBuilder().add(TEXT))
            .build();

    private final Program program = Program.with(Map.of(
            "remora.HMAC-SHA1.client-id",
            OAuth1Provider.CONSUMER,
            "remora.HMAC-SHA1.client-secret",
            OAuth1Provider.SECRET,
            "remora.HMAC-SHA1.base-url",
            PROVIDER.base().toString(),
            "remora.HMAC-SHA1.request-token-url",
            PROVIDER.base() + "oauth/request_token",
            "remora.RSA-SHA1.client-id",
            OAuth1Provider.RSA_CONSUMER,
            "remora.RSA-SHA1.signature-method",
            "RSA-SHA1",
            "remora.RSA-SHA1.rsa-key",
            PROVIDER.rsaKey(),
            "remora.RSA-SHA1.base-url",
            PROVIDER.base().toString(),
            "remora.RSA-SHA1.request-token-url",
            PROVIDER.base() + "oauth/request_token"));

    static Stream<Arguments> methods() {
        return Stream.of("HMAC-SHA1", "RSA-SHA1")
                .flatMap(signature -> Stream.of("GET", "POST", "PUT", "PATCH", "DELETE")
                        .map(method -> Arguments.of(signature, method)));
    }

    @AfterAll
    void stop() {
        program.close();
        PROVIDER.close();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void parametersOfQueryAndFormAreSigned(String signature, String method) {
        OAuthRequest request = remote(signature).request("api/echo").query("a", TEXT);
        if (!method.equals("GET")) {
            request.form(new Form("a", TEXT));
        }

        JsonObject echo = request.method(method).object();

        assertThat(echo.getString("user")).startsWith("owner of ");
        assertThat(echo.getString("method")).isEqualTo(method);
        assertThat(echo.getJsonObject("query")).isEqualTo(ECHOED);
        assertThat(echo.getJsonObject("form")).isEqualTo(method.equals("GET") ? JsonObject.EMPTY_JSON_OBJECT : ECHOED);
    }

    @Test
    void aBodyThatIsNoFormIsSent() {
        JsonObject echo = remote("HMAC-SHA1")
                .request("api/echo")
                .data(Map.of("a", "b"))
                .format("json")
                .post()
                .object();

        assertThat(echo.getString("contentType")).startsWith("application/json");
        assertThat(echo.getString("body")).isEqualTo("{\"a\":\"b\"}");
    }

    @Test
    void aTokenThatIsNotKnownIsRefused() {
        assertThat(program.oauth()
                        .remote("HMAC-SHA1")
                        .withToken(Token.oauth1("unknown", "secret"))
                        .get("api/echo")
                        .status())
                .isEqualTo(401);
    }

    private OAuthRemote remote(String signature) {
        return program.oauth().remote(signature).withToken(Token.oauth1("", ""));
    }

    private static Path path(String property) {
        return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
    }
}

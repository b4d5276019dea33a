package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthResponse;
import dev.remora.Token;
import dev.remora.internal.config.GivenSettings;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.signin.CataloguePreset;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With each preset an API is called, at a server on loopback in place of the origin that the file says. */
class CatalogueCallsTest {

    private static WireServer server;

    @BeforeAll
    static void start() {
        server = new WireServer();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    static List<String> presets() {
        return CataloguePreset.names();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void aCallIsSentAsTheFileSays(String name) {
        CataloguePreset preset = CataloguePreset.of(name);
        String path =
                URI.create(preset.value("base-url", "https://none.example/")).getRawPath();
        server.forget();

        OAuthResponse response = call(preset, path);

        assertThat(response.status()).isEqualTo(200);
        Received received = server.only();
        assertThat(received.target()).isEqualTo(path + "x?a=b" + tokenInQuery(preset));
        assertThat(received.headers("Authorization")).allMatch(header -> isToken(preset, header));
        assertThat(received.headers("Authorization")).hasSize(preset.has("token-placement") ? 0 : 1);
        String placement = preset.value("token-placement", "");
        if (placement.startsWith("header:")) {
            assertThat(received.headers(placement.substring("header:".length())))
                    .containsExactly("canary-access-token");
        }
        preset.entries("request-headers")
                .forEach((header, value) -> assertThat(received.headers(header))
                        .containsExactly(value.replace("{client-id}", "consumer-key")
                                .replace("{client-secret}", TestApp.CONSUMER_SECRET)));
    }

    private static OAuthResponse call(CataloguePreset preset, String path) {
        try (TestApp app = TestApp.of(settings(preset, server.origin() + path))) {
            Token token = preset.isOAuth1()
                    ? TestApp.OAUTH1
                    : TestApp.BEARER.withParameters(
                            preset.has("base-url-from")
                                    ? Map.of(preset.value("base-url-from", "").replace("token:", ""), server.origin())
                                    : Map.of());
            return app.remote().withToken(token).get("x?a=b");
        }
    }

    private static String tokenInQuery(CataloguePreset preset) {
        String placement = preset.value("token-placement", "");
        return placement.startsWith("query:")
                ? "&" + placement.substring("query:".length()) + "=canary-access-token"
                : "";
    }

    private static boolean isToken(CataloguePreset preset, String header) {
        return preset.isOAuth1()
                ? header.startsWith("OAuth ")
                        && header.contains("oauth_consumer_key=\"consumer-key\"")
                        && header.contains("oauth_token=\"canary-token\"")
                        && header.contains("oauth_signature=")
                : header.equals(preset.value("authorization-scheme", "Bearer") + " canary-access-token");
    }

    /** All that the file says, but for the origin. */
    private static RemoteAppSettings settings(CataloguePreset preset, String baseUrl) {
        Map<String, String> values = new HashMap<>();
        values.put("remora.x.provider", preset.name());
        values.put("remora.x.client-id", "consumer-key");
        values.put("remora.x.client-secret", TestApp.CONSUMER_SECRET);
        values.put("remora.x.base-url", baseUrl);
        if (preset.has("base-url-from")) {
            values.put("remora.x.allowed-origins", server.origin());
        }
        preset.variables().forEach((variable, value) -> values.put("remora.x.vars." + variable, value));
        return GivenSettings.of("x", values);
    }
}

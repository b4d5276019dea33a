package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.Identity;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.wire.TimeFormat;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With each preset users sign in, are known and keep their token fresh, at a provider that behaves as the file says. */
class CatalogueTest {

    private static final String CALLBACK = "https://app.example/shop/api/authorized";

    static List<String> presets() {
        return CataloguePreset.names();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void signsIn(String name) {
        CataloguePreset preset = CataloguePreset.of(name);
        ProviderScenario scenario = scenario(preset);
        CatalogueProvider provider = new CatalogueProvider(preset, scenario.app.clock.instant());
        for (int request = 0; request < 8; request++) {
            scenario.app.provider.answers(provider::answer);
        }

        URI asked = scenario.begin();
        provider.sent(asked);
        assertAsked(preset, asked);
        String callback = preset.isOAuth1()
                ? "oauth_token=t&oauth_verifier=v"
                : "code=c&state=" + ProviderScenario.query(asked).get("state") + said(preset);
        RemoteAppCore core = scenario.core();
        Granted granted = (Granted)
                (preset.entries("authorize-params").containsValue("form_post")
                        ? scenario.app.post("authorized", callback, core.signIn()::finish)
                        : scenario.app.callback(core, callback));

        ProtocolRequest token = request(scenario, ProtocolCall.ACCESS_TOKEN);
        assertTokenRequest(preset, token);
        assertExchange(preset, scenario);
        assertIdentity(preset, scenario, granted);
        assertUrlsOfTheUser(preset, core, granted);
        if (!preset.isOAuth1()) {
            scenario.refresh();
            assertRefresh(preset, request(scenario, ProtocolCall.REFRESH));
        }
    }

    @ParameterizedTest
    @MethodSource("presets")
    void callsGoToTheApiInTheFormThatItWants(String name) {
        CataloguePreset preset = CataloguePreset.of(name);
        ProviderScenario scenario = scenario(preset);
        preset.variables().forEach((variable, value) -> scenario.with("vars." + variable, value));
        RemoteAppSettings settings = scenario.settings();

        assertThat(settings.api().baseUrl())
                .isEqualTo(preset.has("base-url") ? URI.create(preset.value("base-url", "")) : null);
        Map<String, String> headers = new LinkedHashMap<>(preset.entries("request-headers"));
        headers.replaceAll((header, value) ->
                value.replace("{client-id}", "key").replace("{client-secret}", CatalogueProvider.SECRET));
        assertThat(settings.provider().calls().headers()).containsExactlyInAnyOrderEntriesOf(headers);
        assertThat(settings.provider().calls().placement() != null).isEqualTo(preset.has("token-placement"));
        assertThat(settings.provider().calls().retry().header()).isEqualTo(preset.value("retry-header", "Retry-After"));
        assertThat(settings.provider().calls().retry().unit())
                .isEqualTo(TimeFormat.valueOf(preset.value("retry-unit", "seconds")
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_')));
        assertThat(settings.provider().calls().retry().statuses())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(preset.value("retry-status", "429,503").split(","))
                                .map(Integer::valueOf)
                                .toList());
        assertThat(String.valueOf(settings.provider().calls().retry().remaining()))
                .isEqualTo(preset.value("retry-remaining", "null"));
    }

    private static void assertUrlsOfTheUser(CataloguePreset preset, RemoteAppCore core, Granted granted) {
        Map<String, String> parameters = granted.token().parameters();
        assertThat(parameters.containsKey("other")).isFalse();
        if (preset.has("callback-params")) {
            assertThat(parameters).containsEntry(preset.value("callback-params", ""), "9");
        }
        assertThat(parameters).containsAllEntriesOf(preset.said("callback"));
        if (!preset.said("callback").isEmpty() || !preset.said("token").isEmpty()) {
            assertThat(assertDoesNotThrow(() -> core.settings().urls().base(parameters)))
                    .asString()
                    .startsWith(preset.has("base-url-from") ? preset.userBase() : preset.value("base-url", ""));
        }
        if (preset.has("base-url-from")) {
            URI base = assertDoesNotThrow(() -> core.settings().urls().base(parameters));
            assertThat(base)
                    .isEqualTo(URI.create(preset.userBase())
                            .resolve(URI.create(preset.value("base-url", "")).getPath()));
        }
    }

    private static String said(CataloguePreset preset) {
        Map<String, String> said = new LinkedHashMap<>(preset.said("callback"));
        said.put("other", "x");
        if (preset.has("callback-params")) {
            said.put(preset.value("callback-params", ""), "9");
        }
        StringBuilder query = new StringBuilder();
        said.forEach((parameter, value) ->
                query.append('&').append(parameter).append('=').append(value));
        return query.toString();
    }

    private static ProviderScenario scenario(CataloguePreset preset) {
        ProviderScenario scenario =
                ProviderScenario.preset(preset.name()).with("client-secret", CatalogueProvider.SECRET);
        preset.variablesOfApplications().forEach((variable, value) -> scenario.with("vars." + variable, value));
        return scenario;
    }

    private static void assertAsked(CataloguePreset preset, URI asked) {
        String address = preset.has("authorize-url") ? preset.url("authorize-url") : "https://op.example/authorize";
        assertThat(asked.toString()).startsWith(address + (address.contains("?") ? "&" : "?"));
        Map<String, String> query = ProviderScenario.query(asked);
        if (preset.isOAuth1()) {
            assertThat(query)
                    .containsEntry("oauth_token", "t")
                    .containsAllEntriesOf(preset.entries("authorize-params"));
            return;
        }
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry(renamed(preset, "client_id"), "key")
                .containsEntry(renamed(preset, "redirect_uri"), preset.value("redirect-uri", CALLBACK))
                .containsKey("state")
                .containsAllEntriesOf(preset.entries("authorize-params"));
        assertThat(query.containsKey("code_challenge"))
                .isEqualTo(!preset.value("pkce", "S256").equals("none"));
        String scope = preset.value("scope", "").replace(" ", preset.value("scope-delimiter", " "));
        assertThat(query.getOrDefault(renamed(preset, "scope"), "")).isEqualTo(scope);
        assertThat(query.containsKey("nonce"))
                .isEqualTo(
                        preset.isOpenId() && !preset.value("nonce", "required").equals("none"));
    }

    private static void assertTokenRequest(CataloguePreset preset, ProtocolRequest request) {
        if (preset.isOAuth1()) {
            assertThat(request.uri()).isEqualTo(URI.create(preset.url("token-url")));
            assertThat(request.headers().get("Authorization"))
                    .singleElement()
                    .asString()
                    .startsWith("OAuth ")
                    .contains("oauth_consumer_key=\"key\"", "oauth_token=\"t\"", "oauth_verifier=\"v\"");
            return;
        }
        Map<String, String> sent = sent(request);
        assertThat(sent)
                .containsEntry(tokenName(preset, "grant_type"), "authorization_code")
                .containsEntry(tokenName(preset, "code"), "c")
                .containsEntry(tokenName(preset, "redirect_uri"), preset.value("redirect-uri", CALLBACK))
                .containsAllEntriesOf(preset.entries("token-params"));
        assertThat(sent.containsKey("code_verifier"))
                .isEqualTo(!preset.value("pkce", "S256").equals("none"));
        assertEndpoint(preset, request, preset.has("token-url") ? preset.url("token-url") : "https://op.example/token");
    }

    private static void assertExchange(CataloguePreset preset, ProviderScenario scenario) {
        List<ProtocolRequest> exchanges = scenario.app.provider.received.stream()
                .filter(request -> request.call() == ProtocolCall.ACCESS_TOKEN)
                .skip(1)
                .toList();
        assertThat(exchanges).hasSize(preset.has("exchange-url") ? 1 : 0);
        exchanges.forEach(request -> {
            assertThat(request.uri()).isEqualTo(URI.create(preset.url("exchange-url")));
            assertThat(request.method()).isEqualTo(preset.value("exchange-method", "POST"));
            Map<String, String> params = new LinkedHashMap<>(preset.entries("exchange-params"));
            params.replaceAll((name, value) -> value.replace("{access-token}", "a"));
            assertThat(sent(request)).containsAllEntriesOf(params);
        });
    }

    private static void assertRefresh(CataloguePreset preset, ProtocolRequest request) {
        String key = preset.has("refresh-url") ? "refresh-url" : "token-url";
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put(tokenName(preset, "grant_type"), "refresh_token");
        expected.put(tokenName(preset, "refresh_token"), preset.renewsItself() ? "a" : "r");
        expected.putAll(preset.entries("refresh-params"));
        assertThat(sent(request)).containsAllEntriesOf(expected);
        assertEndpoint(preset, request, preset.has(key) ? preset.url(key) : "https://op.example/token");
    }

    /** The place, the form and who the client is. */
    private static void assertEndpoint(CataloguePreset preset, ProtocolRequest request, String address) {
        String uri = request.uri().toString();
        if (preset.value("token-request-format", "form").equals("query")) {
            assertThat(uri).startsWith(address + "?");
        } else {
            assertThat(uri).isEqualTo(address);
        }
        if (preset.value("token-request-format", "form").equals("json")) {
            assertThat(request.headers().get("Content-Type")).containsExactly("application/json");
        }
        boolean basic = preset.value(
                        "token-endpoint-auth-method",
                        preset.isOpenId() && !preset.has("token-url") ? "client_secret_basic" : "client_secret_post")
                .equals("client_secret_basic");
        assertThat(request.headers().containsKey("Authorization")).isEqualTo(basic);
        Map<String, String> sent = sent(request);
        assertThat(CatalogueProvider.SECRET.equals(sent.get(tokenName(preset, "client_secret"))))
                .isEqualTo(!basic);
        assertThat("key".equals(sent.get(tokenName(preset, "client_id")))).isEqualTo(!basic);
    }

    private static void assertIdentity(CataloguePreset preset, ProviderScenario scenario, Granted granted) {
        if (!preset.has("user-url") && !preset.isOpenId()) {
            assertThat(granted.identity()).isEmpty();
            return;
        }
        Identity identity = granted.identity().orElseThrow();
        if (preset.isOpenId()) {
            assertThat(identity.issuer()).isEqualTo(CatalogueProvider.issuer(preset));
            assertThat(identity.subject()).isEqualTo("the-sub");
            return;
        }
        assertThat(identity.subject()).isEqualTo(preset.claim("sub"));
        assertThat(identity.claims()).containsKeys("iss");
        for (String claim : preset.entries("user-claims").keySet()) {
            if (!claim.equals("email_verified")) {
                assertThat(identity.claims().getString(claim, "")).as(claim).isEqualTo(preset.claim(claim));
            }
        }
        ProtocolRequest asked = request(scenario, ProtocolCall.USERINFO);
        assertThat(asked.uri().toString()).startsWith(preset.userUrl());
        assertThat(asked.method()).isEqualTo(preset.value("user-method", "GET"));
        preset.entries("request-headers")
                .keySet()
                .forEach(header -> assertThat(asked.headers()).containsKey(header));
        preset.entries("user-params")
                .forEach((parameter, from) ->
                        assertThat(ProviderScenario.query(asked.uri())).containsEntry(parameter, "the-" + from));
    }

    private static ProtocolRequest request(ProviderScenario scenario, ProtocolCall call) {
        return scenario.app.provider.received.stream()
                .filter(request -> request.call() == call)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> sent(ProtocolRequest request) {
        Map<String, String> sent = new LinkedHashMap<>(ProviderScenario.query(request.uri()));
        request.parameters().forEach((parameter, values) -> sent.put(parameter, values.get(0)));
        byte[] body = request.body();
        if (body != null && body.length > 0 && body[0] == '{') {
            JsonObject members =
                    Json.createReader(new ByteArrayInputStream(body)).readObject();
            members.forEach((member, value) -> sent.put(member, ((JsonString) value).getString()));
        }
        return sent;
    }

    private static String renamed(CataloguePreset preset, String parameter) {
        return preset.value("parameter-names." + parameter, parameter);
    }

    private static String tokenName(CataloguePreset preset, String parameter) {
        return preset.value("token-parameter-names." + parameter, renamed(preset, parameter));
    }
}

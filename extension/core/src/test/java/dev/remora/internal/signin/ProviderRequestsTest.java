package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import com.sun.net.httpserver.HttpServer;
import dev.remora.CallbackRejectedException;
import dev.remora.OAuthException;
import dev.remora.RequestRefusedException;
import dev.remora.SettingsException;
import dev.remora.TokenRequestException;
import dev.remora.TransportException;
import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.http.ProtocolHttp;
import dev.remora.internal.http.ProtocolSigner;
import dev.remora.spi.ProtocolRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests in the form that the provider wants them in. */
class ProviderRequestsTest {

    private static final String TOKEN =
            "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"refresh_token\":\"r\",\"expires_in\":3600}";

    @Test
    void tokensAreRefreshedAtAUrlOfTheirOwn() {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("refresh-url", "https://as.example/refresh")
                .with("refresh-method", "GET")
                .with("refresh-params", "grant_type=ig_refresh_token&fields=all");
        scenario.json(TOKEN).signIn();
        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://as.example/token"));
        assertThat(scenario.last().method()).isEqualTo("POST");
        assertThat(scenario.sent())
                .containsEntry("grant_type", "authorization_code")
                .doesNotContainKey("fields");

        scenario.json(TOKEN).refresh();

        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://as.example/refresh"));
        assertThat(scenario.last().method()).isEqualTo("GET");
        assertThat(scenario.sent())
                .containsOnly(
                        entry("grant_type", "ig_refresh_token"),
                        entry("fields", "all"),
                        entry("refresh_token", "r"),
                        entry("client_id", "key"),
                        entry("client_secret", Settings.SECRET));
    }

    @Test
    void soAreThoseOfOAuth1() {
        ProviderScenario scenario = ProviderScenario.oauth1()
                .with("refresh-url", "refresh")
                .with("refresh-method", "GET")
                .with("refresh-params.keep", "1")
                .with("scope", "read write")
                .with("scope-delimiter", ",");
        scenario.form("oauth_token=t&oauth_token_secret=s&oauth_callback_confirmed=true")
                .form("oauth_token=a&oauth_token_secret=s&oauth_session_handle=h");
        scenario.signInByOAuth1();
        assertThat(scenario.app.provider.received.get(0).parameters().get("scope"))
                .containsExactly("read,write");
        assertThat(scenario.sent()).doesNotContainKey("keep");

        scenario.form("oauth_token=b&oauth_token_secret=s&oauth_session_handle=h")
                .refreshByOAuth1();

        assertThat(scenario.last().uri()).isEqualTo(URI.create("https://api.example/v1/refresh"));
        assertThat(scenario.last().method()).isEqualTo("GET");
        assertThat(scenario.sent()).containsEntry("keep", "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tolerant", "strict"})
    void theProviderHasANameForTheCallback(String profile) {
        ProviderScenario scenario =
                ProviderScenario.oauth2().with("profile", profile).with("redirect-uri", "Acme_Inc-Acme-shop-abc");

        assertThat(ProviderScenario.query(scenario.begin())).containsEntry("redirect_uri", "Acme_Inc-Acme-shop-abc");
        scenario.json(TOKEN).signIn();

        assertThat(scenario.sent()).containsEntry("redirect_uri", "Acme_Inc-Acme-shop-abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tolerant", "strict"})
    void theProviderKnowsTheCallbackAlone(String profile) {
        ProviderScenario scenario =
                ProviderScenario.oauth2().with("profile", profile).with("redirect-uri", "none");

        assertThat(ProviderScenario.query(scenario.begin()))
                .containsKey("state")
                .doesNotContainKey("redirect_uri");
        scenario.json(TOKEN).signIn();

        assertThat(scenario.sent()).containsEntry("code", "c").doesNotContainKey("redirect_uri");
    }

    /** The state is bound to the path, whatever the provider calls it. */
    @ParameterizedTest
    @ValueSource(strings = {"Acme_Inc-Acme-shop-abc", "none"})
    void theCallbackHasToComeToItsPathAllTheSame(String redirectUri) {
        ProviderScenario scenario = ProviderScenario.oauth2().with("redirect-uri", redirectUri);
        String state = TestApp.state(scenario.begin());

        assertThatThrownBy(() -> scenario.app.get(
                        "elsewhere?state=" + state + "&code=c", scenario.core().signIn()::finish))
                .isInstanceOf(CallbackRejectedException.class)
                .hasMessage("REMORA-00314: the callback of remote app 'x' came to another path than it was asked for;"
                        + " behind a proxy that changes paths set remora.external-base-uri");
    }

    @Test
    void ebayIsToldItsName() {
        assertThatThrownBy(ProviderScenario.preset("ebay")::settings)
                .hasMessage("REMORA-00001: remote app 'x': vars.runame is missing (preset ebay needs it, and has the"
                        + " pattern [A-Za-z0-9_.-]{1,128} for it); looked for in property remora.x.vars.runame;"
                        + " environment variable REMORA_X_VARS_RUNAME");

        ProviderScenario scenario = ProviderScenario.preset("ebay").with("vars.runame", "Acme_Inc-Acme-shop-abc");

        assertThat(ProviderScenario.query(scenario.begin())).containsEntry("redirect_uri", "Acme_Inc-Acme-shop-abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tolerant", "strict"})
    void aHeaderHasTheSecret(String profile) {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("profile", profile)
                .with("request-headers.X-Key", "{client-id}:{client-secret}")
                .with("token-headers.X-Secret", "{client-secret}")
                .with("user-url", "me")
                .with("user-claims.sub", "/id");

        scenario.json(TOKEN).json("{\"id\":\"7\"}").signIn();

        assertThat(ProviderScenario.header(scenario.app.provider.received.get(0), "X-Secret"))
                .contains(Settings.SECRET);
        assertThat(ProviderScenario.header(scenario.last(), "X-Key")).contains("key:" + Settings.SECRET);
        assertThat(scenario.last())
                .hasToString("ProtocolRequest[USERINFO GET https://api.example/v1/me,"
                        + " headers=[X-Key, Authorization], parameters=[]]");
        assertThat(scenario.settings().toString()).doesNotContain(Settings.SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "request-headers | ''         | holds {client-secret}, and client-secret is not set",
                "token-headers   | ''         | holds {client-secret}, and client-secret is not set",
                "request-headers | geheimniß  | holds {client-secret}, and client-secret holds a character that cannot be in a header"
            })
    void aHeaderNeedsASecretThatItCanHave(String key, String secret, String why) {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("client-secret", secret)
                .with("token-endpoint-auth-method", secret.isEmpty() ? "none" : "client_secret_post")
                .with(key + ".X-Key", "{client-id}:{client-secret}");

        assertThatThrownBy(scenario::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage("REMORA-00001: remote app 'x': " + key + " (remora.x." + key + ".X-Key) " + why);
    }

    @Test
    void etsyWantsTheSecretWithEveryCall() {
        assertThat(ProviderScenario.preset("etsy").settings().provider().calls().headers())
                .containsExactly(entry("x-api-key", "key:" + Settings.SECRET));
        assertThatThrownBy(ProviderScenario.preset("etsy").with("client-secret", "")::settings)
                .hasMessage("REMORA-00001: remote app 'x': request-headers (request-headers.x-api-key in preset etsy)"
                        + " holds {client-secret}, and client-secret is not set");
    }

    @Test
    void parametersGoAsJson() {
        ProviderScenario scenario = ProviderScenario.oauth2().with("token-request-format", "json");
        scenario.json(TOKEN).signIn();
        assertThat(scenario.last().headers().get("Content-Type")).containsExactly("application/json");
        assertThat(body(scenario.last()))
                .startsWith("{\"grant_type\":\"authorization_code\",\"code\":\"c\",")
                .endsWith(",\"client_id\":\"key\",\"client_secret\":\"" + Settings.SECRET + "\"}");

        scenario.json(TOKEN).refresh();

        assertThat(body(scenario.last()))
                .isEqualTo("{\"grant_type\":\"refresh_token\",\"refresh_token\":\"r\",\"client_id\":\"key\","
                        + "\"client_secret\":\"" + Settings.SECRET + "\"}");
    }

    @Test
    void basicGoesWithJsonToo() {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("token-request-format", "json")
                .with("token-endpoint-auth-method", "client_secret_basic")
                .with("pkce", "none");

        scenario.json(TOKEN).signIn();

        assertThat(ProviderScenario.header(scenario.last(), "Authorization"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic "));
        assertThat(body(scenario.last()))
                .isEqualTo("{\"grant_type\":\"authorization_code\",\"code\":\"c\",\"redirect_uri\":"
                        + "\"https://app.example/shop/api/authorized\"}");
    }

    @Test
    void parametersGoIntoTheQuery() {
        ProviderScenario scenario = ProviderScenario.oauth2().with("token-request-format", "query");
        scenario.json(TOKEN).signIn();

        scenario.json(TOKEN).refresh();

        assertThat(scenario.last().method()).isEqualTo("POST");
        assertThat(scenario.last().parameters()).isEmpty();
        assertThat(ProviderScenario.query(scenario.last().uri()))
                .containsOnly(
                        entry("grant_type", "refresh_token"),
                        entry("refresh_token", "r"),
                        entry("client_id", "key"),
                        entry("client_secret", Settings.SECRET));
        assertThat(scenario.last())
                .hasToString("ProtocolRequest[REFRESH POST https://as.example/token, headers=[Accept], parameters=[]]");
    }

    @Test
    void parametersHaveTheProvidersNames() {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("parameter-names.client_id", "appid")
                .with("token-parameter-names", "client_secret=secret&client_id=app_id&grant_type=grantType")
                .with("scope", "a")
                .with("parameter-names.scope", "user_scope");

        Map<String, String> asked = ProviderScenario.query(scenario.begin());

        assertThat(asked)
                .containsEntry("appid", "key")
                .containsEntry("user_scope", "a")
                .containsKeys("state", "redirect_uri", "code_challenge")
                .doesNotContainKeys("client_id", "scope");

        scenario.json(TOKEN).signIn();
        assertThat(scenario.sent())
                .containsEntry("app_id", "key")
                .containsEntry("secret", Settings.SECRET)
                .containsEntry("grantType", "authorization_code")
                .doesNotContainKeys("client_id", "appid", "client_secret", "grant_type");

        scenario.json(TOKEN).refresh();
        assertThat(scenario.sent())
                .containsOnly(
                        entry("grantType", "refresh_token"),
                        entry("refresh_token", "r"),
                        entry("app_id", "key"),
                        entry("secret", Settings.SECRET));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", | form | scope=read%2Cuser%3Aemail",
                ", | raw  | scope=read,user:email",
                "+ | raw  | scope=read+user:email",
                "  | raw  | scope=read%20user:email",
                "  | form | scope=read%20user%3Aemail"
            })
    void scopesAreWrittenAsTheProviderReadsThem(String delimiter, String encoding, String written) {
        ProviderScenario scenario =
                ProviderScenario.oauth2().with("scope", "read user:email").with("scope-encoding", encoding);
        if (delimiter != null) {
            scenario.with("scope-delimiter", delimiter);
        }

        assertThat(scenario.begin().getRawQuery().split("&")).contains(written);
    }

    @Test
    void whatIsSentInTheQueryIsInNoTextWhenItFails() {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("token-url", "http://127.0.0.1:1/token")
                .with("token-request-format", "query");
        try (ProtocolHttp http = new ProtocolHttp()) {
            ProtocolExchange wire = http.exchange(scenario.settings(), List.of());
            scenario.app.provider.answers(request -> {
                assertThat(request.uri().getRawQuery()).contains(Settings.SECRET);
                return wire.send(request, ProtocolSigner.NONE);
            });

            TransportException failed = catchThrowableOfType(TransportException.class, scenario::signIn);

            StringWriter everything = new StringWriter();
            failed.printStackTrace(new PrintWriter(everything));
            assertThat(everything.toString()).contains("http://127.0.0.1:1").doesNotContain(Settings.SECRET);
        }
    }

    @Test
    void noLogLineHasWhatIsSentInTheQuery() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<String> arrived = new CopyOnWriteArrayList<>();
        server.createContext("/token", call -> {
            arrived.add(call.getRequestURI().getRawQuery());
            byte[] answer = arrived.size() == 1
                    ? "{\"access_token\":\"canary-a\",\"refresh_token\":\"canary-r\"}".getBytes(StandardCharsets.UTF_8)
                    : "{\"error\":\"temporarily_unavailable\"}".getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(arrived.size() == 1 ? 200 : 503, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        server.start();
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("token-url", "http://127.0.0.1:" + server.getAddress().getPort() + "/token")
                .with("token-request-format", "query");
        try (ProtocolHttp http = new ProtocolHttp();
                LogLines log = new LogLines("dev.remora")) {
            ProtocolExchange wire = http.exchange(scenario.settings(), List.of());
            for (int i = 0; i < 2; i++) {
                scenario.app.provider.answers(request -> wire.send(request, ProtocolSigner.NONE));
            }

            scenario.signIn("&code=canary-code");
            assertThatThrownBy(scenario::refresh).isInstanceOf(OAuthException.class);

            assertThat(arrived.get(0)).contains("canary-code", Settings.SECRET);
            assertThat(arrived.get(1)).contains("canary-r", Settings.SECRET);
            assertThat(String.join("\n", log.lines)).contains("REMORA-").doesNotContain("canary", Settings.SECRET);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theProviderSaysInItsOwnHeaderWhenToRefreshAgain() {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("retry-header", "X-RateLimit-Reset")
                .with("retry-unit", "epoch");
        scenario.json(TOKEN).signIn();
        scenario.app.provider.answers(request -> TestProvider.response(429, "application/json", "{}")
                .withHeader("Date", "Thu, 01 Jan 1970 00:01:00 GMT")
                .withHeader("X-RateLimit-Reset", "100"));

        TokenRequestException refused = catchThrowableOfType(TokenRequestException.class, scenario::refresh);

        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(40));
        int sent = scenario.app.provider.received.size();
        assertThatThrownBy(scenario::refresh).isInstanceOf(OAuthException.class);
        assertThat(scenario.app.provider.received).as("left alone").hasSize(sent);
        scenario.app.clock.advance(Duration.ofSeconds(40));
        assertThat(scenario.json(TOKEN).refresh().accessToken()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({"403, 0, PT40S", "403, 12, ", "400, 0, "})
    void itSaysSoOnItsConditions(int status, String remaining, Duration wait) {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("retry-header", "X-RateLimit-Reset")
                .with("retry-unit", "epoch")
                .with("retry-status", "403, 429")
                .with("retry-remaining", "X-RateLimit-Remaining");
        scenario.json(TOKEN).signIn();
        scenario.app.provider.answers(request -> TestProvider.response(status, "application/json", "{}")
                .withHeader("Date", "Thu, 01 Jan 1970 00:01:00 GMT")
                .withHeader("X-RateLimit-Remaining", remaining)
                .withHeader("X-RateLimit-Reset", "100"));

        TokenRequestException refused = catchThrowableOfType(TokenRequestException.class, scenario::refresh);

        assertThat(refused.retryAfter()).isEqualTo(wait);
        int sent = scenario.app.provider.received.size();
        assertThat(catchThrowable(scenario.json(TOKEN)::refresh) == null).isEqualTo(wait == null);
        assertThat(scenario.app.provider.received).as("left alone").hasSize(wait == null ? sent + 1 : sent);
    }

    /** Under either name a parameter could take the place of the protocol's own. */
    @ParameterizedTest
    @ValueSource(strings = {"client_id", "appid", "redirect", "user_scope", "redirect_uri", "secret", "state"})
    void nobodyGivesTheProvidersNamesOfParameters(String name) {
        ProviderScenario scenario = renamed();

        assertThatThrownBy(() -> scenario.app.begin(
                        scenario.core(),
                        new AuthorizationDetails(null, null, null, Map.of(name, "canary"), null, null)))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("REMORA-00401: remote app 'x': the parameter " + name
                        + " is set by the protocol itself and cannot be given");
        assertThat(scenario.app.provider.received).isEmpty();
    }

    @Test
    void otherParametersAreGivenAsEver() {
        ProviderScenario scenario = renamed().with("token-params.grant", "x").with("authorize-params.app_id", "y");
        Map<String, String> asked = ProviderScenario.query(scenario.app.begin(
                scenario.core(),
                new AuthorizationDetails(null, null, null, Map.of("scope", "a", "prompt", "none"), null, null)));

        assertThat(asked)
                .containsEntry("user_scope", "a")
                .containsEntry("prompt", "none")
                .containsEntry("app_id", "y");
    }

    @ParameterizedTest
    @CsvSource({
        "authorize-params, client_id",
        "authorize-params, appid",
        "authorize-params, user_scope",
        "token-params, client_id",
        "token-params, app_id",
        "token-params, redirect",
        "token-params, secret",
        "refresh-params, grantType",
        "refresh-params, app_id",
        "refresh-params, refresh_token",
        "exchange-params, secret"
    })
    void noSettingGivesThem(String key, String name) {
        assertThatThrownBy(renamed().with(key + "." + name, "canary")::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage("REMORA-00001: remote app 'x': " + key + " (remora.x." + key + "." + name + ") holds "
                        + name + ", which the protocol sets itself");
    }

    private static ProviderScenario renamed() {
        return ProviderScenario.oauth2()
                .with("parameter-names", "client_id=appid&redirect_uri=redirect&scope=user_scope&client_secret=secret")
                .with("token-parameter-names", "client_id=app_id&grant_type=grantType");
    }

    @Test
    void aNameIsFreeOnceItsOwnParameterHasAnother() {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("parameter-names", "client_id=app&redirect_uri=client_id")
                .with("token-parameter-names", "client_id=client_secret&client_secret=secret");

        assertThat(ProviderScenario.query(scenario.begin()))
                .containsEntry("app", "key")
                .containsEntry("client_id", "https://app.example/shop/api/authorized");
        scenario.json(TOKEN).signIn();
        assertThat(scenario.sent())
                .containsEntry("client_secret", "key")
                .containsEntry("secret", Settings.SECRET)
                .containsEntry("client_id", "https://app.example/shop/api/authorized");
    }

    @Test
    void aNameThatTheTwoSettingsGiveIsNamedWithBothKeys() {
        ProviderScenario scenario = ProviderScenario.oauth2()
                .with("parameter-names.code", "app")
                .with("token-parameter-names.client_id", "app");

        assertThatThrownBy(scenario::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage("""
                        REMORA-00001: remote app 'x': 2 problems with its settings
                          parameter-names (remora.x.parameter-names.code) gives code the name of client_id
                          token-parameter-names (remora.x.token-parameter-names.client_id) gives client_id the name of code""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token-request-format   | xml     | is none of form, json, query",
                "scope-delimiter        | a\"b    | holds a \" or a \\",
                "scope-encoding         | utf     | is none of form, raw",
                "redirect-uri           | é       | holds a character that is not ASCII",
                "redirect-uri           | '  '    | is empty",
                "refresh-method         | PUT     | is neither POST nor GET",
                "refresh-params         | code=x  | holds code, which the protocol sets itself",
                "parameter-names        | state=s | holds state, which has no other name",
                "parameter-names        | foo=s   | holds foo, which has no other name",
                "parameter-names.client_id | a b  | is no name of a parameter",
                "parameter-names.client_id | state | gives client_id the name of state",
                "parameter-names.client_id | redirect_uri | gives client_id the name of redirect_uri",
                "parameter-names.scope  | nonce   | gives scope the name of nonce",
                "parameter-names.code   | client_secret | gives code the name of client_secret",
                "parameter-names        | client_id=app&client_secret=app | gives client_id the name of client_secret",
                "token-parameter-names.client_id | code_verifier | gives client_id the name of code_verifier",
                "token-parameter-names  | client_id=app&code=app | gives client_id the name of code",
                "request-headers.Host   | x       | holds Host, which the protocol sets itself",
                "request-headers.Authorization | x | holds Authorization, which the protocol sets itself",
                "request-headers.X-A    | é       | holds a character that cannot be in a header",
                "token-placement        | body:x  | is neither header:NAME nor query:NAME",
                "token-placement        | header: | is not one word",
                "token-placement        | header:Host | names a header that the protocol sets itself",
                "token-placement        | query:a% | is no name of a parameter",
                "retry-unit             | hours   | is none of epoch, epoch-milliseconds, milliseconds, seconds",
                "retry-header           | a b     | is not one word",
                "retry-remaining        | a b     | is not one word",
                "retry-status           | 403,200 | holds what is no status of an error: 400 to 599"
            })
    void badValuesAreNamed(String key, String value, String why) {
        ProviderScenario scenario = ProviderScenario.oauth2().with(key, value);

        assertThatThrownBy(scenario::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage("REMORA-00001: remote app 'x': " + key.replaceAll("\\..*", "") + " (remora.x." + key + ") "
                        + why);
    }

    @Test
    void aBodyNeedsARequestThatHasOne() {
        assertThatThrownBy(ProviderScenario.oauth2()
                        .with("token-request-format", "json")
                        .with("token-method", "GET")::settings)
                .hasMessage(
                        "REMORA-00001: remote app 'x': token-request-format (remora.x.token-request-format) is json,"
                                + " and a request by GET has no body");
    }

    @ParameterizedTest
    @CsvSource({"token-request-format,query", "refresh-method,GET"})
    void strictPutsNoSecretIntoUrls(String key, String value) {
        assertThatThrownBy(ProviderScenario.oauth2().with("profile", "strict").with(key, value)::settings)
                .hasMessage("REMORA-00001: remote app 'x': " + key + " (remora.x." + key + ") is " + value
                        + ", which puts secrets into URLs; profile strict does not allow it");
    }

    @Test
    void strictPutsNoTokenIntoUrls() {
        assertThatThrownBy(ProviderScenario.oauth2()
                        .with("profile", "strict")
                        .with("token-placement", "query:access_token")::settings)
                .hasMessage(
                        "REMORA-00001: remote app 'x': token-placement (remora.x.token-placement) is query, which puts"
                                + " tokens into URLs; profile strict does not allow it");
    }

    private static String body(ProtocolRequest request) {
        return new String(Objects.requireNonNull(request.body()), StandardCharsets.UTF_8);
    }
}

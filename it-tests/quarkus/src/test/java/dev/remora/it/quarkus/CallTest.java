package dev.remora.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.OAuthResponse;
import dev.remora.RemoteApp;
import dev.remora.SettingsException;
import dev.remora.Token;
import dev.remora.TransportException;
import dev.remora.it.providers.ScriptedAnswers;
import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.providers.ScriptedProvider.Seen;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.GenericType;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls with RESTEasy Reactive's client; the settings come when the application runs already. */
@QuarkusTest
class CallTest {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();
    private static final ScriptedProvider ELSEWHERE = ScriptedProvider.start();
    private static final Map<String, String> SETTINGS = Map.of(
            "remora.api.base-url", PROVIDER.base() + "api/",
            "remora.api.client-id", "key",
            "remora.api.read-timeout", "2",
            "remora.api.response-size-limit", "1000",
            "remora.hooked.base-url", PROVIDER.base() + "api/",
            "remora.hooked.client-id", "key");

    /** Read by the runtime's own JSON binding. */
    public record User(String login, int stars) {}

    @Inject
    OAuth oauth;

    @Inject
    @RemoteApp("api")
    OAuthRemote api;

    @Inject
    @RemoteApp("hooked")
    OAuthRemote hooked;

    @BeforeAll
    static void configure() {
        SETTINGS.forEach(System::setProperty);
    }

    @AfterAll
    static void stop() {
        SETTINGS.keySet().forEach(System::clearProperty);
        PROVIDER.close();
        ELSEWHERE.close();
    }

    @AfterEach
    void reset() {
        PROVIDER.reset();
    }

    private OAuthRemote signed() {
        return api.withToken(Token.bearer("t"));
    }

    @Test
    void aCallIsSigned() {
        OAuthResponse answer = signed().get("me");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(PROVIDER.calls()).containsExactly(new Seen("GET /api/me", "Bearer t", ""));
    }

    @Test
    void typesAreReadByTheRuntimesOwnBinding() {
        PROVIDER.answerCalls(ScriptedAnswers.json(200, "[{\"login\":\"ada\",\"stars\":3}]"));

        assertThat(signed().get("users").as(new GenericType<List<User>>() {})).containsExactly(new User("ada", 3));
        assertThat(signed().get("users").array().getJsonObject(0).getString("login"))
                .isEqualTo("ada");
    }

    @Test
    void everyMethodWorksWithAndWithoutABody() {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            PROVIDER.reset();

            assertThat(signed().request("x").method(method).status()).isEqualTo(200);
            assertThat(signed().request("x").json(Map.of("a", 1)).method(method).status())
                    .isEqualTo(200);

            assertThat(PROVIDER.calls())
                    .containsExactly(
                            new Seen(method + " /api/x", "Bearer t", ""),
                            new Seen(method + " /api/x", "Bearer t", "{\"a\":1}"));
        }
    }

    @Test
    void aRedirectIsHandedBack() {
        PROVIDER.answerCalls(ScriptedAnswers.redirect(302, ELSEWHERE.base() + "x"));

        assertThat(signed().get("x").status()).isEqualTo(302);
        assertThat(ELSEWHERE.calls()).isEmpty();
    }

    @Test
    void silenceEndsWithTheReadTimeout() {
        PROVIDER.answerCalls(ScriptedAnswers.silence());

        assertThatThrownBy(() -> signed().get("x")).isInstanceOf(TransportException.class);
    }

    @Test
    void anAnswerThatIsTooLargeIsRefused() {
        PROVIDER.answerCalls(ScriptedAnswers.huge(100_000));

        assertThatThrownBy(() -> signed().get("x")).hasMessageContaining("1000");
    }

    @Test
    void filtersThatNobodyInjectsRunInTheirOrder() {
        assertThat(hooked.get("x").status()).isEqualTo(200);

        assertThat(PROVIDER.calls())
                .containsExactly(new Seen("GET /api/x?hook=first&hook=second", "Bearer of-the-getter", ""));
    }

    @Test
    void aProxyIsUsed() {
        URI proxy = PROVIDER.base();
        System.setProperty("remora.proxied.proxy", proxy.getHost() + ":" + proxy.getPort());
        try {
            OAuthRemote proxied = oauth.remote("proxied").withToken(Token.bearer("t"));

            assertThat(proxied.get("x").status()).isEqualTo(200);
            assertThat(PROVIDER.calls()).hasSize(1);
        } finally {
            System.clearProperty("remora.proxied.proxy");
        }
    }

    @Test
    void asynchronousCallsWork() throws Exception {
        OAuthResponse answer =
                signed().request("x").async().get().toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aThreadWithoutARequestCalls() throws Exception {
        OAuthRemote plain = signed();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            assertThat(thread.submit(() -> plain.get("x").status()).get(10, TimeUnit.SECONDS))
                    .isEqualTo(200);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void aSettingThatADefinitionLacksIsNamedWhenItIsNeeded() {
        OAuthRemote defined = oauth.remote("defined").withToken(Token.bearer("t"));

        assertThatThrownBy(() -> defined.get("x"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("REMORA-00001: remote app 'defined': client-id is missing; looked for in properties"
                        + " remora.defined.client-id, remora.defined.consumer-key; environment variables"
                        + " REMORA_DEFINED_CLIENT_ID, REMORA_DEFINED_CONSUMER_KEY; @RemoteAppDefinition");
    }
}

package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.FrontProxy;
import dev.remora.it.providers.ScriptedAnswers;
import dev.remora.it.providers.ScriptedProvider;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The application behind a proxy that the server does not know of, so that {@code remora.external-base-uri} says where it is:
 * with that, the strict profile works too.
 */
@OnServer
class ProxyIT {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();
    private static final FrontProxy FRONT = FrontProxy.of(Shop.server());

    private final Visitor alice = new Visitor();

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>(Scripted.app("odd", PROVIDER));
        settings.putAll(Scripted.app("strict", PROVIDER));
        settings.put("remora.strict.profile", "strict");
        settings.put("remora.strict.allow-http", "true");
        settings.put("remora.external-base-uri", front("").toString());
        return Shop.archive(settings);
    }

    @AfterAll
    static void stop() {
        FRONT.close();
        PROVIDER.close();
    }

    @BeforeEach
    void forget() {
        PROVIDER.reset();
    }

    @AfterEach
    void nextSignInAndCallWorkAndTheLogHoldsNoSecret() {
        PROVIDER.reset();
        assertThat(signIn("strict").getString("outcome")).isEqualTo("granted");
        assertThat(alice.get("strict", "next").getInt("status")).isEqualTo(200);
        assertThat(alice.text("log")).doesNotContain("canary");
    }

    private static URI front(String path) {
        return FRONT.base().resolve("/shop/api/" + path);
    }

    /** As the browser sees it: it knows the proxy's address only. */
    private URI login(String app, String query) {
        return alice.browser()
                .exchange(front(app + "/login" + query))
                .location()
                .orElseThrow();
    }

    private JsonObject signIn(String app) {
        String state = Visitor.parameters(login(app, "")).get("state");
        return alice.callback(front(app + "/authorized?code=canary-code&state=" + state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"odd", "strict"})
    void callbackIsAtTheProxy(String app) {
        assertThat(Visitor.parameters(login(app, "")))
                .containsEntry("redirect_uri", front(app + "/authorized").toString());

        assertThat(signIn(app).getString("outcome")).isEqualTo("granted");

        assertThat(PROVIDER.tokenRequests())
                .singleElement()
                .satisfies(request -> assertThat(request.body())
                        .contains("redirect_uri="
                                + Queries.encode(front(app + "/authorized").toString())));
    }

    @Test
    void returnsToTheProxysOrigin() {
        URI provider = login(
                "odd", "?returnTo=" + Queries.encode(front("basket?item=1").toString()));
        String state = Visitor.parameters(provider).get("state");

        JsonObject outcome = alice.callback(front("odd/authorized?code=canary-code&state=" + state));

        assertThat(outcome.getString("returnTo")).isEqualTo("/shop/api/basket?item=1");
    }

    @Test
    void addressBehindTheProxyIsNoOriginOfTheApplication() {
        URI provider = login("odd", "?returnTo=" + Queries.encode(Shop.base() + "basket"));
        String state = Visitor.parameters(provider).get("state");

        JsonObject outcome = alice.callback(front("odd/authorized?code=canary-code&state=" + state));

        assertThat(outcome.getString("returnTo")).isEqualTo("/shop/api/");
    }

    @Test
    @Tag("portable")
    void strictToleratesNothing() {
        PROVIDER.answerTokenRequests(ScriptedAnswers.text(200, "text/plain", ScriptedProvider.GOOD));
        assertThat(signIn("odd").getString("outcome")).isEqualTo("granted");

        Failures.assertFailed(
                signIn("strict"),
                "token_response_content_type",
                "REMORA-00409: the token response of remote app 'strict' is text/plain, but application/json has to be;"
                        + " the setting content-type can say how to read it");
        assertThat(alice.get("strict", "x").getString("code")).isEqualTo("authorization_required");
        assertThat(PROVIDER.calls()).isEmpty();
    }

    @Test
    @Tag("portable")
    void strictWantsATokenType() {
        PROVIDER.answerTokenRequests(ScriptedAnswers.json(200, "{\"access_token\":\"canary\"}"));

        Failures.assertFailed(
                signIn("strict"),
                "token_response_invalid",
                "REMORA-00407: the token response of remote app 'strict' is not valid: token_type is missing");
        assertThat(PROVIDER.tokenRequests()).hasSize(1);
    }
}

package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Page;
import dev.remora.it.providers.ScriptedProvider;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Callbacks that nobody asked for, that come twice, or that are meant for somebody else, and those that are right. */
@OnServer
class CallbackIT {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();

    private final Visitor alice = new Visitor();

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>(Scripted.app("odd", PROVIDER));
        settings.putAll(Scripted.app("other", PROVIDER));
        return Shop.archive(settings);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void forget() {
        PROVIDER.reset();
        alice.text("events");
    }

    @AfterEach
    void logHoldsNoSecret() {
        assertThat(alice.text("log")).doesNotContain("canary");
    }

    private void assertRefused(JsonObject outcome, String code) {
        assertThat(outcome.getString("code", outcome.toString())).isEqualTo(code);
        assertThat(outcome.getString("message")).contains("odd").doesNotContain("canary");
        assertThat(PROVIDER.tokenRequests()).isEmpty();
        assertThat(alice.get("odd", "x").getString("code")).isEqualTo("authorization_required");
    }

    @Test
    @Tag("B-01")
    void callbackWithoutState() {
        alice.login("odd");

        assertRefused(alice.callback("odd", "code=canary-code"), "state_missing");
    }

    @ParameterizedTest
    @CsvSource({"unknown", "''", "' '"})
    @Tag("B-02")
    void callbackWithAForgedState(String state) {
        String good = alice.state("odd");

        JsonObject outcome = alice.callback("odd", "code=canary-code&state=" + Queries.encode(state));

        assertRefused(outcome, state.isEmpty() ? "state_missing" : "state_mismatch");
        assertThat(alice.callback("odd", "code=canary-code&state=" + good).getString("outcome"))
                .isEqualTo("granted");
    }

    @Test
    @Tag("B-02")
    void stateWithALetterOfAnotherCase() {
        String state = alice.state("odd");
        String other = state.chars()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertRefused(alice.callback("odd", "code=canary-code&state=" + other), "state_mismatch");
    }

    @Test
    @Tag("A-04")
    void stateOfAnotherBrowser() {
        Visitor mallory = new Visitor();
        String state = mallory.state("odd");
        alice.login("odd");

        assertRefused(alice.callback("odd", "code=canary-code&state=" + state), "state_mismatch");
    }

    @Test
    void callbackInABrowserWithoutSession() {
        String state = alice.state("odd");
        Visitor stranger = new Visitor();

        JsonObject outcome = stranger.callback("odd", "code=canary-code&state=" + state);

        assertRefused(outcome, "state_mismatch");
        assertThat(stranger.sessionId()).isEqualTo("none");
    }

    @Test
    @Tag("B-03")
    void callbackThatCameBefore() {
        String query = "code=canary-code&state=" + alice.state("odd");
        alice.callback("odd", query);

        JsonObject outcome = alice.callback("odd", query);

        assertThat(outcome.getString("code")).isEqualTo("state_replayed");
        assertThat(PROVIDER.tokenRequests()).hasSize(1);
        assertThat(alice.get("odd", "x").getInt("status")).isEqualTo(200);
    }

    @Test
    @Tag("B-04")
    void fiftyCallbacksAtOnceAskForOneToken() {
        String query = "code=canary-code&state=" + alice.state("odd");
        ExecutorService pool = Executors.newFixedThreadPool(10);
        try {
            List<CompletableFuture<JsonObject>> callbacks = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> alice.callback("odd", query), pool))
                    .limit(50)
                    .toList();
            List<JsonObject> outcomes =
                    callbacks.stream().map(CompletableFuture::join).toList();

            assertThat(outcomes)
                    .filteredOn(o -> o.getString("outcome").equals("granted"))
                    .hasSize(1);
            assertThat(PROVIDER.tokenRequests()).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @Tag("B-06")
    void callbackOfAnotherRemoteApp() {
        String state = alice.state("other");

        assertRefused(alice.callback("odd", "code=canary-code&state=" + state), "callback_wrong_app");
    }

    @ParameterizedTest
    @CsvSource({"code=a&code=b&state=%s", "code=a&state=%s&state=%s"})
    @Tag("B-10")
    void parameterThatComesTwice(String query) {
        String state = alice.state("odd");

        assertRefused(alice.callback("odd", query.replace("%s", state)), "response_ambiguous");
    }

    @Test
    @Tag("B-11")
    void codeAndErrorAtOnceAskForNoToken() {
        String state = alice.state("odd");

        alice.callback("odd", "code=canary-code&error=access_denied&state=" + state);

        assertThat(PROVIDER.tokenRequests()).isEmpty();
    }

    @Test
    @Tag("B-12")
    void providersWordsAboutADenialAreCutShort() {
        String words = "<script>alert(1)</script>" + "x".repeat(2000);

        JsonObject outcome = alice.callback(
                "odd",
                "error=access_denied&error_description=" + Queries.encode(words) + "&state=" + alice.state("odd"));

        assertThat(outcome.getString("outcome")).isEqualTo("denied");
        assertThat(outcome.getString("description")).hasSizeLessThanOrEqualTo(256);
    }

    @Test
    @Tag("B-13")
    void denialWithoutAState() {
        alice.login("odd");

        JsonObject outcome = alice.callback("odd", "error=access_denied&error_description=canary-words");

        assertRefused(outcome, "state_missing");
    }

    @Test
    @Tag("B-16")
    void formPostIsReadAndTheApplicationReadsItToo() {
        String form = "code=canary-code&state=" + alice.state("odd");

        Page page = alice.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("odd/authorized"))
                        .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                        .POST(BodyPublishers.ofString(form)));

        assertThat(Visitor.json(page).getString("outcome")).isEqualTo("granted");
    }

    @Test
    @Tag("B-17")
    void headUsesNothingUp() {
        String query = "code=canary-code&state=" + alice.state("odd");

        alice.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("odd/authorized?" + query))
                        .method("HEAD", BodyPublishers.noBody()));

        assertThat(PROVIDER.tokenRequests()).isEmpty();
        assertThat(alice.callback("odd", query).getString("outcome")).isEqualTo("granted");
    }

    @Test
    @Tag("G-12")
    void oauth1CallbackAtAnOAuth2App() {
        alice.login("odd");

        JsonObject outcome = alice.callback("odd", "oauth_token=t&oauth_verifier=v");

        assertThat(outcome.getString("outcome")).isEqualTo("failed");
        assertThat(PROVIDER.tokenRequests()).isEmpty();
    }

    @Test
    @Tag("A-12")
    void threeTabsFinishInAnyOrder() {
        List<String> states = List.of(alice.state("odd"), alice.state("odd"), alice.state("odd"));

        for (int tab : new int[] {1, 2, 0}) {
            assertThat(alice.callback("odd", "code=canary-code&state=" + states.get(tab))
                            .getString("outcome"))
                    .isEqualTo("granted");
        }
    }

    @Test
    @Tag("A-11")
    void oldestOfManyPendingSignInsIsForgotten() {
        List<String> states =
                Stream.generate(() -> alice.state("odd")).limit(21).toList();

        assertRefused(alice.callback("odd", "code=canary-code&state=" + states.get(0)), "state_mismatch");
        assertThat(alice.callback("odd", "code=canary-code&state=" + states.get(1))
                        .getString("outcome"))
                .isEqualTo("granted");
    }

    @Test
    @Tag("B-18")
    void sessionIdChangesWithTheGrantAndItsContentStays() {
        Page basket = alice.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("session")).POST(BodyPublishers.noBody()));

        alice.signIn("odd");

        assertThat(alice.sessionId()).isNotEqualTo(basket.text());
        assertThat(alice.text("session/basket")).isEqualTo("three apples");
    }

    @Test
    void grantAndSignOutAreToldAsEvents() {
        alice.signIn("odd");
        alice.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("odd/forget")).POST(BodyPublishers.noBody()));

        assertThat(alice.text("events").lines()).containsExactly("granted odd", "removed odd");
        assertThat(alice.get("odd", "x").getString("code")).isEqualTo("authorization_required");
    }

    @Test
    @Tag("A-13")
    void redirectToTheProviderIsNotKeptAndSendsNoReferrer() {
        Page page = alice.browser().exchange(Visitor.at("odd/login"));

        assertThat(page.status()).isEqualTo(303);
        // a server may add what it wants of its own cookies
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow().split(", *"))
                .contains("no-store");
        assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    }

    @Test
    @Tag("A-09")
    void signInStartedByPostIsRedirectedWith303() {
        Page page = alice.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("odd/login")).POST(BodyPublishers.noBody()));

        assertThat(page.status()).isEqualTo(303);
    }

    @Test
    @Tag("A-06")
    void queryOfTheAuthorizeUrlIsKept() {
        URI uri = alice.login("odd");

        assertThat(uri.toString()).startsWith(PROVIDER.base() + "authorize?tenant=1&");
        assertThat(Visitor.parameters(uri))
                .containsEntry("redirect_uri", Visitor.at("odd/authorized").toString())
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "shop");
    }

    @Test
    @Tag("A-02")
    void forwardedHeadersDoNotMoveTheCallback() {
        Page page = alice.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("odd/login"))
                        .header("X-Forwarded-Host", "evil.example")
                        .header("X-Forwarded-Proto", "https")
                        .header("Forwarded", "host=evil.example"));

        assertThat(Visitor.parameters(page.location().orElseThrow()))
                .containsEntry("redirect_uri", Visitor.at("odd/authorized").toString());
    }

    @Test
    void refusedCallbackIsAnsweredWithoutTheApplicationsHelp() {
        Page page = alice.browser().exchange(Visitor.at("odd/mapped/authorized?code=canary-code&state=x"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).isEqualTo("You could not be signed in (state_mismatch). Please start again.\n");
    }
}

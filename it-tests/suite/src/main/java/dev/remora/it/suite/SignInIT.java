package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Page;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sign-ins as they should be: the redirect to the provider, and callbacks that are right. */
@Tag("second-jdk")
@OnSharedShop
class SignInIT extends CallbackScenario {

    @Deployment(testable = false)
    static WebArchive shop() {
        return SharedShop.archive();
    }

    @Test
    @Tag("B-12")
    @Tag("portable")
    void providersWordsAboutADenialAreCutShort() {
        String words = "<script>alert(1)</script>" + "x".repeat(2000);

        JsonObject outcome = alice.callback(
                "odd",
                "error=access_denied&error_description=" + Queries.encode(words) + "&state=" + alice.state("odd"));

        assertThat(outcome.getString("outcome")).isEqualTo("denied");
        assertThat(outcome.getString("description")).hasSizeLessThanOrEqualTo(256);
        assertThat(PROVIDER.tokenRequests()).isEmpty();
    }

    @Test
    @Tag("B-16")
    void formPostIsReadAndTheApplicationReadsItToo() {
        assertGranted(alice.post("odd", "code=canary-code&state=" + alice.state("odd")));
    }

    /** A server that is told to expect a body looks for it before there is any. */
    @Test
    @Tag("B-16")
    void formPostWhoseBodyComesLateIsReadWhole() {
        String form = "state=" + alice.state("odd") + "&code=canary-code";

        Page page = alice.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("odd/authorized"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .expectContinue(true)
                        .POST(BodyPublishers.ofString(form)));

        assertGranted(Visitor.json(page));
    }

    @Test
    @Tag("B-17")
    void headUsesNothingUp() {
        String query = "code=canary-code&state=" + alice.state("odd");

        alice.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("odd/authorized?" + query))
                        .method("HEAD", BodyPublishers.noBody()));

        assertThat(PROVIDER.tokenRequests()).isEmpty();
        assertGranted(alice.callback("odd", query));
    }

    @Test
    @Tag("A-12")
    void threeTabsFinishInAnyOrder() {
        List<String> states = List.of(alice.state("odd"), alice.state("odd"), alice.state("odd"));

        for (int tab : new int[] {1, 2, 0}) {
            assertGranted(alice.callback("odd", "code=canary-code&state=" + states.get(tab)));
        }
    }

    @Test
    @Tag("B-18")
    void whoCopiedTheCookiesBeforeTheGrantIsNotSignedInAndTheSessionKeepsItsContent() {
        Page basket = alice.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("session")).POST(BodyPublishers.noBody()));
        String state = alice.state("odd");
        Visitor mallory = alice.copy();

        assertGranted(alice.callback("odd", "code=canary-code&state=" + state));

        assertThat(mallory.get("odd", "x").getString("code")).isEqualTo("authorization_required");
        assertThat(alice.get("odd", "x").getInt("status")).isEqualTo(200);
        // not every server has sessions
        assertThat(alice.text("session/basket")).isEqualTo(basket.text().equals("none") ? "none" : "three apples");
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
}

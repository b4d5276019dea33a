package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import dev.remora.it.browser.Page;
import dev.remora.it.member.MemberApplication;
import dev.remora.jaxrs.RemoteAppFeature;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jose4j.jwk.JsonWebKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** Sign-ins without code: endpoints, pages that require a sign-in, the caller and its roles. Nothing is switched on by a setting. */
@OnServer
class EndpointsIT extends OpenIdScenario {

    @Deployment(testable = false)
    static WebArchive members() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(app("alpha", Map.of("roles-claim", "/sub", "roles-map", JANE + "=staff")));
        settings.putAll(app("beta"));
        // Helidon's security module would ask its own callers for roles
        settings.put("security.jersey.enabled", "false");
        return Shop.configured(
                ShrinkWrap.create(WebArchive.class, "shop.war")
                        .addPackage(MemberApplication.class.getPackage())
                        .addAsLibraries(
                                Shop.library(OAuth.class),
                                Shop.library(RemoteAppFeature.class),
                                Shop.library(JsonWebKey.class),
                                Shop.library(Logger.class))
                        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml"),
                settings);
    }

    @Test
    void aPageThatRequiresASignInIsComeBackToWithItsQuery() {
        Page asked = page("members/page?tab=1&q=%C3%A4");
        assertThat(asked.status()).as("%s", asked).isEqualTo(303);

        Page back = finished(asked);

        assertThat(back.location()).contains(Visitor.at("members/page?tab=1&q=%C3%A4"));
        assertThat(jane.browser().exchange(back.location().orElseThrow()).text())
                .isEqualTo("welcome");
    }

    @Test
    void aProgramIsToldWhatIsMissing() {
        Page answer = asProgram("members/page");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("RemoteApp");
        assertThat(Visitor.json(answer).getString("code")).isEqualTo("authorization_required");
    }

    @Test
    void whoSignsInIsTheCallerAndHasRoles() {
        assertThat(jane.text("members/who")).isEqualTo("nobody");

        signInByEndpoint("alpha");

        assertThat(jane.text("members/who")).isEqualTo("alpha " + JANE + " true");
    }

    @Test
    void noCallerIsAskedForOneAndAnotherRoleIsForbidden() {
        assertThat(status("members/staff")).isEqualTo(401);
        assertThat(status("members/denied")).isEqualTo(403);

        signInByEndpoint("alpha");

        assertThat(status("members/admin")).isEqualTo(403);
        assertThat(status("members/denied")).isEqualTo(403);
    }

    /** Some servers let nobody in whom they did not authenticate by themselves. */
    @Test
    @Tag("roles-of-callers-unknown-to-the-server")
    void aRoleOfTheCallerLetsIn() {
        signInByEndpoint("alpha");

        assertThat(jane.text("members/staff")).isEqualTo("staff");
    }

    @Test
    void twoRemoteAppsAtOnce() {
        signInByEndpoint("alpha");
        signInByEndpoint("beta");

        assertThat(jane.text("members/tokens")).isEqualTo("true true");
        assertThat(jane.text("members/who")).isEqualTo("beta " + JANE + " false");
        assertThat(jane.text("members/page")).isEqualTo("welcome");
        assertThat(status("members/staff")).isEqualTo(403);
    }

    @Test
    void aUserSignsOut() {
        signInByEndpoint("alpha");

        assertThat(logout("alpha", "cross-site").status()).isEqualTo(403);
        assertThat(jane.text("members/who")).startsWith("alpha ");

        assertThat(logout("alpha", "same-origin").status()).isEqualTo(303);
        assertThat(jane.text("members/who")).isEqualTo("nobody");
        assertThat(jane.text("members/tokens")).isEqualTo("false false");
    }

    @Test
    void whoseSessionTheProviderEndedIsNoCaller() {
        signInByEndpoint("alpha");
        String token = issuer("alpha").logoutToken().compact();

        Page answer = new Visitor()
                .browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("oauth/alpha/backchannel-logout"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("logout_token=" + token)));

        assertThat(answer.status()).isIn(200, 204);
        assertThat(jane.text("members/who")).isEqualTo("nobody");
        assertThat(status("members/page")).isEqualTo(401);
    }

    @Test
    void otherBeansRequireASignInToo() {
        assertThat(status("members/vault")).isEqualTo(401);

        signInByEndpoint("alpha");

        assertThat(jane.text("members/vault")).isEqualTo("gold");
    }

    @Test
    @Tag("B-17")
    void otherMethodsAreNotAllowed() {
        Page answer = jane.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("oauth/alpha/callback"))
                        .PUT(BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, POST, OPTIONS");
    }

    @Test
    @Tag("S-08")
    void whatIsNotThereIsNotFound() {
        assertThat(status("oauth/nobody/login")).isEqualTo(404);
        assertThat(status("dev.remora.jaxrs.endpoints")).isEqualTo(404);
    }

    @Test
    void thePageOfButtonsHasOneForEach() {
        Page page = page("oauth");

        assertThat(page.forms())
                .extracting("action")
                .containsExactly(Visitor.at("oauth/alpha/login"), Visitor.at("oauth/beta/login"));
    }

    private void signInByEndpoint(String app) {
        Page back = finished(jane.browser().exchange(Visitor.at("oauth/" + app + "/login")));
        assertThat(back.status()).as("%s", back).isEqualTo(303);
    }

    /** From the redirect to the provider to the answer of the callback. */
    private Page finished(Page redirect) {
        URI provider = redirect.location().orElseThrow(() -> new AssertionError(redirect.toString()));
        Page sentBack = jane.browser().openUntil(provider, Shop.base());
        return sentBack.location()
                .map(callback -> jane.browser().exchange(callback))
                .orElseGet(() -> jane.browser().submit(sentBack.form()));
    }

    private Page page(String path) {
        return jane.browser().exchange(HttpRequest.newBuilder(Visitor.at(path)).header("Accept", "text/html"));
    }

    private int status(String path) {
        return asProgram(path).status();
    }

    private Page asProgram(String path) {
        return jane.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at(path)).header("Accept", "application/json, */*;q=0.8"));
    }

    private Page logout(String app, String site) {
        return jane.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at("oauth/" + app + "/logout"))
                        .header("Sec-Fetch-Site", site)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("")));
    }
}

package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import dev.remora.it.browser.HtmlForm;
import dev.remora.it.browser.Page;
import dev.remora.it.secured.SecuredApplication;
import dev.remora.jaxrs.RemoteAppFeature;
import dev.remora.samples.provider.Client;
import dev.remora.samples.provider.Endpoints;
import dev.remora.samples.provider.StandInProvider;
import dev.remora.security.MechanismRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/**
 * Users who sign in by the mechanism of remora-security, with two OpenID providers and one of OAuth 1.0a: the container's callers, in
 * servlets, JAX-RS, beans and EJBs.
 */
@OnServer
@Tag("servers")
class SecurityMechanismIT extends OpenIdScenario {

    private static final StandInProvider TWITTER = twitter();

    private static final String READER = "alpha|" + issuer("alpha").identifier() + "|" + JANE + " reads";
    private static final String OTHER = "beta|" + issuer("beta").identifier() + "|" + JANE;

    @AfterAll
    static void stop() {
        TWITTER.close();
    }

    @Deployment(testable = false)
    static WebArchive secured() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(app("alpha", Map.of("roles-claim", "/sub", "roles-map", JANE + "=reader")));
        settings.putAll(app("beta"));
        settings.put("remora.twitter.provider", "twitter");
        settings.put("remora.twitter.client-id", Client.SAMPLE.key());
        settings.put("remora.twitter.client-secret", Client.SAMPLE.secret());
        Endpoints.settings(TWITTER.uri().toString()).forEach((key, value) -> {
            if (key.startsWith("remora.twitter.")) {
                settings.put(key, value);
            }
        });
        return Shop.configured(
                ShrinkWrap.create(WebArchive.class, "secured.war")
                        .addPackage(SecuredApplication.class.getPackage())
                        .addAsLibraries(
                                Shop.library(OAuth.class),
                                Shop.library(RemoteAppFeature.class),
                                Shop.library(MechanismRequest.class),
                                Shop.library(JsonWebKey.class),
                                Shop.library(Logger.class))
                        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml"),
                settings);
    }

    @Test
    void whoeverHasNotSignedInIsNobodyEverywhere() {
        assertThat(text("who")).isEqualTo("servlet nobody\nbean nobody\nEJB nobody\nreaders' EJB refused");
        assertThat(text("api/who")).isEqualTo("nobody");
        assertThat(asProgram("api/who/reader").status()).isEqualTo(401);
    }

    @Test
    void whoSignsInIsTheCallerEverywhere() {
        signInBy("oauth/alpha/login?returnTo=who");

        assertThat(text("who")).isEqualTo("servlet %1$s\nbean %1$s\nEJB %1$s\nreaders' EJB %1$s".formatted(READER));
        assertThat(text("api/who")).isEqualTo(READER);
        assertThat(text("api/who/reader")).isEqualTo(READER);
        assertThat(text("api/who/user")).isEqualTo(READER);
    }

    @Test
    void aProtectedPageIsComeBackToWithItsQuery() {
        Page asked = page("reader?tab=1");
        assertThat(asked.status()).as("%s", asked).isEqualTo(303);
        HtmlForm alpha = jane.browser().exchange(asked.location().orElseThrow()).forms().stream()
                .filter(form -> form.action().equals(at("oauth/alpha/login")))
                .findFirst()
                .orElseThrow();

        Page back = jane.browser().submit(alpha);

        assertThat(back.uri()).isEqualTo(at("reader?tab=1"));
        assertThat(back.text()).isEqualTo(READER + " tab=1");
    }

    @Test
    void aProgramIsToldWhatIsMissing() {
        Page answer = asProgram("reader");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("RemoteApp");
        assertThat(Visitor.json(answer).getString("code")).isEqualTo("authorization_required");
    }

    @Test
    void theApplicationStartsASignInWithOAuth1() {
        Page redirect = page("sign-in?app=twitter");
        HtmlForm allow = jane.browser()
                .exchange(redirect.location().orElseThrow(() -> new AssertionError(redirect.toString())))
                .form();

        Page back = jane.browser().submit(allow.pressing("decision", "allow"));

        assertThat(back.uri()).isEqualTo(at("sign-in?app=twitter"));
        assertThat(back.text()).startsWith("SUCCESS twitter|").endsWith("|1815");
        assertThat(text("api/who")).startsWith("twitter|").endsWith("|1815");
    }

    @Test
    void ofTwoSignInsTheLastOneIsTheCaller() {
        signInBy("oauth/alpha/login?returnTo=who");
        signInBy("oauth/beta/login?returnTo=who");

        assertThat(text("api/who")).isEqualTo(OTHER);
        assertThat(text("who")).isEqualTo("servlet %1$s\nbean %1$s\nEJB %1$s\nreaders' EJB refused".formatted(OTHER));
        assertThat(page("reader").status()).isEqualTo(403);
        assertThat(asProgram("api/who/reader").status()).isEqualTo(403);
    }

    @Test
    @Tag("S-07")
    void theIdOfTheSessionChanges() {
        String before = text("session");
        Visitor thief = jane.copy();

        signInBy("oauth/alpha/login?returnTo=who");

        assertThat(text("session")).isNotEqualTo(before);
        assertThat(thief.browser().exchange(at("api/who")).text()).isEqualTo("nobody");
    }

    @Test
    void aLogoutEndsBoth() {
        signInBy("oauth/alpha/login?returnTo=who");
        signInBy("oauth/beta/login?returnTo=who");
        assertThat(text("api/who/call")).isNotEqualTo("nobody");

        assertThat(jane.browser().exchange(post("session", "x=1")).text()).isEqualTo("nobody");

        assertThat(text("api/who")).isEqualTo("nobody");
        assertThat(text("api/who/call")).isEqualTo("nobody");
        assertThat(page("reader").status()).isEqualTo(303);
    }

    @Test
    void aLogoutOfRemorasEndsTheCaller() {
        signInBy("oauth/alpha/login?returnTo=who");

        Page answer = jane.browser()
                .exchange(post("oauth/alpha/logout", "returnTo=who").header("Sec-Fetch-Site", "same-origin"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(text("api/who")).isEqualTo("nobody");
    }

    @Test
    void whoseSessionTheProviderEndedIsNoCaller() {
        signInBy("oauth/alpha/login?returnTo=who");
        String token = issuer("alpha").logoutToken().compact();

        Page answer = new Visitor().browser().exchange(post("oauth/alpha/backchannel-logout", "logout_token=" + token));

        assertThat(answer.status()).isIn(200, 204);
        assertThat(text("api/who")).isEqualTo("nobody");
        assertThat(text("who")).startsWith("servlet nobody\nbean nobody\n");
    }

    /** From a login to the page that it wants to end at. */
    private void signInBy(String login) {
        Page end = jane.browser().open(at(login));
        Page back = end.uri().equals(at("who")) ? end : jane.browser().submit(end.form());
        assertThat(back.uri()).as("%s", back).isEqualTo(at("who"));
    }

    private Page page(String path) {
        return jane.browser().exchange(HttpRequest.newBuilder(at(path)).header("Accept", "text/html"));
    }

    private Page asProgram(String path) {
        return jane.browser()
                .exchange(HttpRequest.newBuilder(at(path)).header("Accept", "application/json, */*;q=0.8"));
    }

    private String text(String path) {
        return asProgram(path).text();
    }

    private static HttpRequest.Builder post(String path, String form) {
        return HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private static URI at(String path) {
        return Shop.server().resolve("/secured/" + path);
    }

    private static StandInProvider twitter() {
        try {
            return StandInProvider.start(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

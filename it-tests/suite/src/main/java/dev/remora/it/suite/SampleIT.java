package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import dev.remora.it.walk.SignInWalk;
import dev.remora.samples.provider.StandInProvider;
import java.net.URI;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The sample's own classes and settings as a web application, under a context path and an {@code @ApplicationPath}: sign-ins by
 * the ready-made endpoints, and pages that require them.
 */
@Tag("second-jdk")
@OnServer
class SampleIT {

    private static final StandInProvider PROVIDER = Sample.provider();

    @Deployment(testable = false)
    static WebArchive sample() {
        return Sample.archive("sample.war", PROVIDER, "dev.remora.it.sample");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    private static URI home() {
        return Shop.server().resolve("/sample/pages/");
    }

    @Test
    void oneSignsInWithAllReadsAndWrites() {
        SignInWalk.walk(home(), List.of("twitter", "github", "weibo", "acme"));
    }

    @Test
    void whoSignsOutWithOpenIdConnectIsNobodyHere() {
        Browser browser = new Browser();
        Page question = browser.open(home().resolve("acme?tab=1"));
        Page identity = browser.submit(question.form().pressing("decision", "allow"));
        assertThat(identity.uri()).isEqualTo(home().resolve("acme?tab=1"));
        assertThat(identity.text()).contains("Ada Lovelace", "ada@acme.example", PROVIDER.uri() + "/acme");

        Page back = browser.submit(identity.formWith("csrf"));

        assertThat(back.uri().toString()).startsWith(home().toString());
        assertThat(browser.open(home().resolve("acme")).uri().getPort())
                .isEqualTo(PROVIDER.uri().getPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"twitter", "github", "weibo", "acme"})
    void whoDeniesIsToldSo(String app) {
        Browser browser = new Browser();
        Page question = browser.open(home().resolve("oauth/" + app + "/login"));
        int before = PROVIDER.tokenRequests();

        Page denied = browser.submit(question.form().pressing("decision", "deny"));

        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.text()).contains("You did not agree to sign in with ");
        assertThat(PROVIDER.tokenRequests()).isEqualTo(before);
    }

    @Test
    void forgedCallbackIsRefused() {
        Page page = new Browser().open(home().resolve("oauth/github/callback?code=stolen&state=forged"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("session_missing").doesNotContain("stolen", "forged");
    }
}

package dev.remora.it.quarkus.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.app.SignInResource;
import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import dev.remora.it.providers.ScriptedProvider;
import java.net.URI;
import java.util.List;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application that lists no classes: Quarkus finds the providers of Remora by itself, and nothing is done twice. */
class FoundProvidersIT {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();

    private static RunningQuarkus application;

    private final Browser alice = new Browser();

    @BeforeAll
    static void start() {
        StringAsset settings = new StringAsset(String.join(
                "\n",
                "remora.odd.base-url=" + PROVIDER.base() + "api/",
                "remora.odd.authorize-url=" + PROVIDER.base() + "authorize",
                "remora.odd.token-url=" + PROVIDER.base() + "token",
                "remora.odd.client-id=small"));
        application = RunningQuarkus.start(
                Applications.build(Applications.archive(SignInResource.class)
                        .addClass("dev.remora.it.app.Answers")
                        .addAsResource(settings, "META-INF/microprofile-config.properties")),
                0); // the suite's port may have an application that is kept between tests
    }

    @AfterAll
    static void stop() {
        application.close();
        PROVIDER.close();
    }

    @Test
    void signInWorks() {
        Page redirect = alice.exchange(here("login"));
        String state = redirect.location().orElseThrow().getQuery().replaceFirst(".*state=([^&]*).*", "$1");

        assertThat(alice.exchange(here("authorized?code=c&state=" + state)).text())
                .contains("granted");
    }

    @Test
    void eachCookieIsSetOnce() {
        List<String> cookies = alice.exchange(here("login")).headers().allValues("Set-Cookie");

        assertThat(cookies).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void refusedCallbackIsAnsweredByRemora() {
        Page page = alice.exchange(here("mapped/authorized?code=c&state=x"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text())
                .startsWith("You could not be signed in (session_missing). Your browser did not send the cookie")
                .endsWith(" and sign in again.\n");
    }

    private static URI here(String path) {
        return application.server().resolve("/small/odd/" + path);
    }
}

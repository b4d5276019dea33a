package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import dev.remora.it.app.CallerResource;
import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import dev.remora.it.callers.CallersApplication;
import dev.remora.jaxrs.RemoteAppFeature;
import dev.remora.security.MechanismRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jose4j.jwk.JsonWebKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/**
 * Callers whom a mechanism of Jakarta Security authenticated: they count, though no scheme may be named for them. The application's
 * mechanism takes the place of that of remora-security, which it extends.
 */
@OnServer
@Tag("servers")
@Tag("E-08")
class JakartaSecurityIT {

    private static final URI CALLER = Shop.server().resolve("/callers/api/caller");

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive callers() {
        WebArchive callers = ShrinkWrap.create(WebArchive.class, "callers.war")
                .addPackage(CallersApplication.class.getPackage())
                .addClass(CallerResource.class)
                .addAsLibraries(
                        Shop.library(OAuth.class),
                        Shop.library(RemoteAppFeature.class),
                        Shop.library(MechanismRequest.class),
                        Shop.library(JsonWebKey.class),
                        Shop.library(Logger.class))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        return Shop.configured(
                callers,
                Map.of(
                        "remora.shop.provider", "github",
                        "remora.shop.client-id", "an-id",
                        "remora.shop.client-secret", "a-secret"));
    }

    @Test
    void whomTheMechanismLogsInIsACaller() {
        Page page = browser.exchange(HttpRequest.newBuilder(CALLER).header("X-Caller", "alice"));

        assertThat(page.text()).isEqualTo("alice");
    }

    @Test
    void whoIsNotKnownToItSignsInWithARemoteApp() {
        Page login = browser.exchange(Shop.server().resolve("/callers/oauth/shop/login"));

        assertThat(login.status()).as("%s", login).isEqualTo(303);
        assertThat(login.location().orElseThrow()).hasHost("github.com");
    }

    @Test
    void whomItLeavesAloneIsNobody() {
        assertThat(browser.exchange(CALLER).text())
                .as(browser.exchange(URI.create(CALLER + "/principal")).text())
                .isEqualTo("nobody");
    }
}

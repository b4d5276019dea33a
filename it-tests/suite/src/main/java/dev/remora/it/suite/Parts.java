package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import dev.remora.it.beans.Points;
import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import dev.remora.it.parts.PartsApplication;
import dev.remora.jaxrs.RemoteAppFeature;
import java.net.URI;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application of the small parts as an archive. */
final class Parts {

    private Parts() {}

    /** The archive with nothing configured. */
    static WebArchive archive() {
        return bare().addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsLibraries(Shop.library(OAuth.class), Shop.library(RemoteAppFeature.class));
    }

    /** Its own classes only. */
    static WebArchive bare() {
        return ShrinkWrap.create(WebArchive.class, "parts.war")
                .addPackages(false, PartsApplication.class.getPackage(), Points.class.getPackage());
    }

    /** Nothing being configured, each injected remote application says its own name in the error of a call. */
    static void assertInjectedEverywhere() {
        assertThat(answer("points").lines())
                .containsExactly(
                        "by constructor: config_invalid",
                        "by field: config_invalid",
                        "by initializer: config_invalid",
                        "by instance: config_invalid",
                        "by provider: config_invalid",
                        "by producer: config_invalid",
                        "by observer: config_invalid");
    }

    /** What it answers. */
    static String answer(String path) {
        URI uri = Shop.server().resolve("/parts/parts/" + path);
        Page page = new Browser().exchange(uri);
        if (page.status() != 200) {
            throw new AssertionError(uri + " answered " + page.status() + " " + page.text());
        }
        return page.text();
    }
}

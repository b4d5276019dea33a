package dev.remora.it.suite;

import dev.remora.OAuth;
import dev.remora.it.app.LogResource;
import dev.remora.it.app.LogTap;
import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import dev.remora.it.mapped.FailResource;
import dev.remora.it.mapped.MappedApplication;
import dev.remora.jaxrs.RemoteAppFeature;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application that lets exceptions through, as an archive. */
final class Mapped {

    private Mapped() {}

    /** With that class and those nested in it: the application and its mapper. */
    static WebArchive archive(Class<?> application) {
        WebArchive archive = ShrinkWrap.create(WebArchive.class, "mapped.war")
                .addClasses(application, MappedApplication.class, FailResource.class, LogResource.class, LogTap.class)
                .addAsLibraries(Shop.library(OAuth.class), Shop.library(RemoteAppFeature.class))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
        return Shop.configured(
                archive,
                Map.of(
                        "remora.down.base-url",
                        "http://127.0.0.1:1/",
                        "remora.down.client-id",
                        "mapped",
                        "remora.bare.client-id",
                        "mapped"));
    }

    static Page fail(String kind) {
        return new Browser()
                .exchange(Shop.server().resolve("/mapped/api/fail/" + kind + "?code=canary-code&state=canary-state"));
    }

    static String log() {
        return new Browser().exchange(Shop.server().resolve("/mapped/api/log")).text();
    }
}

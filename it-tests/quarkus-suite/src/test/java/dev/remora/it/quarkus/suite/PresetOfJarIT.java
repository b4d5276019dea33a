package dev.remora.it.quarkus.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.app.SignInResource;
import dev.remora.it.browser.Browser;
import dev.remora.samples.provider.StandInProvider;
import java.io.IOException;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A remote app whose provider has its preset in a jar that the application brings: that of the samples' provider. */
class PresetOfJarIT {

    private static StandInProvider provider;
    private static RunningQuarkus application;

    @BeforeAll
    static void start() throws IOException {
        provider = StandInProvider.start(0);
        StringAsset settings = new StringAsset(String.join(
                "\n",
                "remora.odd.provider=acme",
                "remora.odd.vars.port=" + provider.uri().getPort(),
                "remora.odd.client-id=sample-key",
                "remora.odd.client-secret=sample-secret"));
        application = RunningQuarkus.start(
                Applications.build(
                        Applications.archive(SignInResource.class)
                                .addClass("dev.remora.it.app.Answers")
                                .addAsResource(settings, "META-INF/microprofile-config.properties"),
                        Applications.CONTEXT,
                        Stores.remora("remora-sample-stand-in-provider")),
                0);
    }

    @AfterAll
    static void stop() {
        application.close();
        provider.close();
    }

    @Test
    void isFound() {
        assertThat(new Browser()
                        .exchange(application.server().resolve("/small/odd/login"))
                        .location()
                        .orElseThrow())
                .hasPort(provider.uri().getPort())
                .hasPath("/acme/authorize");
    }
}

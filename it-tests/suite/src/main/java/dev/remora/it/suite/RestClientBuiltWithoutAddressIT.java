package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.providers.ScriptedProvider.Seen;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A client that is built without an address has the remote app's. For implementations that ask listeners before they need one. */
@OnServer
@Tag("rest-client-built-without-address")
class RestClientBuiltWithoutAddressIT extends RestClientScenario {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();

    @Deployment(testable = false)
    static WebArchive clients() {
        return archive(settings(PROVIDER));
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void forget() {
        start(PROVIDER);
    }

    @Test
    void callGoesToTheRemoteApp() {
        assertThat(answer("built")).isEqualTo(ANSWERED);

        assertThat(PROVIDER.calls()).containsExactly(new Seen("GET /api/parcels", "Bearer of-the-getter", ""));
    }
}

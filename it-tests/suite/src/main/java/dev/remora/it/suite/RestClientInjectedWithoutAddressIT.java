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

/** An injected client that has no address of its own has the remote app's. For implementations that inject such a client at all. */
@OnServer
@Tag("rest-client-injected-without-address")
class RestClientInjectedWithoutAddressIT extends RestClientScenario {

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
        assertThat(answer("parcels/unaddressed/latest")).isEqualTo(ANSWERED);

        assertThat(PROVIDER.calls()).containsExactly(new Seen("GET /api/parcels", "Bearer of-the-getter", ""));
    }
}

package dev.remora.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Names are found while the application is built, wherever one may be injected. */
@QuarkusTest
class InjectionTest {

    @Inject
    RemoteApps remoteApps;

    @Inject
    OAuth oauth;

    @Inject
    @RemoteApp("test")
    OAuthRemote remote;

    @Test
    void everyKindOfInjectionPointGivesAName() {
        assertThat(oauth.names())
                .contains("field", "instance", "provider", "initializer", "producer", "disposer", "observer", "test");
        assertThat(remoteApps.served()).isTrue();
        assertThat(remote.name()).isEqualTo("test");
    }

    @Test
    void definitionsAndConfiguredNamesAreFoundToo() {
        assertThat(oauth.names()).contains("defined", "configured");
        assertThat(oauth.remote("defined").name()).isEqualTo("defined");
    }
}

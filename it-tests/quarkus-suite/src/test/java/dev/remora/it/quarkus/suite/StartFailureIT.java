package dev.remora.it.quarkus.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.RemoteApp;
import dev.remora.Token;
import dev.remora.TokenGetter;
import dev.remora.TokenStore;
import dev.remora.it.beans.MemoryStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can be told only when the application runs stops its start. */
class StartFailureIT {

    private static final String HERE = StartFailureIT.class.getName() + "$";

    @RemoteApp("doubled")
    @ApplicationScoped
    static class OneGetter implements TokenGetter {
        @Override
        public @Nullable Token token(@Nullable String tokenKey) {
            return null;
        }
    }

    @RemoteApp("doubled")
    @ApplicationScoped
    static class OtherGetter extends OneGetter {}

    /** Beside that of the suite's tokens. */
    @ApplicationScoped
    static class OtherStore {
        @Produces
        @RemoteApp("keycloak")
        TokenStore store() {
            throw new IllegalStateException("not used");
        }
    }

    private static void assertNotStarted(Path jar, String message) throws IOException {
        assertThatThrownBy(() -> RunningQuarkus.start(jar, 0).close()).hasMessageStartingWith("not ready");
        assertThat(Files.readString(RunningQuarkus.log(jar))).contains(message);
    }

    @Test
    void twoGettersForOneName() throws IOException {
        assertNotStarted(
                Applications.build(Applications.archive(OneGetter.class, OtherGetter.class)),
                "REMORA-00104: remote app 'doubled' has more than one TokenGetter: " + HERE + "OneGetter, " + HERE
                        + "OtherGetter");
    }

    @Test
    void twoStoresForOneName() throws IOException {
        assertNotStarted(
                Applications.build(Applications.archive(OtherStore.class, MemoryTokens.class, MemoryStore.class)),
                "REMORA-00104: remote app 'keycloak' has more than one TokenStore: producer in "
                        + MemoryTokens.class.getName() + ", producer in " + HERE + "OtherStore");
    }

    @Test
    void badSettingsIfTheyAreToBeValidated() throws IOException {
        StringAsset settings = new StringAsset("remora.validate-at-deployment=true\nremora.odd.provider=gihub\n");
        assertNotStarted(
                Applications.build(
                        Applications.archive().addAsResource(settings, "META-INF/microprofile-config.properties")),
                "REMORA-00001: remote app 'odd': 2 problems with its settings\n"
                        + "  provider (remora.odd.provider) names no preset; did you mean github?\n"
                        + "  client-id is missing; looked for in properties remora.odd.client-id,"
                        + " remora.odd.consumer-key; environment variables REMORA_ODD_CLIENT_ID, REMORA_ODD_CONSUMER_KEY");
    }
}

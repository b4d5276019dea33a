package dev.remora.it.stores.embedded;

import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.stores.StoreArchive;
import dev.remora.it.stores.StoreScenario;
import dev.remora.it.stores.TokenTable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;

/** A sign-in with {@code remora-jdbc} on PostgreSQL. */
@OnEmbedded
class JdbcPostgresIT extends StoreScenario {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();
    private static final EmbeddedPostgres DATABASE = database();

    @Deployment(testable = false)
    static WebArchive store() {
        return StoreArchive.with(
                PROVIDER,
                "remora.token-store=jdbc",
                "remora.session-store=store",
                "remora.jdbc-url=" + url(),
                "remora.jdbc-user=postgres",
                "remora.jdbc-schema=create");
    }

    @AfterAll
    static void stop() throws IOException {
        PROVIDER.close();
        DATABASE.close();
    }

    @Override
    protected ScriptedProvider provider() {
        return PROVIDER;
    }

    @Override
    protected int tokensInStore() {
        return TokenTable.rows(url(), "postgres");
    }

    private static EmbeddedPostgres database() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String url() {
        return "jdbc:postgresql://localhost:" + DATABASE.getPort() + "/postgres";
    }

    @Override
    protected void assertSession(String attributes) {
        assertHandleAlone(attributes);
    }
}

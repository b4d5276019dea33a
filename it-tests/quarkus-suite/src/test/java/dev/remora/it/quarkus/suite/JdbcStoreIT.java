package dev.remora.it.quarkus.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.stores.StoreArchive;
import dev.remora.it.stores.StoreScenario;
import dev.remora.it.stores.TokenTable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A sign-in with {@code remora-jdbc} on the default data source of Agroal, a PostgreSQL. */
class JdbcStoreIT extends StoreScenario {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();

    private static EmbeddedPostgres database;
    private static RunningQuarkus application;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.start();
        application = Stores.start(
                StoreArchive.with(
                        PROVIDER,
                        "remora.jdbc-schema=create",
                        "quarkus.datasource.db-kind=postgresql",
                        "quarkus.datasource.jdbc.url=" + url(),
                        "quarkus.datasource.username=postgres"),
                Stores.remora("remora-jdbc"),
                Stores.quarkus("quarkus-agroal"),
                Stores.quarkus("quarkus-jdbc-postgresql"));
    }

    @AfterAll
    static void stop() throws IOException {
        application.close();
        database.close();
        PROVIDER.close();
    }

    @Override
    protected ScriptedProvider provider() {
        return PROVIDER;
    }

    @Override
    protected URI server() {
        return application.server();
    }

    @Override
    protected int tokensInStore() {
        return TokenTable.rows(url(), "postgres");
    }

    /** There is none: the store has what sessions have elsewhere, and without it the browser's cookie gives no token. */
    @Override
    protected void assertSession(String attributes) {
        assertHandleAlone(attributes);
        TokenTable.empty(url(), "postgres");
        assertThat(browser.exchange(at("call")).text()).isNotEqualTo("called 200");
        assertThat(provider().calls()).hasSize(1);
    }

    private static String url() {
        return "jdbc:postgresql://localhost:" + database.getPort() + "/postgres";
    }
}

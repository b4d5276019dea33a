package dev.remora.it.stores.embedded;

import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.stores.StoreArchive;
import dev.remora.it.stores.StoreScenario;
import dev.remora.it.stores.TokenTable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;

/** A sign-in with {@code remora-jdbc} on H2. */
@OnEmbedded
class JdbcH2IT extends StoreScenario {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();
    private static final String URL = "jdbc:h2:mem:store;DB_CLOSE_DELAY=-1";

    @Deployment(testable = false)
    static WebArchive store() {
        return StoreArchive.with(
                PROVIDER,
                "remora.token-store=jdbc",
                "remora.jdbc-url=" + URL,
                "remora.jdbc-user=sa",
                "remora.jdbc-schema=create");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Override
    protected ScriptedProvider provider() {
        return PROVIDER;
    }

    @Override
    protected int tokensInStore() {
        return TokenTable.rows(URL, "sa");
    }
}

package dev.remora.it.stores.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.stores.StoreArchive;
import dev.remora.it.stores.StoreScenario;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;

/** Without a store the session has the token, and the test sees it there. */
@OnEmbedded
class NoStoreIT extends StoreScenario {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();

    @Deployment(testable = false)
    static WebArchive store() {
        return StoreArchive.with(PROVIDER, "remora.token-store=session");
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
        return browser.exchange(at("session")).text().contains(ScriptedProvider.TOKEN) ? 1 : 0;
    }

    @Override
    protected void assertSession(String attributes) {
        assertThat(attributes).startsWith("attributes ").contains(ScriptedProvider.TOKEN);
    }
}

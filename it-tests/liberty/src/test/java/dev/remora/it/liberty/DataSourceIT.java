package dev.remora.it.liberty;

import dev.remora.it.stores.DataSourceScenario;
import dev.remora.it.stores.StoreArchive;
import dev.remora.jdbc.JdbcSettings;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** On a data source of Open Liberty: one of {@code server.xml}. */
@ArquillianTest
@RunAsClient
class DataSourceIT extends DataSourceScenario {

    @Deployment(testable = false)
    static WebArchive store() {
        return archive("jdbc/shop", StoreArchive.library(JdbcSettings.class));
    }
}

package dev.remora.it.wildfly;

import dev.remora.it.stores.DataSourceScenario;
import dev.remora.it.stores.StoreArchive;
import dev.remora.jdbc.JdbcSettings;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** On a data source of WildFly: the one that WildFly has by default. */
@ArquillianTest
@RunAsClient
class DataSourceIT extends DataSourceScenario {

    @Deployment(testable = false)
    static WebArchive store() {
        return archive("java:jboss/datasources/ExampleDS", StoreArchive.library(JdbcSettings.class));
    }
}

package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Browser;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

@ArquillianTest
@RunAsClient
class SessionIT {

    @Deployment(testable = false)
    static WebArchive shop() {
        return Shop.archive(Map.of());
    }

    @Test
    void sessionStartsOnlyWhenSomethingIsKept() {
        Browser browser = new Browser();

        assertThat(browser.open(Shop.base().resolve("session")).text()).isEqualTo("none");
    }
}

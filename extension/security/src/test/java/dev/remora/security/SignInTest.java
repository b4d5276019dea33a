package dev.remora.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.RemotePrincipal;
import jakarta.security.enterprise.AuthenticationStatus;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Users who sign in with remote apps are the container's callers. */
class SignInTest {

    private static Container container;

    private final Exchange.Session browser = new Exchange.Session();

    @BeforeAll
    static void start() throws Exception {
        container = new Container(Map.of());
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    @Test
    void theEndOfASignInIsWhereTheBrowserWantedToGo() throws Exception {
        Exchange callback = container.signIn(browser, "acme");

        assertThat(callback.status).isEqualTo(303);
        assertThat(callback.location()).isEqualTo("/shop/cart?id=1");
        assertThat(callback.answered)
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("Referrer-Policy", "no-referrer");
    }

    @Test
    void theContainerGetsTheCallerAndTheGroups() throws Exception {
        container.signIn(browser, "acme");

        Exchange next = container.get(browser, "/shop/cart");

        assertThat(next.caller).isInstanceOfSatisfying(RemotePrincipal.class, caller -> {
            assertThat(caller.remoteApp()).isEqualTo("acme");
            assertThat(caller.identity().name()).isEqualTo("Ada Lovelace");
        });
        assertThat(next.groups).containsExactly("reader");
    }

    @Test
    void oauth1SignsInToo() throws Exception {
        container.signIn(browser, "twitter");

        Exchange next = container.get(browser, "/shop/cart");

        assertThat(next.caller)
                .isInstanceOfSatisfying(
                        RemotePrincipal.class,
                        caller -> assertThat(caller.remoteApp()).isEqualTo("twitter"));
        assertThat(next.groups).isEmpty();
    }

    @Test
    void ofTwoSignInsTheLastOneIsTheCaller() throws Exception {
        container.signIn(browser, "twitter");
        container.signIn(browser, "acme");

        assertThat(container.get(browser, "/shop/cart").groups).containsExactly("reader");
    }

    @Test
    @Tag("S-07")
    void theIdOfTheSessionChanges() throws Exception {
        String before = browser.id();

        container.signIn(browser, "acme");

        assertThat(browser.id()).isNotEqualTo(before);
    }

    @Test
    void whoeverHasNotSignedInIsLeftToTheContainer() throws Exception {
        Exchange exchange = new Exchange(browser, "GET", "/shop/cart");

        assertThat(container.validate(exchange)).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(exchange.caller).isNull();
    }

    @Test
    void anAddressThatIsNoUriIsTheApplications() throws Exception {
        Exchange exchange = new Exchange(browser, "GET", "/shop/cart").at("http://127.0.0.1:8080/shop/a b|[%zz");

        assertThat(container.validate(exchange)).isEqualTo(AuthenticationStatus.NOT_DONE);
    }

    @Test
    void aCallbackOfAnotherBrowserIsRefused() throws Exception {
        Exchange login = container.get(browser, "/shop/oauth/acme/login");
        Exchange.Session other = new Exchange.Session();
        other.id();

        Exchange callback = container.get(other, container.callback(login));

        assertThat(callback.status).isEqualTo(400);
        assertThat(container.get(other, "/shop/cart").caller).isNull();
    }
}

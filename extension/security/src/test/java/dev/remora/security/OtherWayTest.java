package dev.remora.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.RemotePrincipal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A mechanism of the application that extends Remora's, for programs with a key. */
class OtherWayTest {

    private static final String KEY = "X-Api-Key";

    private static Container container;

    private final Exchange.Session browser = new Exchange.Session();

    @ApplicationScoped
    static class KeyOrRemoteApp extends RemoteAppMechanism {

        @Override
        protected Optional<AuthenticationStatus> validateOther(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            Principal partner = () -> "the-partner";
            return "the-key".equals(request.getHeader(KEY))
                    ? Optional.of(context.notifyContainerAboutLogin(partner, Set.of("partner")))
                    : Optional.empty();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        container = new Container(Map.of(), KeyOrRemoteApp.class);
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    @Test
    void isAskedBeforeTheSignInsOfTheSession() throws Exception {
        container.signIn(browser, "acme");
        Exchange exchange = new Exchange(browser, "GET", "/shop/cart").with(KEY, "the-key");

        assertThat(container.validate(exchange)).isEqualTo(AuthenticationStatus.SUCCESS);

        assertThat(exchange.caller).extracting(Principal::getName).isEqualTo("the-partner");
        assertThat(exchange.groups).containsExactly("partner");
    }

    @Test
    void whoIsNotKnownToItIsWhoeverSignedIn() throws Exception {
        assertThat(container.get(browser, "/shop/cart").caller).isNull();

        container.signIn(browser, "acme");

        assertThat(container.get(browser, "/shop/cart").caller).isInstanceOf(RemotePrincipal.class);
    }

    @Test
    void isNotAskedAboutTheEndpoints() throws Exception {
        Exchange login = new Exchange(browser, "GET", "/shop/oauth/acme/login").with(KEY, "the-key");

        assertThat(container.validate(login)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);

        assertThat(login.location()).contains("/acme/authorize?");
        assertThat(login.caller).isNull();
    }

    @Test
    void isNotAskedWhereTheApplicationWantsARemoteApp() throws Exception {
        Exchange exchange = new Exchange(browser, "GET", "/shop/cart")
                .with(KEY, "the-key")
                .authenticating(RemoteAppCredential.of("acme"), false);

        container.validate(exchange);

        assertThat(exchange.location()).contains("/acme/authorize?");
    }

    @Test
    void isAskedWhereTheApplicationWantsAnybody() throws Exception {
        Exchange exchange =
                new Exchange(browser, "GET", "/shop/cart").with(KEY, "the-key").authenticating(null, false);

        container.validate(exchange);

        assertThat(exchange.caller).extracting(Principal::getName).isEqualTo("the-partner");
    }
}

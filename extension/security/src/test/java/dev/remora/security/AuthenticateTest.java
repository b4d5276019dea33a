package dev.remora.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code SecurityContext.authenticate} starts a sign-in. */
class AuthenticateTest {

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
    void withTheRemoteAppOfTheCredential() throws Exception {
        Exchange page = page().authenticating(RemoteAppCredential.of("twitter"), false);

        assertThat(container.validate(page)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);

        assertThat(page.location()).contains("/twitter/oauth/authenticate?oauth_token=");
        assertThat(container.get(browser, container.callback(page)).location()).isEqualTo("/shop/hello?x=1");
    }

    @Test
    void withTheEndAndTheAgeOfTheCredential() throws Exception {
        Exchange page = page().authenticating(
                        RemoteAppCredential.of("acme")
                                .withReturnTo("/shop/cart")
                                .withFreshWithin(Duration.ofMinutes(10)),
                        false);
        container.validate(page);

        assertThat(page.location()).contains("max_age=600");
        assertThat(container.get(browser, container.callback(page)).location()).isEqualTo("/shop/cart");
    }

    @Test
    void withoutACredentialTheUserChooses() throws Exception {
        Exchange page = page().authenticating(null, false);
        container.validate(page);

        assertThat(page.location()).isEqualTo("/shop/oauth?returnTo=%2Fshop%2Fhello%3Fx%3D1");
    }

    @Test
    void amongSomeTheUserChooses() throws Exception {
        Exchange page = page().authenticating(RemoteAppCredential.of("twitter", "acme"), false);
        container.validate(page);

        assertThat(page.location()).isEqualTo("/shop/oauth?returnTo=%2Fshop%2Fhello%3Fx%3D1&app=acme&app=twitter");
    }

    @Test
    void aCredentialOfAnotherMechanismIsLeftAlone() throws Exception {
        Exchange page = page().authenticating(new UsernamePasswordCredential("ada", "secret"), false);

        assertThat(container.validate(page)).isEqualTo(AuthenticationStatus.NOT_DONE);
    }

    @Test
    void whoeverHasSignedInStays() throws Exception {
        container.signIn(browser, "acme");
        Exchange page = page().authenticating(RemoteAppCredential.of("acme"), false);

        assertThat(container.validate(page)).isEqualTo(AuthenticationStatus.SUCCESS);
        assertThat(page.groups).containsExactly("reader");
    }

    @Test
    void aNewAuthenticationStartsAnew() throws Exception {
        container.signIn(browser, "acme");
        Exchange page = page().authenticating(RemoteAppCredential.of("acme"), true);
        container.validate(page);

        assertThat(page.location()).contains("/acme/authorize?");
    }

    @Test
    void aProgramIsRefused() throws Exception {
        Exchange call = page().with("Accept", "application/json").authenticating(null, false);
        container.validate(call);

        assertThat(call.status).isEqualTo(401);
    }

    @Test
    void anUnknownRemoteAppIsNotFound() throws Exception {
        Exchange page = page().authenticating(RemoteAppCredential.of("nobody-knows-it"), false);
        container.validate(page);

        assertThat(page.status).isEqualTo(404);
    }

    private Exchange page() {
        return new Exchange(browser, "GET", "/shop/hello?x=1");
    }
}

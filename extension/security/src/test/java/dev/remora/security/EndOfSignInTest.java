package dev.remora.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.Logout;
import dev.remora.spi.LogoutRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Users who signed out, here or at the provider, are no callers. */
class EndOfSignInTest {

    private static Container container;

    private final Exchange.Session browser = new Exchange.Session();

    /** The provider has ended all sessions, or none. */
    @ApplicationScoped
    public static class Ended implements LogoutRegistry {

        private static final AtomicBoolean ALL = new AtomicBoolean();

        @Override
        public boolean add(Logout logout) {
            return true;
        }

        @Override
        public boolean isLoggedOut(String issuer, String subject, @Nullable String sessionId, Instant signedInAt) {
            return ALL.get();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        container = new Container(Map.of(), Ended.class);
    }

    @AfterAll
    static void stop() {
        container.close();
    }

    @Test
    void aLogoutOfTheContainerEndsAllSignInsOfTheSession() throws Exception {
        container.signIn(browser, "twitter");
        container.signIn(browser, "acme");
        long kept = tokens();
        Exchange logout = new Exchange(browser, "POST", "/shop/logout");
        container.logout(logout);

        assertThat(logout.subjectCleaned).isTrue();
        assertThat(container.get(browser, "/shop/cart").caller).isNull();
        assertThat(kept).isEqualTo(2);
        assertThat(tokens()).isZero();
    }

    private long tokens() {
        return browser.attributes.keySet().stream()
                .filter(name -> name.startsWith("dev.remora.token."))
                .count();
    }

    @Test
    void aLogoutOfRemorasEndsTheCaller() throws Exception {
        container.signIn(browser, "acme");
        Exchange logout =
                new Exchange(browser, "POST", "/shop/oauth/acme/logout").with("Sec-Fetch-Site", "same-origin");
        container.validate(logout);

        assertThat(logout.status).isEqualTo(303);
        assertThat(container.get(browser, "/shop/cart").caller).isNull();
    }

    @Test
    void aLogoutThatAnotherSiteSendsIsRefused() throws Exception {
        container.signIn(browser, "acme");
        Exchange logout = new Exchange(browser, "POST", "/shop/oauth/acme/logout").with("Sec-Fetch-Site", "cross-site");
        container.validate(logout);

        assertThat(logout.status).isEqualTo(403);
        assertThat(container.get(browser, "/shop/cart").caller).isNotNull();
    }

    @Test
    void aSessionThatEndedAtTheProviderIsNoCaller() throws Exception {
        container.signIn(browser, "acme");
        assertThat(container.get(browser, "/shop/cart").caller).isNotNull();
        Ended.ALL.set(true);
        try {
            assertThat(container.get(browser, "/shop/cart").caller).isNull();
        } finally {
            Ended.ALL.set(false);
        }
    }
}

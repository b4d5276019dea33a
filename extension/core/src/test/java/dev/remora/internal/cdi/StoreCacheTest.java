package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.LinkedAccounts;
import dev.remora.SettingsException;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.internal.cdi.StoreProviderTest.Shelf;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The setting puts a cache in front of stores. */
class StoreCacheTest {

    private static final TokenKey KEY = TokenKey.of("oauth2", TokenOwner.application());
    private static final Map<String, String> PLAIN = Map.of("remora.store-encryption", "none");

    /** Counts how often it is asked. */
    @ApplicationScoped
    static class Links implements LinkedAccounts {

        private int finds;

        int finds() {
            return finds;
        }

        @Override
        public Optional<String> find(String issuer, String subject) {
            finds++;
            return Optional.of("alice");
        }

        @Override
        public boolean link(String issuer, String subject, String caller) {
            return true;
        }

        @Override
        public boolean unlink(String issuer, String subject, String caller) {
            return true;
        }
    }

    private static Map<String, String> with(String cache) {
        Map<String, String> settings = new HashMap<>(PLAIN);
        settings.put("remora.store-cache", cache);
        return settings;
    }

    private static int finds(Map<String, String> settings) {
        try (SignedUp app = SignedUp.with(settings, Shelf.class)) {
            app.bean(Shelf.class).kept().save(KEY, Token.bearer("t"));
            for (int i = 0; i < 3; i++) {
                assertThat(app.oauth().remote("oauth2").get("me").status()).isEqualTo(200);
            }
            return Collections.frequency(app.bean(Shelf.class).kept().calls(), "find");
        }
    }

    @Test
    void theStoreIsAskedEachTimeByDefault() {
        assertThat(finds(PLAIN)).isEqualTo(3);
    }

    @Test
    void theStoreIsAskedOnce() {
        assertThat(finds(with("PT1H"))).isEqualTo(1);
    }

    @Test
    void soAreTheLinkedAccountsOfTheApplication() {
        try (SignedUp app = SignedUp.with(with("PT1H"), Shelf.class, Links.class)) {
            assertThat(app.oauth().linkedAccounts().find("https://op.example", "7"))
                    .contains("alice");
            assertThat(app.oauth().linkedAccounts().find("https://op.example", "7"))
                    .contains("alice");

            assertThat(app.bean(Links.class).finds()).isEqualTo(1);
        }
    }

    @Test
    void aBadDurationIsRefused() {
        try (SignedUp app = SignedUp.with(with("soon"), Shelf.class)) {
            assertThatThrownBy(() -> app.oauth().remote("oauth2").get("me"))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("remora.store-cache");
        }
    }
}

package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.OAuthException;
import dev.remora.SettingsException;
import dev.remora.Token;
import dev.remora.TokenGetter;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import dev.remora.internal.store.MemoryLogoutRegistry;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.StoreContext;
import dev.remora.spi.StoreKeys;
import dev.remora.spi.StoreProvider;
import dev.remora.tck.InMemoryPendingAuthorizations;
import dev.remora.tck.InMemoryTokenStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A module on the class path keeps tokens, sign-ins and logouts unless the application has beans of its own. */
class StoreProviderTest {

    private static final TokenKey KEY = TokenKey.of("oauth2", TokenOwner.application());
    private static final String STORE_KEY =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final Map<String, String> KEYS = Map.of("remora.store-key", STORE_KEY);

    @ApplicationScoped
    static class Shelf implements StoreProvider {

        final InMemoryTokenStore tokens = new InMemoryTokenStore();
        final List<String> asked = new ArrayList<>();

        @Nullable
        String keyId;

        List<String> asked() {
            return asked;
        }

        InMemoryTokenStore kept() {
            return tokens;
        }

        @Nullable
        String keyId() {
            return keyId;
        }

        @Override
        public String name() {
            return "shelf";
        }

        @Override
        public TokenStore tokens(StoreContext context) {
            asked.add("tokens");
            keyId = context.sealer().keyId();
            return tokens;
        }

        @Override
        public PendingAuthorizations pendingAuthorizations(StoreContext context) {
            asked.add("pending authorizations");
            return new InMemoryPendingAuthorizations(context.clock());
        }

        @Override
        public LogoutRegistry logouts(StoreContext context) {
            asked.add("logouts");
            return new MemoryLogoutRegistry(context.clock());
        }
    }

    @ApplicationScoped
    static class Cellar extends Shelf {

        @Override
        public String name() {
            return "cellar";
        }
    }

    @ApplicationScoped
    static class Getter implements TokenGetter {

        @Override
        public Token token(@Nullable String key) {
            return Token.bearer("of-the-application");
        }
    }

    @ApplicationScoped
    static class Vault implements StoreKeys {

        @Override
        public List<byte[]> keys() {
            return List.of(new byte[32]);
        }
    }

    @ApplicationScoped
    static class EmptyVault implements StoreKeys {

        @Override
        public List<byte[]> keys() {
            return List.of();
        }
    }

    @Test
    void keepsAllThreeAndIsAskedOnce() {
        try (SignedUp app = SignedUp.with(KEYS, Shelf.class)) {
            app.signIn(app.browser(), "oauth2");
            app.signIn(app.browser(), "another");

            Shelf shelf = app.bean(Shelf.class);
            assertThat(shelf.asked()).containsExactlyInAnyOrder("tokens", "pending authorizations", "logouts");
            assertThat(shelf.kept().calls()).isNotNull();
            assertThat(shelf.keyId()).matches("[0-9a-f]{8}");
        }
    }

    @Test
    void isNotUsedWhereTheSettingsSaySession() {
        try (SignedUp app = SignedUp.with(Map.of("remora.token-store", "session"), Shelf.class)) {
            app.signIn(app.browser(), "oauth2");

            assertThat(app.bean(Shelf.class).asked()).isEmpty();
        }
    }

    @Test
    void leavesTokensToAGetterOfTheApplication() {
        try (SignedUp app = SignedUp.with(KEYS, Shelf.class, Getter.class)) {
            app.oauth().remote("oauth2").get("me");

            assertThat(app.bean(Shelf.class).asked()).containsExactlyInAnyOrder("pending authorizations", "logouts");
        }
    }

    @Test
    void leavesTokensToAStoreOfTheApplication() {
        try (SignedUp app = SignedUp.with(KEYS, Shelf.class, OwnStore.class)) {
            app.bean(OwnStore.class).save(KEY, Token.bearer("t"));
            app.oauth().remote("oauth2").get("me");

            assertThat(app.bean(Shelf.class).asked()).containsExactlyInAnyOrder("pending authorizations", "logouts");
        }
    }

    @ApplicationScoped
    static class OwnStore extends InMemoryTokenStore {}

    @Test
    void twoNeedAChoice() {
        try (SignedUp app = SignedUp.with(KEYS, Shelf.class, Cellar.class)) {
            assertThat(failure(app))
                    .hasMessage("REMORA-00718: there is more than one store on the class path: cellar, shelf; set"
                            + " remora.token-store to one of them, or to session");
        }
    }

    @Test
    void theSettingChooses() {
        try (SignedUp app = SignedUp.with(
                Map.of("remora.store-key", STORE_KEY, "remora.token-store", "cellar"), Shelf.class, Cellar.class)) {
            app.signIn(app.browser(), "oauth2");

            assertThat(app.bean(Cellar.class).asked()).hasSize(3);
        }
    }

    @Test
    void namesWhatIsThereWhereTheChosenOneIsNot() {
        try (SignedUp app = SignedUp.with(Map.of("remora.token-store", "attic"), Shelf.class)) {
            assertThat(failure(app))
                    .hasMessage(
                            "REMORA-00719: remora.token-store is 'attic', and no such store is on the class path; there is:"
                                    + " session, shelf");
        }
    }

    @Test
    @Tag("S-04")
    void isRefusedWithoutAKey() {
        try (SignedUp app = SignedUp.with(Shelf.class)) {
            assertThat(failure(app))
                    .hasMessage(
                            "REMORA-00716: the store 'shelf' keeps everything encrypted, and there is no key: set"
                                    + " remora.store-key to 32 random bytes in base64, the same on all nodes, or have a bean that"
                                    + " implements dev.remora.spi.StoreKeys; remora.store-encryption=none goes without encryption");
        }
    }

    @Test
    @Tag("S-04")
    void goesWithoutAKeyWhereTheSettingsSaySo() {
        try (SignedUp app = SignedUp.with(Map.of("remora.store-encryption", "none"), Shelf.class)) {
            app.signIn(app.browser(), "oauth2");

            assertThat(app.bean(Shelf.class).keyId()).isEqualTo("none");
        }
    }

    @Test
    @Tag("S-04")
    void takesTheKeysOfABean() {
        try (SignedUp app = SignedUp.with(Shelf.class, Vault.class)) {
            app.signIn(app.browser(), "oauth2");

            assertThat(app.bean(Shelf.class).keyId()).matches("[0-9a-f]{8}");
        }
    }

    @Test
    @Tag("S-04")
    void refusesABeanWithoutKeys() {
        try (SignedUp app = SignedUp.with(Shelf.class, EmptyVault.class)) {
            assertThat(failure(app))
                    .hasMessage(
                            "REMORA-00717: the keys of the bean that implements dev.remora.spi.StoreKeys are not usable: at"
                                    + " least one is needed, and each has to have 32 bytes");
        }
    }

    private static OAuthException failure(SignedUp app) {
        return catchThrowableOfType(
                SettingsException.class, () -> app.oauth().remote("oauth2").get("me"));
    }
}

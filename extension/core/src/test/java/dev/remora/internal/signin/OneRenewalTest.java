package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationRequiredException;
import dev.remora.OAuth2Token;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import dev.remora.spi.TokenSource;
import dev.remora.tck.AtOnce;
import dev.remora.tck.InMemoryTokenStore;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However many threads want a token renewed, the provider is asked once: it issues each refresh token for one use. */
class OneRenewalTest {

    private static final int THREADS = 200;
    private static final int LIFETIME = 3600;

    private final TestApp app = new TestApp();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reused = new AtomicInteger();

    OneRenewalTest() {
        app.store = store;
        for (int i = 0; i < 3000; i++) {
            app.provider.answers(this::rotate);
        }
    }

    @Test
    @Tag("D-02")
    void isMadeForTwoHundredThreads() throws InterruptedException {
        RemoteAppCore github = app.core(Settings.oauth2());
        store.save(key("ann"), due("ann"));
        TokenSource source = source(github, "ann");

        List<Token> tokens = AtOnce.call(THREADS, () -> source.token().orElseThrow());

        assertThat(tokens).hasSize(THREADS).containsOnly(stored("ann"));
        assertThat(app.provider.received).hasSize(1);
        assertThat(app.events.refreshed).hasSize(1);
    }

    @Test
    @Tag("D-02")
    @Tag("D-12")
    void isMadeForTwoHundredThreadsWhoseTokenWasRefused() throws InterruptedException {
        RemoteAppCore github = app.core(Settings.oauth2());
        store.save(key("ann"), due("ann"));
        Token refused = stored("ann");

        List<Token> tokens = AtOnce.call(
                THREADS, () -> source(github, "ann").replacementFor(refused).orElseThrow());

        assertThat(tokens).containsOnly(stored("ann"));
        assertThat(app.provider.received).hasSize(1);
    }

    @Test
    @Tag("D-02")
    void isMadeForEachOfFiftyUsers() throws InterruptedException {
        RemoteAppCore github = app.core(Settings.oauth2());
        for (int user = 0; user < 50; user++) {
            store.save(key("user" + user), due("user" + user));
        }
        AtomicInteger turn = new AtomicInteger();

        AtOnce.call(THREADS, () -> {
            String user = "user" + turn.getAndIncrement() % 50;
            OAuth2Token token = (OAuth2Token) source(github, user).token().orElseThrow();
            assertThat(token.accessToken()).startsWith("a-" + user + "-");
            return token;
        });

        assertThat(app.provider.received).hasSize(50);
        assertThat(reused).hasValue(0);
    }

    @Test
    @Tag("D-02")
    void isMadeForTokensThatTheApplicationKeepsItself() throws InterruptedException {
        app.store = null;
        app.getter = key -> due("ann");
        RemoteAppCore github = app.core(Settings.oauth2());

        List<Token> tokens =
                AtOnce.call(THREADS, () -> github.tokens().source(null).token().orElseThrow());

        assertThat(tokens).hasSize(THREADS).containsOnly(tokens.get(0));
        assertThat(app.provider.received).hasSize(1);
        assertThat(app.events.refreshed).hasSize(1);
    }

    @Test
    @Tag("D-05")
    void isRefusedForAllAtOnce() throws InterruptedException {
        RemoteAppCore github = app.core(Settings.oauth2());
        store.save(key("ann"), due("ann"));
        used.add("r-ann-0");
        TokenSource source = source(github, "ann");

        List<String> outcomes = AtOnce.call(THREADS, () -> {
            try {
                return source.token().isPresent() ? "token" : "none";
            } catch (AuthorizationRequiredException e) {
                return e.code().toString();
            }
        });

        assertThat(outcomes).containsAnyOf("reauthorization_required").doesNotContain("token");
        assertThat(app.provider.received).hasSize(1);
        assertThat(app.events.removed).hasSize(1);
    }

    // a provider with rotation and detection of reuse
    private ProtocolResponse rotate(ProtocolRequest request) {
        String refreshToken =
                request.parameters().getOrDefault("refresh_token", List.of("")).get(0);
        if (!used.add(refreshToken)) {
            reused.incrementAndGet();
            return TestProvider.response(400, "application/json", "{\"error\":\"invalid_grant\"}");
        }
        String[] parts = refreshToken.split("-", 3);
        String next = parts[1] + "-" + (Integer.parseInt(parts[2]) + 1);
        return TestProvider.response(
                200,
                "application/json",
                "{\"access_token\":\"a-" + next + "\",\"token_type\":\"bearer\",\"refresh_token\":\"r-" + next
                        + "\",\"expires_in\":" + LIFETIME + "}");
    }

    private static TokenSource source(RemoteAppCore core, String user) {
        return core.tokens().source(user);
    }

    private OAuth2Token due(String user) {
        return Token.bearer("a-" + user + "-0")
                .withType("bearer")
                .withRefreshToken("r-" + user + "-0")
                .withExpiresAt(app.clock.instant());
    }

    private Token stored(String user) {
        return store.find(key(user)).map(StoredToken::token).orElseThrow();
    }

    private static TokenKey key(String user) {
        return TokenKey.of("github", TokenOwner.of(Kind.APPLICATION, "")).withName(user);
    }
}

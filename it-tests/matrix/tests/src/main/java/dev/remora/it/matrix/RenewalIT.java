package dev.remora.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth2Token;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.it.beans.MemoryStore;
import dev.remora.it.providers.ScriptedAnswers;
import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.providers.ScriptedProvider.Seen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens that a store of the program keeps for jobs are renewed, and observers are told. */
class RenewalIT {

    private static final TokenKey KEY = TokenKey.of("api", TokenOwner.application());
    private static final String RENEWED =
            "{\"access_token\":\"new\",\"refresh_token\":\"r1\",\"token_type\":\"Bearer\",\"expires_in\":3600}";

    @ApplicationScoped
    static class Store extends MemoryStore {}

    @ApplicationScoped
    static class Audit {

        private final List<Object> events = new CopyOnWriteArrayList<>();

        void refreshed(@Observes @RemoteApp("api") TokenRefreshed event) {
            events.add(event);
        }

        void refreshedOfAnother(@Observes @RemoteApp("another") TokenRefreshed event) {
            events.add("another");
        }

        void removed(@Observes @RemoteApp("api") TokenRemoved event) {
            events.add(event);
        }

        List<Object> events() {
            return events;
        }
    }

    private final ScriptedProvider provider = ScriptedProvider.start();
    private final Program program = Program.with(Apps.oauth2(provider, "api", "another"), Store.class, Audit.class);
    private final Store store = program.bean(Store.class);
    private final OAuthRemote api = program.oauth().remote("api");

    @AfterEach
    void stop() {
        program.close();
        provider.close();
    }

    @Test
    void onceTheProviderRefusedTheOldOne() {
        Token old = token(Instant.now().plusSeconds(3000));
        store.save(KEY, old);
        provider.answerTokenRequests(ScriptedAnswers.json(200, RENEWED));
        provider.answerCalls((exchange, closing) -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            ScriptedAnswers.json("Bearer new".equals(authorization) ? 200 : 401, "{}")
                    .to(exchange, closing);
        });

        assertThat(api.post("x", Map.of("a", "b")).status()).isEqualTo(200);

        assertThat(provider.calls())
                .containsExactly(
                        new Seen("POST /api/x", "Bearer old", "a=b"), new Seen("POST /api/x", "Bearer new", "a=b"));
        Token current = store.find(KEY).orElseThrow().token();
        assertThat(current)
                .isInstanceOfSatisfying(
                        OAuth2Token.class,
                        token -> assertThat(token.accessToken()).isEqualTo("new"));
        assertThat(program.bean(Audit.class).events())
                .containsExactly(TokenRefreshed.of(TokenOwner.application(), old, current));
    }

    @Test
    void onceHoweverManyThreadsFindItExpired() {
        store.save(KEY, token(Instant.now()));
        provider.answerTokenRequests(ScriptedAnswers.json(200, RENEWED));

        List<Integer> statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> api.get("x").status())
                .toList();

        assertThat(statuses).containsOnly(200);
        assertThat(provider.tokenRequests()).hasSize(1);
        assertThat(provider.calls()).hasSize(8).extracting(Seen::authorization).containsOnly("Bearer new");
    }

    @Test
    void notOnceItIsForgotten() {
        store.save(KEY, token(Instant.now().plusSeconds(3000)));

        api.forget();

        assertThat(store.find(KEY)).isEmpty();
        assertThat(api.token()).isEmpty();
        assertThat(program.bean(Audit.class).events()).containsExactly(TokenRemoved.of(TokenOwner.application()));
    }

    private static Token token(Instant expiry) {
        return Token.bearer("old").withRefreshToken("r0").withExpiresAt(expiry).withScope("read");
    }
}

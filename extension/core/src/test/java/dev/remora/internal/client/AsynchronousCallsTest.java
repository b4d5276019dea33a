package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.AuthorizationRequiredException;
import dev.remora.OAuthRemote;
import dev.remora.OAuthRequest;
import dev.remora.OAuthResponse;
import dev.remora.RequestRefusedException;
import dev.remora.Token;
import dev.remora.TokenInfo;
import dev.remora.TokenOwner;
import dev.remora.internal.token.Tokens;
import dev.remora.spi.TokenSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that are not waited for: whose token they carry is settled on the calling thread. */
@Tag("clients")
@Timeout(300)
class AsynchronousCallsTest {

    private static final int USERS = 50;
    // -Dremora.test.calls-a-user=1000 for a long run
    private static final int CALLS_A_USER = Integer.getInteger("remora.test.calls-a-user", 100);
    private static final int AT_ONCE = 64;

    private final WireServer server = new WireServer();
    private final TestTokens tokens = new TestTokens(TestApp.BEARER);
    private final TestApp app = TestApp.oauth2(server).tokens(tokens);
    private final OAuthRemote photos = app.remote();

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
    }

    @Test
    void everyVerbHasAnAsynchronousTwin() {
        OAuthRequest.Async call = photos.request("x").async();

        List<CompletionStage<OAuthResponse>> stages =
                List.of(call.get(), call.post(), call.put(), call.patch(), call.delete(), call.head());

        assertThat(stages).allSatisfy(stage -> assertThat(get(stage).status()).isEqualTo(200));
        assertThat(server.received().stream().map(Received::method))
                .containsExactlyInAnyOrder("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");
    }

    @Test
    void isDecodedAsOtherCallsAre() {
        server.answers(WireAnswer.of(200, "text/plain", "{\"a\":1}"));

        OAuthResponse response =
                get(photos.request("x").data(Map.of("b", "c")).async().post());

        assertThat(response.object().getInt("a")).isEqualTo(1);
        assertThat(server.only().body()).isEqualTo("b=c");
    }

    @Test
    @Tag("D-12")
    void isRepeatedOnceAfterA401() {
        server.answers(WireAnswer.status(401));
        tokens.renewWith(Token.bearer("renewed"));

        assertThat(get(photos.request("x").async().get()).status()).isEqualTo(200);
        assertThat(server.last().authorization()).isEqualTo("Bearer renewed");
    }

    @Test
    void whatIsRefusedIsRefusedAtOnce() {
        OAuthRequest.Async call = photos.request("x").async();
        tokens.forget(null);

        assertThatThrownBy(call::get).isInstanceOf(AuthorizationRequiredException.class);
        assertThatThrownBy(() -> call.method("G T")).isInstanceOf(RequestRefusedException.class);
    }

    @Test
    void failuresLaterCompleteTheStageAsTheyAre() {
        try (TestApp failing = TestApp.oauth2(server).filters(context -> {
            throw new IllegalStateException("own fault");
        })) {
            CompletableFuture<OAuthResponse> call =
                    failing.remote().request("x").async().get().toCompletableFuture();

            assertThat(call.handle((response, failure) -> failure).join())
                    .isInstanceOf(RequestRefusedException.class)
                    .hasMessageStartingWith("REMORA-00619: ");
            assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(RequestRefusedException.class);
        }
    }

    @Test
    @Tag("E-08")
    void noCallEverCarriesTheTokenOfAnotherUser() throws Exception {
        server.answersAlways(request -> WireAnswer.of(
                200,
                "text/plain",
                request.target() + " " + request.header("Authorization").orElse("none")));
        ExecutorService requests = Executors.newFixedThreadPool(8);
        Semaphore running = new Semaphore(AT_ONCE);
        ThreadLocal<String> user = new ThreadLocal<>();
        try (TestApp shared = TestApp.oauth2(server).tokens(new TokensOfTheThread(user))) {
            OAuthRemote remote = shared.remote();
            List<Future<List<CompletableFuture<Boolean>>>> threads = new ArrayList<>();
            for (int i = 0; i < CALLS_A_USER; i++) {
                threads.add(requests.submit(() -> callsOfAllUsers(remote, user, running)));
            }
            int right = 0;
            for (Future<List<CompletableFuture<Boolean>>> thread : threads) {
                for (CompletableFuture<Boolean> call : thread.get()) {
                    right += call.get(60, TimeUnit.SECONDS) ? 1 : 0;
                }
                server.forget();
            }
            assertThat(right).isEqualTo(USERS * CALLS_A_USER);
        } finally {
            requests.shutdownNow();
        }
    }

    private static List<CompletableFuture<Boolean>> callsOfAllUsers(
            OAuthRemote remote, ThreadLocal<String> user, Semaphore running) throws InterruptedException {
        List<CompletableFuture<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            String name = "user" + i;
            running.acquire();
            user.set(name);
            try {
                calls.add(remote.request(name)
                        .async()
                        .get()
                        .whenComplete((response, failure) -> running.release())
                        .thenApply(response -> response.text().equals("/api/" + name + " Bearer token-of-" + name))
                        .toCompletableFuture());
            } finally {
                user.remove();
            }
        }
        return calls;
    }

    private static OAuthResponse get(CompletionStage<OAuthResponse> stage) {
        return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Knows whose token it is only on the thread of the request, as the container does. */
    private record TokensOfTheThread(ThreadLocal<String> user) implements Tokens {

        @Override
        public BooleanSupplier ended() {
            return () -> false;
        }

        @Override
        public boolean ofRequest() {
            return true;
        }

        @Override
        public boolean ofGetter() {
            return false;
        }

        @Override
        public TokenSource source(@Nullable String tokenKey) {
            String name = user.get();
            return () -> Optional.of(Token.bearer("token-of-" + name));
        }

        @Override
        public TokenSource fixed(Token token) {
            throw new AssertionError("not expected");
        }

        @Override
        public Optional<Token> kept(@Nullable String tokenKey) {
            throw new AssertionError("not expected");
        }

        @Override
        public Optional<Token> kept(TokenOwner owner, @Nullable String tokenKey) {
            throw new AssertionError("not expected");
        }

        @Override
        public List<TokenInfo> all() {
            throw new AssertionError("not expected");
        }

        @Override
        public Tokens of(TokenOwner owner) {
            throw new AssertionError("not expected");
        }

        @Override
        public void forget(@Nullable String tokenKey) {}

        @Override
        public void forget(TokenOwner owner, @Nullable String tokenKey) {}

        @Override
        public boolean keptByTheApplication() {
            return false;
        }

        @Override
        public Optional<Token> signOut(@Nullable String tokenKey, boolean byProvider) {
            throw new AssertionError("not expected");
        }
    }
}

package dev.remora.it.matrix;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.it.beans.MemoryStore;
import dev.remora.it.providers.ScriptedProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A program that was stopped leaves nothing behind. */
@Tag("second-jdk")
class StopIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @ApplicationScoped
    static class Store extends MemoryStore {}

    @RemoteApp("api")
    @ApplicationScoped
    static class Watch implements ClientRequestFilter {

        private final AtomicReference<Client> client = new AtomicReference<>();

        @Override
        public void filter(ClientRequestContext request) {
            client.set(request.getClient());
        }

        Client client() {
            return Objects.requireNonNull(client.get());
        }
    }

    private final ScriptedProvider provider = ScriptedProvider.start();

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void theClientIsClosedAndNothingIsCalledAnyMore() throws Exception {
        Program program = started();
        OAuthRemote api = program.oauth().remote("api");
        call(program);
        Client client = watch(program).client();
        program.close();
        provider.reset();

        assertThatThrownBy(() -> client.target(provider.base())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> api.withToken(Token.bearer("ours")).get("x"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void noThreadAndNoClientStays() throws Exception {
        Program first = started();
        call(first);
        first.close();
        Set<Thread> before = threads();

        WeakReference<Client> client = runAndStop();
        provider.close();

        Instant end = Instant.now().plus(LIMIT);
        Set<Thread> left = left(before);
        while ((!left.isEmpty() || client.get() != null) && Instant.now().isBefore(end)) {
            System.gc();
            for (Thread thread : left) {
                thread.join(100);
            }
            left = left(before);
        }
        assertThat(left).isEmpty();
        assertThat(client.get()).isNull();
    }

    private WeakReference<Client> runAndStop() throws Exception {
        try (Program program = started()) {
            call(program);
            return new WeakReference<>(watch(program).client());
        }
    }

    private Program started() {
        return Program.with(Apps.oauth2(provider, "api"), Watch.class, Store.class);
    }

    /** Renews a token, and calls in both ways. */
    private static void call(Program program) throws Exception {
        program.bean(Store.class)
                .save(
                        TokenKey.of("api", TokenOwner.application()),
                        Token.bearer("old").withRefreshToken("r0").withExpiresAt(Instant.now()));
        OAuthRemote api = program.oauth().remote("api");
        assertThat(api.get("x").status()).isEqualTo(200);
        assertThat(api.request("x")
                        .async()
                        .get()
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS)
                        .status())
                .isEqualTo(200);
    }

    private static Watch watch(Program program) {
        return program.bean(Watch.class, RemoteApp.Literal.of("api"));
    }

    private static Set<Thread> left(Set<Thread> before) {
        Set<Thread> left = threads();
        left.removeAll(before);
        return left;
    }

    /** But those of the provider, which answers as long as it is called, and of the virtual machine. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null
                        && !thread.getThreadGroup().getName().equals("system"))
                .collect(toSet());
    }
}

package dev.remora.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.AuthorizationRequiredException;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.Token;
import dev.remora.TokenGetter;
import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.providers.ScriptedProvider.Seen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A request scope that the program activates, and jobs that have none. */
class ThreadsIT {

    @ApplicationScoped
    static class Newsletter {

        @Inject
        @RemoteApp("api")
        OAuthRemote api;

        int send() {
            return api.get("x").status();
        }
    }

    @RemoteApp("kept")
    @ApplicationScoped
    static class Getter implements TokenGetter {
        @Override
        public Token token(@Nullable String tokenKey) {
            return Token.bearer(tokenKey == null ? "default" : tokenKey);
        }
    }

    private final ScriptedProvider provider = ScriptedProvider.start();
    private final Program program = Program.with(Apps.oauth2(provider, "api", "kept"), Newsletter.class, Getter.class);

    @AfterEach
    void stop() {
        program.close();
        provider.close();
    }

    @Test
    void anInjectedOneCallsInARequestThatTheProgramActivates() {
        assertThat(program.<Integer>inRequest(() -> {
                    OAuthRemote kept = program.remote("kept");
                    return kept.get("x").status()
                            + kept.withTokenKey("work").get("x").status();
                }))
                .isEqualTo(400);

        assertThat(provider.calls())
                .containsExactly(
                        new Seen("GET /api/x", "Bearer default", ""), new Seen("GET /api/x", "Bearer work", ""));
    }

    @Test
    void anInjectedOneDoesNotCallOnAThreadWithoutARequest() {
        Newsletter newsletter = program.bean(Newsletter.class);

        assertThatThrownBy(() -> onAJobThread(newsletter::send)).isInstanceOf(ContextNotActiveException.class);
        assertThat(provider.calls()).isEmpty();
    }

    @Test
    void oneOfTheRegistryCallsOnAThreadWithoutARequest() throws Exception {
        assertThat(onAJobThread(() -> program.oauth().remote("kept").get("x").status()))
                .isEqualTo(200);
        assertThat(onAJobThread(() -> program.oauth()
                        .remote("api")
                        .withToken(Token.bearer("nightly"))
                        .get("x")
                        .status()))
                .isEqualTo(200);

        assertThat(provider.calls())
                .extracting(Seen::authorization)
                .containsExactly("Bearer default", "Bearer nightly");
    }

    @Test
    void withoutARequestNorATokenTheJobIsToldSo() {
        assertThatThrownBy(
                        () -> onAJobThread(() -> program.oauth().remote("api").get("x")))
                .isInstanceOf(AuthorizationRequiredException.class)
                .hasMessage("REMORA-00315: remote app 'api': there is no token, because this thread is answering no"
                        + " request and the application has neither a TokenStore nor a TokenGetter; use withToken(..)");
        assertThat(provider.calls()).isEmpty();
    }

    private static <T> T onAJobThread(Callable<T> work) throws Exception {
        FutureTask<T> job = new FutureTask<>(work);
        new Thread(job, "job").start();
        try {
            return job.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}

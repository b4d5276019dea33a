package dev.remora.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import dev.remora.RemoteApp;
import dev.remora.Token;
import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.providers.ScriptedProvider.Seen;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Filters of the program, which change calls after they were signed. */
class FiltersIT {

    /** Also shows that it is a bean: it gets what it injects. */
    @RemoteApp("weibo")
    @Priority(2)
    @ApplicationScoped
    static class Second implements ClientRequestFilter {

        @Inject
        OAuth oauth;

        @Override
        public void filter(ClientRequestContext request) {
            String authorization = request.getHeaderString("Authorization");
            request.getHeaders().putSingle("Authorization", authorization.replace("Bearer", "OAuth2"));
            request.setUri(UriBuilder.fromUri(request.getUri())
                    .queryParam("known", oauth.names().contains("weibo"))
                    .build());
        }
    }

    @RemoteApp("weibo")
    @Priority(1)
    @ApplicationScoped
    static class First implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext request) {
            request.setUri(
                    UriBuilder.fromUri(request.getUri()).queryParam("first", 1).build());
            request.setEntity("{\"changed\":true}");
        }
    }

    @ApplicationScoped
    static class Unqualified implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext request) {
            request.getHeaders().putSingle("Authorization", "stolen");
        }
    }

    private final ScriptedProvider provider = ScriptedProvider.start();
    private final Program program =
            Program.with(Apps.oauth2(provider, "weibo", "github"), Second.class, First.class, Unqualified.class);

    @AfterEach
    void stop() {
        program.close();
        provider.close();
    }

    @Test
    void thoseOfTheRemoteAppRunInTheirOrder() {
        program.oauth().remote("weibo").withToken(Token.bearer("ours")).post("x", Map.of("a", "b"));

        assertThat(provider.calls()).singleElement().satisfies(call -> {
            assertThat(call.line()).isEqualTo("POST /api/x?first=1&known=true");
            assertThat(call.authorization()).isEqualTo("OAuth2 ours");
            assertThat(call.body()).contains("changed");
        });
    }

    @Test
    void noneOfThemRunsForAnother() {
        program.oauth().remote("github").withToken(Token.bearer("ours")).post("x", Map.of("a", "b"));

        assertThat(provider.calls()).containsExactly(new Seen("POST /api/x", "Bearer ours", "a=b"));
    }
}

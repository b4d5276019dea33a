package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationRequiredException;
import dev.remora.OAuth2Token;
import dev.remora.OAuthRemote;
import dev.remora.OAuthRequest;
import dev.remora.RemoteApp;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenRemoved;
import dev.remora.TokenStore;
import dev.remora.tck.InMemoryTokenStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A call of one browser's user that is sent in a request of another's. */
@Tag("E-08")
class CallOfOtherBrowserTest {

    private EndpointScenario scenario;

    @BeforeEach
    void start() throws Exception {
        scenario = new EndpointScenario(
                Map.of(
                        "remora.endpoints", "true",
                        "remora.visitors.provider", "github",
                        "remora.visitors.final-errors", "unsupported_grant_type"),
                Visitors.class,
                Store.class);
    }

    @AfterEach
    void stop() {
        scenario.close();
    }

    /** Calls that wait for another request to send them. */
    @ApplicationScoped
    public static class Waiting {

        private final BlockingQueue<OAuthRequest> calls = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        private volatile String removedOf = "nobody";

        String sentByAnother(OAuthRequest call) throws InterruptedException {
            calls.add(call);
            return answers.take();
        }

        String send() throws InterruptedException {
            String answer = answer(calls.take());
            answers.add(answer);
            return answer;
        }

        void removed(@Observes @RemoteApp("visitors") TokenRemoved event) {
            removedOf = event.owner().id();
        }

        String removedOf() {
            return removedOf;
        }

        private static String answer(OAuthRequest call) {
            try {
                return call.get().text();
            } catch (AuthorizationRequiredException e) {
                return e.code().toString();
            }
        }
    }

    /** Beans of test classes are those of all tests, so it serves one remote app of this one. */
    @RemoteApp("visitors")
    @ApplicationScoped
    public static class Store extends InMemoryTokenStore {

        /** Whatever the owner of a token has has expired, and cannot be refreshed. */
        void expire(TokenOwner owner) {
            for (TokenKey key : keys("visitors", owner)) {
                OAuth2Token token = (OAuth2Token) find(key).orElseThrow().token();
                save(key, token.withRefreshToken("refused").withExpiresAt(Instant.EPOCH));
            }
        }

        TokenOwner onlyOwner() {
            assertThat(keys()).hasSize(1);
            return keys().iterator().next().owner();
        }
    }

    @Path("visitors")
    @RequestScoped
    public static class Visitors {

        @Inject
        @RemoteApp("visitors")
        OAuthRemote remote;

        @Inject
        Waiting waiting;

        @Inject
        @RemoteApp("visitors")
        TokenStore store;

        @GET
        @Path("name")
        public String name(@Context SecurityContext security) {
            return security.getUserPrincipal() == null
                    ? "nobody"
                    : security.getUserPrincipal().getName();
        }

        @GET
        @Path("expire")
        public String expire() {
            Store visitors = (Store) store;
            visitors.expire(visitors.onlyOwner());
            return "expired";
        }

        @GET
        @Path("wait")
        public String sentByAnother() throws InterruptedException {
            return waiting.sentByAnother(remote.request("user"));
        }

        /** Waits with a call of a token that the application gives for it. */
        @GET
        @Path("wait-with-given")
        public String givenSentByAnother() throws InterruptedException {
            OAuth2Token given =
                    Token.bearer("given").withRefreshToken("refused").withExpiresAt(Instant.EPOCH);
            return waiting.sentByAnother(remote.withToken(given).request("user"));
        }

        @GET
        @Path("removed-of")
        public String removedOf() {
            return waiting.removedOf();
        }

        @GET
        @Path("send")
        public String send() throws InterruptedException {
            return waiting.send();
        }
    }

    @Test
    void endsTheSignInOfItsOwnUserAlone() throws Exception {
        Browser ada = scenario.browser();
        scenario.signIn(ada, "visitors", "ada");
        ada.get("visitors/expire");
        Browser grace = scenario.browser();
        scenario.signIn(grace, "visitors", "grace");
        CompletableFuture<HttpResponse<String>> call = CompletableFuture.supplyAsync(() -> got(ada, "visitors/wait"));

        assertThat(grace.get("visitors/send").body()).isEqualTo("reauthorization_required");

        assertThat(call.join().body()).isEqualTo("reauthorization_required");
        assertThat(grace.get("visitors/name").body()).startsWith("visitors|");
        assertThat(ada.get("visitors/name").body()).isEqualTo("nobody");
    }

    @Test
    void tellsNobodyAsTheOwnerOfATokenThatWasGiven() throws Exception {
        Browser ada = scenario.browser();
        scenario.signIn(ada, "visitors", "ada");
        Browser grace = scenario.browser();
        scenario.signIn(grace, "visitors", "grace");
        CompletableFuture<HttpResponse<String>> call =
                CompletableFuture.supplyAsync(() -> got(ada, "visitors/wait-with-given"));

        grace.get("visitors/send");

        assertThat(call.join().body()).isEqualTo("reauthorization_required");
        assertThat(grace.get("visitors/removed-of").body()).isEmpty();
    }

    private static HttpResponse<String> got(Browser browser, String path) {
        try {
            return browser.get(path);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

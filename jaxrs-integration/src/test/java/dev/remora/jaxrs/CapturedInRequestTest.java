package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth2Token;
import dev.remora.OAuthRemote;
import dev.remora.OAuthRequest;
import dev.remora.OAuthResponse;
import dev.remora.RemoteApp;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Objects that a suspended request captured, called by later requests on the thread that it began on. */
@Tag("E-08")
class CapturedInRequestTest {

    private static final String NONE_OF_THIS_THREAD = "no request was suspended on this thread";
    private static final String OF_ALICE =
            "alice Bearer token-of-alice Bearer token-of-alice Bearer token-of-alice Bearer token-of-alice";
    private static final int MANY = 500;
    private static final String STOPPED = "REMORA-00807: the request that this browser session belongs to has ended"
            + " REMORA-00327: remote app 'captured': the request that this signer was made in has ended; make one in each"
            + " request, register RemoteAppFeature, or use withToken(..)"
            + " REMORA-00335: remote app 'captured': the request that this target was made in has ended; call target(..) in"
            + " each request, or use withToken(..)"
            + " REMORA-00388: remote app 'captured': the request that this call was made in has ended; call request(..) in"
            + " each request, or use withToken(..)"
            + " REMORA-00388: remote app 'captured': the request that this call was made in has ended; call request(..) in"
            + " each request, or use withToken(..)";
    private static final Map<String, String> CONFIGURATION = new TreeMap<>();

    private static TestServer server;
    private Browser alice;
    private Browser bob;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.with(Accounts.class);
        for (String key : List.of("base-url", "token-url", "authorize-url", "client-id")) {
            CONFIGURATION.put("remora.captured." + key, server.base() + "token");
        }
        CONFIGURATION.forEach(System::setProperty);
    }

    @AfterAll
    static void stop() {
        server.close();
        CONFIGURATION.keySet().forEach(System::clearProperty);
    }

    @BeforeEach
    void twoBrowsersSignIn() throws Exception {
        alice = signedIn("alice");
        bob = signedIn("bob");
    }

    /** Outlives requests, as a listener of an application does. */
    @ApplicationScoped
    public static class Listener {
        private final BlockingQueue<AsyncResponse> suspended = new LinkedBlockingQueue<>();
        private final Map<Thread, Captured> byThread = new ConcurrentHashMap<>();
        private final BlockingQueue<String> released = new LinkedBlockingQueue<>();
        private volatile CompletionStage<OAuthResponse> call = new CompletableFuture<>();
        private volatile Captured last = new Captured(List.of());

        record Captured(List<Supplier<String>> all) {
            @Override
            public String toString() {
                return all.stream().map(Listener::called).collect(Collectors.joining(" "));
            }
        }

        void capture(BrowserSession session, OAuthRemote remote) {
            String echo = server.base() + "echo";
            ClientRequestFilter signer = remote.signer();
            WebTarget target = remote.target(echo);
            OAuthRequest call = remote.request(echo);
            OAuthRequest.Async later = remote.request(echo).async();
            last = new Captured(List.of(
                    () -> session.get("who").orElse("nobody").toString(),
                    () -> authorization(signer),
                    () -> target.request().get(String.class),
                    () -> call.get().text(),
                    () -> later.get().toCompletableFuture().join().text()));
        }

        void suspend(AsyncResponse response) {
            byThread.put(Thread.currentThread(), last);
            suspended.add(response);
        }

        AsyncResponse suspended() throws InterruptedException {
            return suspended.take();
        }

        void begin(CompletionStage<OAuthResponse> begun) {
            call = begun;
        }

        String awaitCall() {
            released.add("now");
            return call.toCompletableFuture().join().text();
        }

        void awaitRelease() throws InterruptedException {
            released.add(released.take());
        }

        String ofLastRequest() {
            return last.toString();
        }

        String ofThisThread() {
            Captured captured = byThread.get(Thread.currentThread());
            return captured == null ? NONE_OF_THIS_THREAD : captured.toString();
        }

        private static String called(Supplier<String> captured) {
            try {
                return captured.get();
            } catch (ProcessingException e) {
                return String.valueOf(Objects.requireNonNull(e.getCause()).getMessage());
            } catch (RuntimeException e) {
                return String.valueOf(e.getMessage());
            }
        }

        private static String authorization(ClientRequestFilter signer) {
            try (Client client = ClientBuilder.newBuilder().register(signer).build()) {
                return client.target(server.base() + "echo").request().get(String.class);
            }
        }
    }

    @Path("/")
    @RequestScoped
    public static class Accounts {

        @Inject
        CurrentRequest current;

        @Inject
        Listener listener;

        @Inject
        @RemoteApp("captured")
        OAuthRemote remote;

        @GET
        @Path("login")
        public Response login() {
            return remote.authorize("authorized");
        }

        @GET
        @Path("authorized")
        public String authorized() {
            String token = remote.authorizedResponse()
                    .granted()
                    .orElseThrow()
                    .parameters()
                    .getOrDefault("of", "");
            current.session().set("who", token);
            return token;
        }

        @POST
        @Path("token")
        @Produces("application/json")
        public String token(@FormParam("code") String code, @FormParam("refresh_token") String refreshToken) {
            String of = code == null ? "renewed-" + refreshToken : code;
            return "{\"access_token\":\"token-of-" + of + "\",\"token_type\":\"Bearer\",\"of\":\"" + of
                    + "\",\"refresh_token\":\"" + of + "\"}";
        }

        @GET
        @Path("api")
        public Response api(@HeaderParam("Authorization") String authorization) throws InterruptedException {
            listener.awaitRelease();
            return authorization.contains("renewed")
                    ? Response.ok(authorization).build()
                    : Response.status(401).build();
        }

        @GET
        @Path("echo")
        public String echo(@HeaderParam("Authorization") String authorization) {
            return authorization;
        }

        @GET
        @Path("begin-call")
        public String beginCall() {
            listener.begin(remote.request(server.base() + "api").async().get());
            return capture();
        }

        @GET
        @Path("await-call")
        public String awaitCall() {
            return listener.awaitCall();
        }

        @GET
        @Path("current-token")
        public String currentToken() {
            return ((OAuth2Token) remote.token().orElseThrow()).accessToken();
        }

        @GET
        @Path("suspend")
        public void suspend(@Suspended AsyncResponse response) {
            listener.capture(current.session(), remote);
            listener.suspend(response);
        }

        @GET
        @Path("suspended")
        public String suspended() throws InterruptedException {
            AsyncResponse response = listener.suspended();
            listener.suspend(response);
            return "suspended";
        }

        @GET
        @Path("capture")
        public String capture() {
            listener.capture(current.session(), remote);
            return listener.ofLastRequest();
        }

        @GET
        @Path("capture-and-fail")
        public String captureAndFail() {
            capture();
            throw new IllegalStateException("nobody maps this");
        }

        @GET
        @Path("resume")
        public void resume() throws InterruptedException {
            listener.suspended().resume(listener.ofLastRequest());
        }

        @GET
        @Path("of-this-thread")
        public String ofThisThread() {
            return listener.ofThisThread();
        }

        @GET
        @Path("of-last-request")
        public String ofLastRequest() {
            return listener.ofLastRequest();
        }
    }

    @Test
    void whileTheirRequestIsSuspendedTheySpeakForItAlone() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> suspended = new ArrayList<>();
        String answer = NONE_OF_THIS_THREAD;
        while (answer.equals(NONE_OF_THIS_THREAD) && suspended.size() < MANY) {
            suspended.add(suspended());
            answer = bob.get("of-this-thread").body();
        }

        assertThat(answer).isEqualTo(OF_ALICE);
        for (CompletableFuture<HttpResponse<String>> one : suspended) {
            bob.get("resume");
            assertThat(one.get().body()).isEqualTo(OF_ALICE);
        }
    }

    @Test
    void afterASuspendedRequestTheyStopWorking() throws Exception {
        CompletableFuture<HttpResponse<String>> suspended = suspended();
        bob.get("resume");
        suspended.get();

        assertStopped();
    }

    @Test
    void afterTheirRequestTheyStopWorking() throws Exception {
        assertThat(alice.get("capture").body()).isEqualTo(OF_ALICE);

        assertStopped();
    }

    @Test
    void afterARequestThatFailedTheyStopWorking() throws Exception {
        assertThat(alice.get("capture-and-fail").statusCode()).isEqualTo(500);

        assertStopped();
    }

    @Test
    void aCallThatWasStartedStillSavesTheTokenThatItRenewsIntoTheSessionItBeganWith() throws Exception {
        alice.get("begin-call");
        assertStopped();

        assertThat(bob.get("await-call").body()).isEqualTo("Bearer token-of-renewed-alice");
        assertThat(alice.get("current-token").body()).isEqualTo("token-of-renewed-alice");
        assertThat(bob.get("current-token").body()).isEqualTo("token-of-bob");
    }

    /** A browser may have the answer a moment before the server has done with the request. */
    private void assertStopped() throws Exception {
        String answer = "";
        for (int i = 0; i < MANY && !answer.equals(STOPPED); i++) {
            answer = bob.get("of-last-request").body();
        }
        assertThat(answer).isEqualTo(STOPPED);
    }

    private CompletableFuture<HttpResponse<String>> suspended() throws Exception {
        CompletableFuture<HttpResponse<String>> answer = alice.later("suspend");
        assertThat(bob.get("suspended").body()).isEqualTo("suspended");
        return answer;
    }

    private static Browser signedIn(String code) throws Exception {
        Browser browser = new Browser(server.base());
        URI location =
                URI.create(browser.get("login").headers().firstValue("Location").orElseThrow());
        String state = location.getRawQuery().replaceAll(".*(?:^|&)state=([^&]*).*", "$1");
        assertThat(browser.get("authorized?code=" + code + "&state=" + state).body())
                .isEqualTo(code);
        return browser;
    }
}

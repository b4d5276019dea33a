package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.remora.OAuthException;
import dev.remora.OAuthRemote;
import dev.remora.Token;
import dev.remora.internal.settings.CallFormat;
import dev.remora.internal.settings.ParameterPlacement;
import dev.remora.internal.settings.TokenPlacement;
import dev.remora.internal.wire.RetryAfter;
import jakarta.ws.rs.client.WebTarget;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No text and no log line shows a token or a secret, however a call fails. */
@Tag("clients")
@Timeout(120)
class SecretsInCallsTest {

    private static final String CANARY = "canary";

    private final WireServer server = new WireServer();
    private final LogLines log = new LogLines();
    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger("dev.remora");

    @BeforeEach
    void listen() {
        log.setLevel(Level.ALL);
        root.addHandler(log);
        ours.setLevel(Level.ALL);
    }

    @AfterEach
    void close() throws IOException {
        root.removeHandler(log);
        ours.setLevel(null);
        server.close();
    }

    @Test
    void showNoTokenThatIsInTheQuery() throws IOException {
        try (TestApp app = TestApp.oauth2(server)
                .readTimeout(Duration.ofMillis(300))
                .limit(1000)
                .calls(new CallFormat(Map.of(), TokenPlacement.query("access_token"), RetryAfter.STANDARD))) {
            failEveryWay(app.remote());
        }
        assertThat(server.received()).anyMatch(received -> received.target().contains(CANARY));
        assertThat(String.join("\n", log.lines)).doesNotContain(CANARY);
    }

    @Test
    void showNoTokenThatIsInTheQueryOfATarget() throws IOException {
        for (WireAnswer broken : List.of(WireAnswer.silent(), WireAnswer.fallingSilent(), WireAnswer.garbage())) {
            server.answersAlways(request -> broken);
            failAtTargets();
        }
        server.close();
        failAtTargets();
        assertThat(String.join("\n", log.lines)).doesNotContain(CANARY);
    }

    @Test
    void showNoSecretThatIsInAHeader() throws IOException {
        try (TestApp app = TestApp.oauth2(server)
                .readTimeout(Duration.ofMillis(300))
                .limit(1000)
                .calls(new CallFormat(Map.of("X-Key", "id:" + CANARY), null, RetryAfter.STANDARD))) {
            failEveryWay(app.remote());
        }
        assertThat(server.received())
                .anyMatch(received -> received.headers("X-Key").contains("id:" + CANARY));
        assertThat(String.join("\n", log.lines)).doesNotContain(CANARY);
    }

    @Test
    @Tag("S-01")
    @Tag("W15")
    void showNoSecretOfOAuth2() throws IOException {
        try (TestApp app =
                TestApp.oauth2(server).readTimeout(Duration.ofMillis(300)).limit(1000)) {
            failEveryWay(app.remote());
            fail(() -> app.remote().withToken(Token.bearer("canary\r\nX: y")).get("x"));
        }
        try (TestApp app = TestApp.oauth2(server)
                .filters(context -> context.getHeaders().add("X-A", context.getHeaderString("Authorization") + "\n"))) {
            fail(() -> app.remote().get("x"));
        }
        assertThat(String.join("\n", log.lines)).doesNotContain(CANARY);
    }

    @Test
    @Tag("S-01")
    @Tag("W15")
    void showNoSecretOfOAuth1() throws IOException {
        for (ParameterPlacement placement : ParameterPlacement.values()) {
            try (TestApp app = TestApp.oauth1(server)
                    .placement(placement)
                    .readTimeout(Duration.ofMillis(300))
                    .limit(1000)) {
                failEveryWay(app.remote());
            }
        }
        assertThat(String.join("\n", log.lines)).doesNotContain(CANARY);
    }

    @Test
    @Tag("S-01")
    void showNoSecretInTheTextOfAnyPart() {
        try (TestApp app = TestApp.oauth1(server).filters(context -> {
            assertThat(String.valueOf(context.getProperty(Attempt.PROPERTY))).doesNotContain(CANARY);
            Attempt attempt = Objects.requireNonNull(Attempt.of(context));
            assertThat(String.valueOf(attempt.signed())).doesNotContain(CANARY);
        })) {
            OAuthRemote photos = app.remote();
            assertThat(photos.get("x").toString()).isEqualTo("OAuthResponse[200, application/json, 11 bytes]");
            assertThat(photos.withToken(TestApp.OAUTH1).toString()).isEqualTo("OAuthRemote[photos]");
            assertThat(photos.target("x").getConfiguration().getProperties().toString())
                    .doesNotContain(CANARY);
            assertThat(photos.token().toString()).doesNotContain(CANARY);
        }
        assertThat(List.of(new Header("X", CANARY), new Body("a/b", new byte[1], null))
                        .toString())
                .doesNotContain(CANARY);
    }

    private void failEveryWay(OAuthRemote photos) throws IOException {
        for (WireAnswer broken :
                List.of(WireAnswer.silent(), WireAnswer.fallingSilent(), WireAnswer.endless(), WireAnswer.garbage())) {
            server.answersAlways(request -> broken); // CXF's engine may ask twice
            fail(() -> photos.get("x"));
            fail(() -> photos.post("x", Map.of("a", "b")));
        }
        server.answersAlways(request -> WireAnswer.json("{}"));
        server.answers(WireAnswer.of(200, "text/html", "<p>"));
        fail(() -> photos.get("x").object());
        server.answers(WireAnswer.of(500, "application/json", "{"));
        fail(() -> photos.get("x").as(Map.class));
        fail(() -> photos.get("x?oauth_token=" + CANARY).as(Integer[].class));
        fail(() -> photos.get("https://evil.example/" + CANARY));
        fail(() -> photos.request("x").header("X-A", CANARY + "\n"));
        try (ServerSocket free = new ServerSocket(0)) {
            fail(() -> photos.get("http://127.0.0.1:" + free.getLocalPort() + "/" + CANARY));
        }
    }

    private void failAtTargets() {
        CallFormat inQuery = new CallFormat(Map.of(), TokenPlacement.query("access_token"), RetryAfter.STANDARD);
        for (TestApp app : List.of(
                TestApp.oauth2(server).calls(inQuery), TestApp.oauth1(server).placement(ParameterPlacement.QUERY))) {
            try (app) {
                WebTarget target =
                        app.readTimeout(Duration.ofMillis(300)).remote().target("x");
                assertNoneIn(catchThrowable(() -> target.request().get(String.class)));
                assertNoneIn(catchThrowable(
                        () -> target.request().async().get(String.class).get()));
            }
        }
    }

    private static void fail(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(OAuthException.class);
        assertNoneIn(thrown);
    }

    private static void assertNoneIn(Throwable thrown) {
        assertThat(thrown).isNotNull();
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(CANARY);
    }

    /** Everything that was logged, exceptions included. */
    private static final class LogLines extends Handler {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
            lines.add(formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

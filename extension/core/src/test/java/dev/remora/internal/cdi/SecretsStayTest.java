package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationResult.Granted;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is logged and shown on the way, no secret is in it: each has {@code canary} in it. */
class SecretsStayTest {

    /** Of the client of JAX-RS the finer lines are its own business: it logs the headers it sends. */
    private static final class Lines extends Handler {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord entry) {
            if (entry.getLoggerName().startsWith("dev.remora")
                    || entry.getLevel().intValue() >= Level.INFO.intValue()) {
                lines.add(new SimpleFormatter().format(entry));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final Logger log = Logger.getLogger("");
    private final Logger ours = Logger.getLogger("dev.remora");
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        log.addHandler(lines);
        ours.setLevel(Level.ALL);
    }

    @AfterEach
    void stopListening() {
        log.removeHandler(lines);
        ours.setLevel(null);
    }

    @Test
    @Tag("C17")
    @Tag("S-01")
    void signingInAndCallingLogsNoSecret() {
        try (SignedUp app = SignedUp.with()) {
            for (String name : List.of("oauth1", "oauth2")) {
                Browser browser = app.browser();
                Granted granted = app.signIn(browser, name);
                browser.get("me", () -> app.remote(name).get("me").text());

                assertThat(granted.toString()).doesNotContain("canary");
                assertThat(browser.get("", () -> app.remote(name).toString())).doesNotContain("canary");
            }
            assertThat(app.provider().asked()).hasSize(5);
        }

        assertThat(lines.lines).noneMatch(line -> line.contains("canary"));
    }

    @Test
    @Tag("S-01")
    void whatFailsShowsNoSecret() {
        try (SignedUp app = SignedUp.with()) {
            app.provider().refuse("/token", 500, "canary-body");
            app.provider().refuse("/access_token", 401, "canary-body");
            for (String name : List.of("oauth1", "oauth2")) {
                Throwable failure = failure(() -> app.signIn(app.browser(), name));
                for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                    assertThat(cause.toString()).doesNotContain("canary");
                }
            }
        }

        assertThat(lines.lines).noneMatch(line -> line.contains("canary"));
    }

    private static Throwable failure(Runnable code) {
        try {
            code.run();
        } catch (RuntimeException e) {
            return e;
        }
        throw new AssertionError("nothing failed");
    }
}

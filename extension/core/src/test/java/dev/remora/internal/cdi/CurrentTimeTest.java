package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.spi.CurrentTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A clock of the application's own. */
class CurrentTimeTest {

    @ApplicationScoped
    static class Watch implements CurrentTime {

        private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    @ApplicationScoped
    static class SecondWatch extends Watch {}

    private final SignedUp app = SignedUp.with(Watch.class);
    private final Browser browser = app.browser();

    @AfterEach
    void undeploy() {
        app.close();
    }

    @Test
    void callbackIsLateByIt() {
        URI sent = app.begin(browser, "oauth2");
        app.bean(Watch.class).pass(Duration.ofMinutes(10));

        CallbackRejectedException rejected =
                catchThrowableOfType(CallbackRejectedException.class, () -> app.authorized(browser, "oauth2", sent));

        assertThat(rejected)
                .returns(ErrorCode.STATE_EXPIRED, CallbackRejectedException::code)
                .hasMessage("REMORA-00311: the callback of remote app 'oauth2' came too late");
        assertThat(app.provider().asked()).isEmpty();
    }

    @Test
    void callbackIsInTimeByIt() {
        URI sent = app.begin(browser, "oauth2");
        app.bean(Watch.class).pass(Duration.ofMinutes(10).minusNanos(1));

        assertThat(app.authorized(browser, "oauth2", sent).parameters()).isNotNull();
    }

    @Test
    void timestampsOfOAuth1FollowIt() {
        app.begin(browser, "oauth1");

        assertThat(app.provider().asked()).singleElement().asString().contains("oauth_timestamp=\"1767225600\"");
    }

    @Test
    void twoAreADeploymentProblem() {
        List<String> problems = Deployment.problems(Watch.class, SecondWatch.class);

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("REMORA-00104: all remote apps have more than one CurrentTime: ");
    }
}

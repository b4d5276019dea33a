package dev.remora.internal.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.ErrorCode;
import dev.remora.TokenKey;
import dev.remora.TokenRequestException;
import dev.remora.TransportException;
import dev.remora.spi.ProtocolResponse;
import dev.remora.spi.TokenSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token endpoint that wants to be left alone, or hangs, is left alone by refreshes. */
class TokenEndpointPauseTest extends RenewalScenario {

    private final TokenSource second = github.tokens().source("second");

    TokenEndpointPauseTest() {
        store.save(TokenKey.of("github", OWNER).withName("second"), token(50, LIFETIME));
    }

    @ParameterizedTest
    @Tag("D-06")
    @CsvSource({"429, 120, 120", "503, 120, 120", "503, 86400, 300"})
    void asksNoEarlierThanRetryAfterSaysAtMostFiveMinutes(int status, int asked, int kept) {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.answers(request -> retryAfter(status, asked));
        assertThat(catchThrowableOfType(TokenRequestException.class, source::token))
                .isNotNull();

        app.clock.advance(Duration.ofSeconds(kept - 1));
        TokenRequestException thrown = catchThrowableOfType(TokenRequestException.class, second::token);

        assertThat(thrown)
                .hasMessage("REMORA-00318: the token of remote app 'github' has expired and could not be renewed for"
                        + " now: REMORA-00345: the token endpoint of remote app 'github' answered with status " + status
                        + " and Retry-After; it is not asked again for 1 s");
        assertThat(thrown.code()).isEqualTo(ErrorCode.REFRESH_FAILED);
        assertThat(thrown.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(app.provider.received).hasSize(1);

        app.clock.advance(Duration.ofSeconds(1));
        app.provider.json(response(51, LIFETIME));
        assertThat(second.token()).contains(token(51, LIFETIME));
    }

    @Test
    @Tag("D-06")
    void usesTokensThatAreStillValidMeanwhile() {
        app.clock.advance(Duration.ofSeconds(LIFETIME - 30));
        app.provider.answers(request -> retryAfter(429, 20));

        assertThat(source.token()).contains(stored());
        assertThat(second.token()).isPresent();
        assertThat(app.provider.received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void exchangesACodeAllTheSame(boolean hangs) {
        URI sent = app.begin(github);
        app.clock.advance(Duration.ofSeconds(300));
        app.provider.answers(request -> {
            if (hangs) {
                throw new TransportException(ErrorCode.TIMEOUT, "github", "too slow", null);
            }
            return retryAfter(429, 200);
        });
        assertThat(source.replacementFor(stored())).isEmpty();
        app.provider.json(response(7, LIFETIME));

        assertThat(app.callback(github, "code=c&state=" + TestApp.state(sent))).isInstanceOf(Granted.class);
        assertThat(app.provider.received).hasSize(2);
    }

    @Test
    @Tag("D-06")
    void holdsOneCallerWhereTheEndpointHangs() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        hang();
        assertThat(catchThrowableOfType(TransportException.class, source::token))
                .isNotNull();

        for (int i = 0; i < 50; i++) {
            assertThat(catchThrowableOfType(TransportException.class, second::token))
                    .hasMessage("REMORA-00318: the token of remote app 'github' has expired and could not be renewed"
                            + " for now: REMORA-00346: the token endpoint of remote app 'github' did not answer in"
                            + " time; it is not asked again for 10 s");
        }
        assertThat(app.provider.received).hasSize(1);
    }

    @Test
    @Tag("D-06")
    void letsOneCallerFindOutWhetherItStillHangs() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        hang();
        assertThat(catchThrowableOfType(TransportException.class, source::token))
                .isNotNull();
        app.clock.advance(Duration.ofSeconds(10));
        app.provider.answers(request -> {
            assertThat(catchThrowableOfType(TransportException.class, second::token))
                    .hasMessageContaining("REMORA-00346");
            return TestProvider.response(200, "application/json", response(1, LIFETIME));
        });

        assertThat(source.token()).contains(token(1, LIFETIME));

        app.provider.json(response(51, LIFETIME));
        assertThat(second.token()).contains(token(51, LIFETIME));
        assertThat(app.provider.received).hasSize(3);
    }

    private void hang() {
        app.provider.fails(new TransportException(ErrorCode.TIMEOUT, "github", "too slow", null));
    }

    private static ProtocolResponse retryAfter(int status, int seconds) {
        return ProtocolResponse.of(status)
                .withHeaders(Map.of("Retry-After", List.of(Integer.toString(seconds))))
                .withBody("{}".getBytes(UTF_8));
    }
}

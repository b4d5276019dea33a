package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.Token;
import dev.remora.TokenRequestException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens that are refreshed because somebody asks. */
class RefreshNowTest extends RenewalScenario {

    @Test
    void refreshesATokenThatIsNotDueEachTime() {
        app.provider.json(response(1, LIFETIME)).json(response(2, LIFETIME));

        assertThat(source.refresh()).contains(token(1, LIFETIME));
        assertThat(source.refresh()).contains(token(2, LIFETIME));

        assertThat(stored()).isEqualTo(token(2, LIFETIME));
        assertThat(app.events.refreshed).hasSize(2);
    }

    @Test
    @Tag("D-02")
    void goesOnFromTheNewestOfATokenThatTheApplicationKeeps() {
        app.provider.json(response(1, LIFETIME)).json(response(2, LIFETIME));
        Token old = token(0, LIFETIME);

        assertThat(github.tokens().fixed(old).refresh()).contains(token(1, LIFETIME));
        assertThat(github.tokens().fixed(old).refresh()).contains(token(2, LIFETIME));

        assertThat(app.provider.parameter("refresh_token")).isEqualTo("r1");
    }

    @Test
    void saysThatATokenCannotBeRefreshed() {
        store.save(KEY, Token.bearer("a"));

        AuthorizationRequiredException thrown =
                catchThrowableOfType(AuthorizationRequiredException.class, source::refresh);

        assertThat(thrown)
                .hasMessage("REMORA-00342: the token of remote app 'github' cannot be renewed: the provider issued"
                        + " nothing to renew it with, token-url is not set, or the settings have another issuer now; the"
                        + " user has to sign in again");
        assertThat(thrown.code()).isEqualTo(ErrorCode.REAUTHORIZATION_REQUIRED);
        store.remove(KEY);
        assertThat(source.refresh()).isEmpty();
    }

    @Test
    @Tag("D-06")
    void saysThatItFailedThoughTheTokenIsStillValid() {
        app.provider.status(400, "application/json", "{\"error\":\"odd\"}");

        assertThat(catchThrowableOfType(TokenRequestException.class, source::refresh))
                .hasMessageStartingWith("REMORA-00340: the token of remote app 'github' could not be renewed for now: ")
                .returns(ErrorCode.REFRESH_FAILED, TokenRequestException::code);
    }

    @Test
    @Tag("D-12")
    void aTokenThatWasRefreshedByTheClockIsRefreshedOnceMoreAfterA401() {
        app.clock.advance(Duration.ofSeconds(LIFETIME));
        app.provider.json(response(1, LIFETIME)).json(response(2, LIFETIME));
        Token first = source.token().orElseThrow();

        Token second = source.replacementFor(first).orElseThrow();

        assertThat(second).isEqualTo(token(2, LIFETIME));
        assertThat(source.replacementFor(second)).isEmpty();
        assertThat(app.provider.received).hasSize(2);
    }
}

package dev.remora.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.ErrorCode;
import dev.remora.Lease;
import dev.remora.OAuth2Token;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An administrator sees in the table until when refresh tokens live, and which refresh failed last. */
@OnEngine(Dialect.H2)
class RefreshColumnsTest {

    private static final TokenKey KEY = TokenKey.of("github", TokenOwner.application());
    private static final Duration TIME = Duration.ofSeconds(25);

    private final Engine engine;
    private final JdbcTokenStore tokens;

    RefreshColumnsTest(Engine engine) {
        this.engine = engine;
        this.tokens = engine.tokens();
    }

    @ParameterizedTest
    @CsvSource({
        "refresh_token_expires_in, 15897600, 15897600000",
        "refresh_expires_in, 1800, 1800000",
        "refresh_expires_in, 0, null",
        "refresh_expires_in, soon, null",
        "expires_in, 3600, null"
    })
    void theEndOfARefreshTokenIsThere(String parameter, String value, String millis) {
        tokens.save(KEY, token("r1").withParameters(Map.of(parameter, value)));

        assertThat(column("refresh_expires_at - updated_at")).isEqualTo(millis);
    }

    @Test
    void aTokenWithoutARefreshTokenHasNoSuchEnd() {
        tokens.save(KEY, Token.bearer("a").withParameters(Map.of("refresh_expires_in", "1800")));

        assertThat(column("refresh_expires_at")).isEqualTo("null");
    }

    @Test
    void theEndStaysWhileTheRefreshTokenIsTheSame() {
        Map<String, String> parameters = Map.of("refresh_expires_in", "1800");
        tokens.save(KEY, token("r1").withParameters(parameters));
        engine.change("UPDATE remora_token SET refresh_expires_at = 1");

        tokens.replace(KEY, read(), token("r1").withParameters(parameters));
        assertThat(column("refresh_expires_at")).isEqualTo("1");

        tokens.replace(KEY, read(), token("r2").withParameters(parameters));
        assertThat(column("refresh_expires_at - updated_at")).isEqualTo("1800000");
    }

    @Test
    void theFailureOfARefreshIsThereUntilOneSucceeds() {
        tokens.save(KEY, token("r1"));

        Lease lease = tokens.lease(KEY, TIME).orElseThrow();
        lease.failed(ErrorCode.REFRESH_FAILED);
        lease.release();

        assertThat(column("refresh_failure")).isEqualTo("refresh_failed");
        assertThat(column("CASE WHEN refresh_failed_at >= updated_at THEN 'then' END"))
                .isEqualTo("then");

        Lease next = tokens.lease(KEY, TIME).orElseThrow();
        assertThat(next.replace(read(), token("r2"))).isTrue();

        assertThat(column("refresh_failure")).isEqualTo("null");
        assertThat(column("refresh_failed_at")).isEqualTo("null");
    }

    private static OAuth2Token token(String refreshToken) {
        return Token.bearer("a").withRefreshToken(refreshToken);
    }

    private StoredToken read() {
        return tokens.find(KEY).orElseThrow();
    }

    private String column(String expression) {
        return engine.node()
                .run(sql -> sql.first(
                        "SELECT " + expression + " FROM remora_token", row -> String.valueOf(row.getString(1))))
                .orElseThrow();
    }
}

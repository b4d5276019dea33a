package dev.remora;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenTest {

    private static final Instant EXPIRY = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void holdsWhatTheMethodsWithSaid() {
        OAuth2Token token = Token.bearer("access")
                .withType("bearer")
                .withRefreshToken("refresh")
                .withExpiresAt(EXPIRY)
                .withScope("a b")
                .withIdToken("id")
                .withParameters(Map.of("uid", "7"));

        assertThat(token.accessToken()).isEqualTo("access");
        assertThat(token.type()).isEqualTo("bearer");
        assertThat(token.refreshToken()).isEqualTo("refresh");
        assertThat(token.expiresAt()).isEqualTo(EXPIRY);
        assertThat(token.scope()).isEqualTo("a b");
        assertThat(token.idToken()).isEqualTo("id");
        assertThat(token.parameters()).isEqualTo(Map.of("uid", "7"));
    }

    @Test
    void isEqualOnlyToOneThatHoldsTheSame() {
        OAuth2Token bare = Token.bearer("access");

        assertThat(Token.bearer("access")).isEqualTo(bare).hasSameHashCodeAs(bare);
        assertThat(List.of(
                        Token.bearer("other"),
                        bare.withType("mac"),
                        bare.withRefreshToken("refresh"),
                        bare.withExpiresAt(EXPIRY),
                        bare.withScope(""),
                        bare.withIdToken("id"),
                        bare.withIdentity(Identity.of("i", "7")),
                        bare.withParameters(Map.of("uid", "7")),
                        Token.oauth1("access", "")))
                .doesNotContain(bare)
                .doesNotHaveDuplicates();
        assertThat(List.of(
                        Token.oauth1("token", "other"),
                        Token.oauth1("other", "secret"),
                        Token.oauth1("token", "secret").withIdentity(Identity.of("i", "7")),
                        Token.oauth1("token", "secret").withParameters(Map.of("user_id", "7"))))
                .doesNotContain(Token.oauth1("token", "secret"))
                .doesNotHaveDuplicates();
    }

    @Test
    void leavesTheTokenThatItWasMadeFromAsItWas() {
        OAuth2Token bare = Token.bearer("access");

        assertThat(bare.withRefreshToken("refresh").withRefreshToken(null)).isEqualTo(bare);
        assertThat(bare.refreshToken()).isNull();
    }

    @Test
    void showsNoLineOfTheProviders() {
        assertThat(Token.bearer("access").withScope("read\nSEVERE x").withParameters(Map.of("a\nb", "7")))
                .hasToString("OAuth2Token[accessToken=****, type=Bearer, refreshToken=none, expiresAt=null,"
                        + " scope=readSEVERE x, parameters=[ab]]");
        assertThat(Token.oauth1("t", "s").withParameters(Map.of("n".repeat(300), "7")))
                .hasToString("OAuth1Token[token=****, secret=****, parameters=[" + "n".repeat(255) + "]");
    }

    @Test
    void showsNoSecret() {
        assertThat(Token.bearer("access")
                        .withRefreshToken("refresh")
                        .withIdToken("id.token.x")
                        .withParameters(Map.of("uid", "7")))
                .hasToString("OAuth2Token[accessToken=****, type=Bearer, refreshToken=****, expiresAt=null, scope=null,"
                        + " parameters=[uid]]");
        assertThat(Token.oauth1("the token", "the secret").withParameters(Map.of("user_id", "7")))
                .hasToString("OAuth1Token[token=****, secret=****, parameters=[user_id]]");
    }
}

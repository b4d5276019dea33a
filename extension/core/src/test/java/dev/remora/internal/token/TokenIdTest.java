package dev.remora.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The keys under which refreshes are remembered: one per whole token, and none that shows a secret. */
class TokenIdTest {

    @Test
    @Tag("S-01")
    void isAHash() {
        assertThat(TokenId.of(oauth2Token("canary-a", "canary-r")).hash())
                .doesNotContain("canary")
                .hasSize(43);
        assertThat(TokenId.of(oauth1Token("canary-t", "canary-s", "canary-h")).hash())
                .doesNotContain("canary")
                .hasSize(43);
    }

    @Test
    @Tag("D-02")
    void tellsTokensOfOAuth2ApartByBothTheirTokens() {
        assertAllDiffer(
                oauth2Token("a", "r"),
                oauth2Token("a", "x"),
                oauth2Token("a", null),
                oauth2Token("x", "r"),
                oauth2Token("ar", null));
        assertThat(TokenId.of(oauth2Token("a", null))).isEqualTo(TokenId.of(oauth2Token("a", "")));
    }

    @Test
    @Tag("D-02")
    void tellsTokensOfOAuth1ApartByTokenSecretAndHandle() {
        assertAllDiffer(
                oauth1Token("t", "s", "h"),
                oauth1Token("t", "s", "x"),
                oauth1Token("t", "x", "h"),
                oauth1Token("x", "s", "h"),
                oauth1Token("ts", "", "h"));
    }

    private static void assertAllDiffer(Token... tokens) {
        Set<TokenId> ids = new LinkedHashSet<>();
        List.of(tokens).forEach(token -> ids.add(TokenId.of(token)));
        assertThat(ids).hasSameSizeAs(tokens);
    }

    private static OAuth2Token oauth2Token(String access, @Nullable String refresh) {
        return Token.bearer(access).withRefreshToken(refresh);
    }

    private static OAuth1Token oauth1Token(String token, String secret, String handle) {
        return Token.oauth1(token, secret).withParameters(Map.of("oauth_session_handle", handle));
    }
}

package dev.remora.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.TokenStore;
import dev.remora.internal.store.SharedTokenStore;
import dev.remora.tck.TokenStoreTck;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@OnRedis
class RedisTokenStoreTest extends TokenStoreTck {

    private final TwoNodes nodes;

    RedisTokenStoreTest(TwoNodes nodes) {
        this.nodes = nodes.empty();
    }

    @Override
    protected TokenStore create() {
        return new SharedTokenStore(nodes.first(), TwoNodes.sealer('a'), Duration.ofDays(30));
    }

    @Test
    void tokensOfCallersStayAndThoseOfSessionsExpireInRedis() {
        store().save(KEY, Token.bearer("a"));
        store().save(TokenKey.of("github", TokenOwner.of(Kind.SESSION, "s")), Token.bearer("a"));
        String ofSession = nodes.dump()
                .lines()
                .filter(line -> line.contains("session#"))
                .map(line -> line.substring(line.indexOf("session-tokens"), line.indexOf(' ')))
                .findFirst()
                .orElseThrow();

        assertThat(nodes.lifetime("tokens::github|caller:duke|")).isEqualTo(-1);
        assertThat(nodes.lifetime(ofSession))
                .isBetween(Duration.ofDays(29).toMillis(), Duration.ofDays(30).toMillis());
    }
}

package dev.remora.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Nodes on one store refresh the token of a user once each time it expires, however many threads ask. */
public final class OneRefreshScenario {

    private static final int THREADS = 40;
    private static final int USERS = 5;
    private static final int EXPIRIES = 3;

    private OneRefreshScenario() {}

    /**
     * Lets the tokens of five users expire three times, and forty threads call with each.
     *
     * @param provider the provider of the remote app {@code op}
     * @param store the store that the nodes share
     * @param clock the clock of the nodes
     * @param nodes the nodes
     */
    public static void check(RotatingProvider provider, TokenStore store, SettableClock clock, List<OAuth> nodes)
            throws InterruptedException {
        for (int number = 0; number < USERS; number++) {
            store.save(
                    TokenKey.of("op", TokenOwner.application()).withName("u" + number),
                    Token.bearer("a").withRefreshToken("u" + number + "-1").withExpiresAt(clock.instant()));
        }
        for (int expiry = 1; expiry <= EXPIRIES; expiry++) {
            AtomicInteger turn = new AtomicInteger();
            List<Integer> statuses = AtOnce.call(THREADS, () -> {
                int mine = turn.getAndIncrement();
                return worst(nodes.get(mine % nodes.size()), mine);
            });

            assertThat(statuses).containsOnly(200);
            assertThat(provider.refreshes()).isEqualTo(USERS * expiry);
            assertThat(provider.reused()).isZero();
            clock.advance(Duration.ofHours(1));
        }
    }

    private static int worst(OAuth node, int first) {
        int status = 0;
        for (int number = 0; number < USERS; number++) {
            String user = "u" + (number + first) % USERS;
            status = Math.max(
                    status, node.remote("op").withTokenKey(user).get("me").status());
        }
        return status;
    }
}

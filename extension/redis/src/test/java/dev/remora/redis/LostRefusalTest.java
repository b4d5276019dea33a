package dev.remora.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.StoreException;
import dev.remora.spi.SharedEntries.Space;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.RedisCodec;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Redis refused a connection with is told also where Lettuce was too late to see it at first. */
class LostRefusalTest {

    private static final Exception LOST = new IllegalStateException("RedisHandshakeHandler not registered");

    @Test
    void asksAgainWhyItWasRefused() {
        assertThat(failure(LOST, new RedisCommandExecutionException("WRONGPASS canary")))
                .isEqualTo(
                        "REMORA-01055: Redis does not let remora-redis in (WRONGPASS): see that remora.redis-user and"
                                + " remora.redis-password are right");
    }

    @Test
    void asksThreeTimesAtMost() {
        assertThat(failure(LOST, LOST, LOST))
                .isEqualTo("REMORA-01053: Redis does not answer (RedisConnectionException): see that it runs, and that"
                        + " remora.redis-url is right");
    }

    @Test
    void asksNobodyWhoCannotBeReachedAgain() {
        assertThat(failure(new ConnectException("refused"))).startsWith("REMORA-01053: Redis does not answer");
    }

    /** The failure of a call whose connections fail so; none is made beyond these. */
    private static String failure(Exception... causes) {
        try (FailingClient client = new FailingClient(List.of(causes))) {
            RedisConnection connection = new RedisConnection(client, Duration.ofSeconds(2));
            RedisEntries entries = new RedisEntries(connection, "remora:");
            StoreException failure =
                    catchThrowableOfType(StoreException.class, () -> entries.find(Space.TOKENS, "key"));
            assertThat(client.causes).isEmpty();
            return String.valueOf(failure.getMessage());
        }
    }

    private static final class FailingClient extends RedisClient {

        private final Deque<Exception> causes;

        FailingClient(List<Exception> causes) {
            super(null, RedisURI.create("redis://127.0.0.1:1"));
            this.causes = new ArrayDeque<>(causes);
        }

        @Override
        public <K, V> StatefulRedisConnection<K, V> connect(RedisCodec<K, V> codec) {
            throw new RedisConnectionException("Unable to connect", causes.remove());
        }
    }
}

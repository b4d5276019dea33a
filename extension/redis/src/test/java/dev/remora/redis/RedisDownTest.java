package dev.remora.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.StoreException;
import dev.remora.spi.SharedEntries.Space;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each fault of Redis has a sentence with its remedy, and none has a value. */
@Tag("redis-server")
class RedisDownTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @Test
    @Tag("B-22")
    void saysThatRedisIsDownAndGoesOnOnceItIsBack() {
        Redis server = Redis.start();
        try (OwnClient client = OwnClient.of(server.url(), null, null, TIMEOUT)) {
            RedisEntries entries = entries(client);
            assertThat(entries.putIfAbsent(Space.TOKENS, "key", octets("canary"), null))
                    .isTrue();
            server.close();

            StoreException failure = failure(entries);
            assertThat(failure.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
            assertThat(failure.getMessage())
                    .matches(
                            "REMORA-01053: Redis does not answer \\(\\w+\\): see that it runs, and that remora.redis-url"
                                    + " is right");

            server = Redis.start(server.port());
            while (isDown(entries)) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            assertThat(entries.find(Space.TOKENS, "key")).isEmpty(); // another, empty one
        } finally {
            server.close();
        }
    }

    @Test
    void saysThatItNeverAnswered() {
        Redis server = Redis.start();
        String url = server.url();
        server.close();
        try (OwnClient client = OwnClient.of(url, null, null, TIMEOUT)) {
            assertThat(failure(entries(client)).getMessage()).startsWith("REMORA-01053: Redis does not answer");
        }
    }

    @Test
    void tellsThatUserOrPasswordAreWrong() {
        try (Redis server = Redis.start("--requirepass", "right")) {
            assertThat(failureWith(server, null))
                    .startsWith("REMORA-01055: Redis does not let remora-redis in (NOAUTH)");
            assertThat(failureWith(server, "canary"))
                    .isEqualTo(
                            "REMORA-01055: Redis does not let remora-redis in (WRONGPASS): see that remora.redis-user and"
                                    + " remora.redis-password are right");
        }
    }

    private static String failureWith(Redis server, @Nullable String password) {
        try (OwnClient client = OwnClient.of(server.url(), null, password, TIMEOUT)) {
            return String.valueOf(failure(entries(client)).getMessage());
        }
    }

    @Test
    void tellsThatMemoryIsFull() {
        try (Redis server = Redis.start("--maxmemory", "1");
                OwnClient client = OwnClient.of(server.url(), null, null, TIMEOUT)) {
            assertThatThrownBy(() -> entries(client).putIfAbsent(Space.TOKENS, "key", octets("canary"), null))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("REMORA-01056: Redis has no memory left (OOM)")
                    .hasMessageNotContaining("canary");
        }
    }

    @Test
    void tellsThatItIsAReplica() {
        try (Redis server = Redis.start("--replicaof", "127.0.0.1 1");
                OwnClient client = OwnClient.of(server.url(), null, null, TIMEOUT)) {
            assertThatThrownBy(() -> entries(client).putIfAbsent(Space.TOKENS, "key", octets("canary"), null))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("REMORA-01057: this Redis is a replica (READONLY)");
        }
    }

    private static RedisEntries entries(OwnClient client) {
        return new RedisEntries(new RedisConnection(client.client(), TIMEOUT), "remora:");
    }

    private static StoreException failure(RedisEntries entries) {
        return catchThrowableOfType(StoreException.class, () -> entries.find(Space.TOKENS, "key"));
    }

    private static boolean isDown(RedisEntries entries) {
        try {
            entries.find(Space.TOKENS, "key");
            return false;
        } catch (StoreException e) {
            return true;
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

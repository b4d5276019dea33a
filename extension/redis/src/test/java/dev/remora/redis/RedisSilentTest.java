package dev.remora.redis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.SettingsException;
import dev.remora.StoreException;
import dev.remora.spi.SharedEntries.Space;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Waiting for Redis has an end. */
class RedisSilentTest {

    @Test
    void anAddressThatTakesConnectionsAndSaysNothingIsGivenUp() throws IOException {
        Duration timeout = Duration.ofMillis(200);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                OwnClient client =
                        OwnClient.of("redis://127.0.0.1:" + silent.getLocalPort(), null, "canary", timeout)) {
            RedisEntries entries = new RedisEntries(new RedisConnection(client.client(), timeout), "remora:");

            assertThatThrownBy(() -> entries.find(Space.TOKENS, "key"))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(
                            "REMORA-01053: Redis does not answer (RedisConnectionException): see that it runs, and that"
                                    + " remora.redis-url is right")
                    .hasMessageNotContaining("canary")
                    .hasNoCause();
        }
    }

    @Test
    void whatIsNoAddressIsNotQuoted() {
        assertThatThrownBy(() -> OwnClient.of("http://user:canary@cache", null, null, Duration.ofSeconds(1)))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "REMORA-01052: remora.redis-url is no address of Redis: it has the form redis://host:6379/0, with"
                                + " TLS rediss://host:6380/0, by Sentinel redis-sentinel://one,two,three/0#main")
                .hasNoCause();
    }
}

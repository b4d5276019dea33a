package dev.remora.redis;

import dev.remora.internal.store.KeyedSealer;
import dev.remora.spi.Sealer;
import dev.remora.spi.SharedEntries;
import io.lettuce.core.codec.StringCodec;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The connections of two nodes to one Redis, with a prefix of their own. */
final class TwoNodes implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final OwnClient client;
    private final List<RedisConnection> connections = new ArrayList<>();
    private final String prefix = "test-" + UUID.randomUUID() + ":";
    private final SharedEntries first;
    private final SharedEntries second;

    TwoNodes(String url) {
        client = OwnClient.of(url, null, null, TIMEOUT);
        first = node();
        second = node();
    }

    private SharedEntries node() {
        RedisConnection connection = new RedisConnection(client.client(), TIMEOUT);
        connections.add(connection);
        return new RedisEntries(connection, prefix);
    }

    SharedEntries first() {
        return first;
    }

    SharedEntries second() {
        return second;
    }

    /** Removes all that they wrote. */
    TwoNodes empty() {
        connections.get(0).run(commands -> {
            List<String> keys = commands.keys(prefix + "*");
            return keys.isEmpty() ? 0L : commands.del(keys.toArray(String[]::new));
        });
        return this;
    }

    /** All keys and values, as text in Latin letters. */
    String dump() {
        StringBuilder all = new StringBuilder();
        connections.get(0).run(commands -> {
            for (String key : commands.keys(prefix + "*")) {
                all.append(key)
                        .append(' ')
                        .append(new String(commands.get(key), StandardCharsets.ISO_8859_1))
                        .append('\n');
            }
            return all;
        });
        return all.toString();
    }

    /** How long a key lives, in milliseconds; -1: until it is removed. */
    long lifetime(String key) {
        try (var connection = client.client().connect(StringCodec.UTF8)) {
            return connection.sync().pttl(prefix + key);
        }
    }

    /** The first seals, all open. */
    static Sealer sealer(char... keys) {
        List<byte[]> all = new ArrayList<>();
        for (char key : keys) {
            byte[] octets = new byte[32];
            Arrays.fill(octets, (byte) key);
            all.add(octets);
        }
        return new KeyedSealer(all, new SecureRandom());
    }

    @Override
    public void close() {
        connections.forEach(RedisConnection::close);
        client.close();
    }
}

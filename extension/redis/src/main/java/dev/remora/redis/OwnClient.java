package dev.remora.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client that this module makes itself, from its settings, and closes. */
record OwnClient(RedisClient client, ClientResources resources) implements AutoCloseable {

    // calls go on soon after Redis is back
    private static final Duration RECONNECT = Duration.ofMillis(250);
    private static final int THREADS = 2;

    /** @throws dev.remora.SettingsException if that is no address */
    static OwnClient of(String url, @Nullable String user, @Nullable String password, Duration timeout) {
        RedisURI address = address(url);
        if (password != null) {
            char[] secret = password.toCharArray();
            // by what Lettuce 6 has too: Quarkus, whose Netty is 4.1, takes that
            address.setCredentialsProvider(RedisCredentialsProvider.from(() -> RedisCredentials.just(user, secret)));
        }
        address.setTimeout(timeout);
        ClientResources resources = ClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .reconnectDelay(Delay.constant(RECONNECT))
                .build();
        RedisClient client = RedisClient.create(resources, address);
        client.setOptions(options(timeout));
        return new OwnClient(client, resources);
    }

    private static ClientOptions options(Duration timeout) {
        return ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                // a command whose answer was lost may have been carried out: nothing is sent twice
                .replayFilter(command -> true)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeout)
                        .keepAlive(true)
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(timeout))
                .build();
    }

    private static RedisURI address(String url) {
        try {
            return RedisURI.create(url);
        } catch (IllegalArgumentException e) {
            throw RedisMessages.addressInvalid(); // its text has the address, and that may have the password
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
}

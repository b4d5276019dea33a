package dev.remora.redis;

import dev.remora.tck.nodes.ManyNodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/** Three JVMs on one Redis, run by hand; {@link ManyNodes} says what the arguments are. */
final class ThreeJvms {

    private ThreeJvms() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try (OneRedis redis = new OneRedis(Files.createTempDirectory("redis"))) {
            ManyNodes.run(redis, args);
        }
    }

    /** A Redis that writes down each change before it answers. */
    private static final class OneRedis implements ManyNodes.Engine, AutoCloseable {

        private final Path folder;
        private Redis server;

        OneRedis(Path folder) {
            this.folder = folder;
            this.server = Redis.start(options());
        }

        private String[] options() {
            return new String[] {"--appendonly", "yes", "--appendfsync", "always", "--dir", folder.toString()};
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "remora.redis-url",
                    server.url(),
                    "remora.token-store",
                    "redis",
                    "remora.store-key",
                    Base64.getEncoder().encodeToString("a".repeat(32).getBytes(StandardCharsets.US_ASCII)));
        }

        @Override
        public void stop() {
            server.close();
        }

        @Override
        public void start() {
            server = Redis.start(server.port(), options());
        }

        @Override
        public void close() {
            server.close();
        }
    }
}

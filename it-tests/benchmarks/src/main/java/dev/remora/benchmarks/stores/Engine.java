package dev.remora.benchmarks.stores;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The engines that keep tokens; each sets the application's settings when it is started. */
enum Engine {
    H2("jdbc.JdbcStoreProvider", "jdbc.Detached") {
        @Override
        AutoCloseable start() {
            set("jdbc", Map.of("jdbc-url", "jdbc:h2:mem:tokens;DB_CLOSE_DELAY=-1", "jdbc-schema", "create"));
            return () -> {};
        }
    },
    POSTGRESQL("jdbc.JdbcStoreProvider", "jdbc.Detached") {
        @Override
        AutoCloseable start() throws IOException {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            set("jdbc", Map.of("jdbc-url", server.getJdbcUrl("postgres", "postgres"), "jdbc-schema", "create"));
            return server;
        }
    },
    INFINISPAN("infinispan.InfinispanStoreProvider") {
        @Override
        AutoCloseable start() {
            set("infinispan", Map.of("infinispan-file", "benchmark-infinispan.xml"));
            return () -> {};
        }
    },
    JCACHE("jcache.JCacheStoreProvider") {
        @Override
        AutoCloseable start() {
            System.setProperty("hazelcast.config", "classpath:benchmark-hazelcast.xml");
            String provider = "com.hazelcast.cache.impl.HazelcastServerCachingProvider";
            set("jcache", Map.of("jcache-provider", provider));
            return () -> {};
        }
    },
    REDIS("redis.RedisStoreProvider") {
        @Override
        AutoCloseable start() throws IOException {
            int port = freePort();
            Process server = new ProcessBuilder(
                            "redis-server",
                            "--port",
                            "" + port,
                            "--bind",
                            "127.0.0.1",
                            "--save",
                            "",
                            "--appendonly",
                            "no")
                    .redirectErrorStream(true)
                    .start();
            BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
            String line = said.readLine();
            while (line != null && !line.contains("Ready to accept connections")) {
                line = said.readLine();
            }
            set("redis", Map.of("redis-url", "redis://127.0.0.1:" + port));
            return server::destroy;
        }
    };

    private final List<String> beans;

    Engine(String... beans) {
        this.beans = List.of(beans);
    }

    abstract AutoCloseable start() throws IOException;

    static Engine named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The beans of the module, which are its own. */
    Class<?>[] beans() throws ClassNotFoundException {
        Class<?>[] classes = new Class<?>[beans.size()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = Class.forName("dev.remora." + beans.get(i));
        }
        return classes;
    }

    private static void set(String store, Map<String, String> settings) {
        System.setProperty("remora.token-store", store);
        settings.forEach((key, value) -> System.setProperty("remora." + key, value));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package dev.remora.benchmarks.stores;

import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.benchmarks.Heap;
import dev.remora.benchmarks.Turns;
import dev.remora.internal.store.KeyedSealer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;

/**
 * Measures a call among 10,000 remote apps and 100,000 tokens in PostgreSQL, beside one of a single app with a single token, and the
 * heap that an app takes.
 */
final class Growth {

    private static final int APPS = 10_000;
    private static final int CALLED = 1_000;
    private static final int TOKENS_OF_AN_APP = 10;
    private static final int ROUNDS = 200;
    private static final int CALLS = 25;
    private static final byte[] KEY = new byte[32];

    private Growth() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("remora.token-store", "jdbc");
        System.setProperty("remora.store-key", Base64.getEncoder().encodeToString(KEY));
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            measure(server.getJdbcUrl("postgres", "postgres"), server.getJdbcUrl("postgres", "template1"));
        }
    }

    private static void measure(String smallUrl, String largeUrl) throws Exception {
        save(smallUrl, 1);
        save(largeUrl, CALLED);
        fill(largeUrl);
        try (ManyApps small = new ManyApps(smallUrl, 1, 1)) {
            new Turns(ROUNDS, CALLS).side("1 app, 1 token", small::call).print("call, nothing else configured");
            ManyApps.configure(largeUrl, APPS);
            long without = Heap.usedBytes();
            try (ManyApps large = new ManyApps(largeUrl, APPS, CALLED)) {
                long idle = Heap.usedBytes();
                large.callAll();
                long used = Heap.usedBytes();
                System.out.printf(
                        "%n%d apps: %d bytes each; %d more each when it was called%n",
                        APPS, (idle - without) / APPS, (used - idle) / CALLED);
                new Turns(ROUNDS, CALLS)
                        .side("1 app, 1 token", small::call)
                        .side("10,000 apps, 100,000 tokens", large::call)
                        .print("call");
            }
        }
    }

    /** A token of each of the first apps. */
    private static void save(String url, int apps) throws Exception {
        try (JdbcTokens tokens = new JdbcTokens(url, new KeyedSealer(List.of(KEY), new SecureRandom()))) {
            for (int i = 0; i < apps; i++) {
                tokens.store()
                        .save(
                                TokenKey.of(ManyApps.name(i), TokenOwner.of(TokenOwner.Kind.CALLER, "alice")),
                                Token.bearer("a".repeat(40)));
            }
        }
    }

    /** The tokens that are never read. */
    private static void fill(String url) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO remora_token (app, owner, name, version, key_id, record, updated_at)"
                    + " SELECT 'service' || apps, 'caller:user' || number, name, version, key_id, record, updated_at"
                    + " FROM (SELECT * FROM remora_token LIMIT 1) AS one, generate_series(0, " + (APPS - 1)
                    + ") AS apps, generate_series(1, " + TOKENS_OF_AN_APP + ") AS number");
        }
    }
}

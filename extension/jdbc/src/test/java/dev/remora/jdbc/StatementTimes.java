package dev.remora.jdbc;

import dev.remora.OAuth2Token;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.internal.store.PlainSealer;
import dev.remora.spi.Sealer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * What reading and replacing a token take, beside the same statements on an open connection of the same driver: PostgreSQL over
 * loopback, run by hand. The arguments are how many tokens there are, and {@code none} to go without encryption. Both sides take turns, so that what else the machine does hits
 * both.
 */
final class StatementTimes {

    private static final int ROUNDS = 1600;
    private static final int CALLS = 25;
    private static final String OF_KEY = " WHERE app = 'github' AND owner = ? AND name = ?";

    private StatementTimes() {}

    public static void main(String[] args) throws Exception {
        int tokens = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                UrlDataSource source = new UrlDataSource(
                        "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "");
                Connection open = source.getConnection()) {
            measure(source, open, tokens, args.length > 1 ? new PlainSealer() : Engine.sealer('a'));
        }
    }

    private static void measure(UrlDataSource source, Connection open, int tokens, Sealer sealer) throws Exception {
        Database database = new Database(source, SchemaMode.CREATE, Supplier::get);
        JdbcTokenStore store = new JdbcTokenStore(
                database, sealer, new Sweeper(database, InstantSource.system(), Duration.ofDays(1), Runnable::run));
        TokenKey key = TokenKey.of("github", TokenOwner.of(TokenOwner.Kind.CALLER, "alice"));
        OAuth2Token token = Token.bearer("a".repeat(40))
                .withRefreshToken("r".repeat(40))
                .withExpiresAt(Instant.now().plusSeconds(3600))
                .withScope("user repo");
        store.save(key, token);
        fill(open, tokens - 1);
        String owner = text(open, "SELECT owner FROM remora_token WHERE owner LIKE '%alice%'");
        byte[] record = octets(open, owner);
        TokenKey bare = TokenKey.of("github", TokenOwner.of(TokenOwner.Kind.CALLER, "bob"));
        store.save(bare, token);
        String bob = owner.replace("alice", "bob");
        StoredToken[] read = {store.find(key).orElseThrow()};

        double[][] times = new double[4][ROUNDS];
        List<Callable<?>> sides =
                List.of(() -> octets(open, owner), () -> store.find(key), () -> update(open, bob, record), () -> {
                    store.replace(key, read[0], token);
                    read[0] = StoredToken.of(token, Long.toString(Long.parseLong(read[0].version()) + 1));
                    return read;
                });
        for (int round = 0; round < ROUNDS; round++) {
            for (int side = 0; side < sides.size(); side++) {
                long begin = System.nanoTime();
                for (int call = 0; call < CALLS; call++) {
                    sides.get(side).call();
                }
                times[side][round] = (System.nanoTime() - begin) / 1000.0 / CALLS;
            }
        }
        System.out.printf(
                "%d tokens: find %.0f µs, bare %.0f µs, ratio %.2f; replace %.0f µs, bare %.0f µs, ratio %.2f%n",
                tokens,
                median(times[1]),
                median(times[0]),
                median(times[1]) / median(times[0]),
                median(times[3]),
                median(times[2]),
                median(times[3]) / median(times[2]));
        if (!store.find(key).orElseThrow().version().equals(read[0].version())) {
            throw new IllegalStateException("nothing was replaced");
        }
    }

    /** Of the second half, when all is compiled. */
    private static double median(double[] times) {
        double[] half = Arrays.copyOfRange(times, ROUNDS / 2, ROUNDS);
        Arrays.sort(half);
        return half[half.length / 2];
    }

    private static void fill(Connection open, int count) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement(
                "INSERT INTO remora_token (app, owner, name, version, key_id, record, access_expires_at, updated_at)"
                        + " SELECT app, 'caller#' || number, name, version, key_id, record, access_expires_at, updated_at"
                        + " FROM remora_token, generate_series(1, ?) AS number")) {
            insert.setInt(1, count);
            insert.executeUpdate();
        }
    }

    private static byte[] octets(Connection open, String owner) throws SQLException {
        try (PreparedStatement select = open.prepareStatement(
                "SELECT version, record FROM remora_token" + OF_KEY + " AND record IS NOT NULL")) {
            select.setString(1, owner);
            select.setString(2, "");
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("no such token");
                }
                return rows.getBytes(2);
            }
        }
    }

    private static int update(Connection open, String owner, byte[] record) throws SQLException {
        try (PreparedStatement update = open.prepareStatement(
                "UPDATE remora_token SET version = ?, key_id = ?, record = ?, access_expires_at = ?,"
                        + " updated_at = (EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000)::BIGINT" + OF_KEY
                        + " AND version IS NOT NULL AND record IS NOT NULL")) {
            update.setLong(1, 7);
            update.setString(2, "00000000");
            update.setBytes(3, record);
            update.setLong(4, 0);
            update.setString(5, owner);
            update.setString(6, "");
            int changed = update.executeUpdate();
            if (changed != 1) {
                throw new IllegalStateException("no such token");
            }
            return changed;
        }
    }

    private static String text(Connection open, String sql) throws SQLException {
        try (PreparedStatement select = open.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }
}

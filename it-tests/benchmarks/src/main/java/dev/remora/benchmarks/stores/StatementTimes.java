package dev.remora.benchmarks.stores;

import dev.remora.OAuth2Token;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import dev.remora.benchmarks.Turns;
import dev.remora.internal.store.KeyedSealer;
import dev.remora.internal.store.PlainSealer;
import dev.remora.spi.Sealer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Measures how long reading and replacing a token take, beside the same statements on an open connection of the same driver, and
 * beside Spring Security's store: PostgreSQL over loopback. The arguments are how many tokens there are, and {@code none} to go
 * without encryption.
 */
final class StatementTimes {

    private static final int ROUNDS = 1600;
    private static final int CALLS = 25;
    private static final String ACCESS_TOKEN = "a".repeat(40);
    private static final String REFRESH_TOKEN = "r".repeat(40);

    private final TokenStore store;
    private final TokenKey key = key("alice");
    private final OAuth2Token token = Token.bearer(ACCESS_TOKEN)
            .withRefreshToken(REFRESH_TOKEN)
            .withExpiresAt(Instant.now().plusSeconds(3600))
            .withScope("user repo");
    private StoredToken read;

    private StatementTimes(TokenStore store) {
        this.store = store;
        store.save(key, token);
        store.save(key("bob"), token);
        read = find();
    }

    public static void main(String[] args) throws Exception {
        int tokens = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        Sealer sealer =
                args.length > 1 ? new PlainSealer() : new KeyedSealer(List.of(new byte[32]), new SecureRandom());
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            try (JdbcTokens remora = new JdbcTokens(url, sealer);
                    Connection open = DriverManager.getConnection(url)) {
                new StatementTimes(remora.store()).measure(open, tokens);
            }
        }
    }

    private void measure(Connection open, int tokens) throws Exception {
        SpringService spring = new SpringService(open, ACCESS_TOKEN, REFRESH_TOKEN, tokens);
        BareStatements bare = new BareStatements(open, fill(open, tokens));
        byte[] record = bare.find();
        new Turns(ROUNDS, CALLS)
                .side("bare", bare::find)
                .side("remora", this::find)
                .side("spring", spring::load)
                .print("find among " + tokens);
        new Turns(ROUNDS, CALLS)
                .side("bare", () -> bare.replace(record))
                .side("remora", this::replace)
                .side("spring", spring::save)
                .print("replace among " + tokens);
        if (!find().version().equals(read.version())) {
            throw new IllegalStateException("nothing was replaced");
        }
    }

    private StoredToken find() {
        return store.find(key).orElseThrow();
    }

    /** Versions of this store count up. */
    private StoredToken replace() {
        store.replace(key, read, token);
        read = StoredToken.of(token, Long.toString(Long.parseLong(read.version()) + 1));
        return read;
    }

    /** Makes as many tokens of it, and returns the owner whose token Remora does not use. */
    private static String fill(Connection open, int tokens) throws SQLException {
        try (PreparedStatement insert = open.prepareStatement(
                        "INSERT INTO remora_token (app, owner, name, version, key_id, record, access_expires_at, updated_at)"
                                + " SELECT app, 'caller#' || number, name, version, key_id, record, access_expires_at, updated_at"
                                + " FROM remora_token, generate_series(3, ?) AS number WHERE owner LIKE '%bob%'");
                PreparedStatement select =
                        open.prepareStatement("SELECT owner FROM remora_token WHERE owner LIKE '%bob%'")) {
            insert.setInt(1, tokens);
            insert.executeUpdate();
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static TokenKey key(String caller) {
        return TokenKey.of("github", TokenOwner.of(TokenOwner.Kind.CALLER, caller));
    }
}

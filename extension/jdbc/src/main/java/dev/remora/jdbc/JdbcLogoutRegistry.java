package dev.remora.jdbc;

import dev.remora.spi.Logout;
import dev.remora.spi.Logout.Channel;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.Sealer;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps logouts in rows of {@code remora_logout}, under keyed hashes; those that anybody can send have bounded room of their own. */
final class JdbcLogoutRegistry implements LogoutRegistry {

    private static final int FRONT_ROOM = 10_000;
    private static final String TOKEN_ID = "ID";

    private final Database database;
    private final Sealer sealer;
    private final InstantSource clock;
    private final Sweeper sweeper;

    JdbcLogoutRegistry(Database database, Sealer sealer, InstantSource clock, Sweeper sweeper) {
        this.database = database;
        this.sealer = sealer;
        this.clock = clock;
        this.sweeper = sweeper;
    }

    /** Notes the id of the token last: one whose node fails before that is sent again. */
    @Override
    public boolean add(Logout logout) {
        String id = logout.tokenId();
        List<String> ids = id == null ? List.of() : sealer.hashes("jti", logout.issuer(), id);
        boolean added = database.run(sql -> {
            if (!ids.isEmpty() && isKnown(sql, ids)) {
                return false;
            }
            for (String hash : ended(logout)) {
                put(sql, hash, logout.channel().name(), logout);
            }
            if (logout.channel() == Channel.FRONT) {
                makeRoom(sql);
            }
            return ids.isEmpty() || insert(sql, ids.get(0), TOKEN_ID, logout) || isOverwritten(sql, ids.get(0), logout);
        });
        sweeper.sweepIfDue();
        return added;
    }

    @Override
    public boolean isLoggedOut(String issuer, String subject, @Nullable String sessionId, Instant signedInAt) {
        List<Object> hashes = new ArrayList<>(sealer.hashes("sub", issuer, subject));
        hashes.addAll(
                sessionId == null
                        ? sealer.hashes("sub without sid", issuer, subject)
                        : sealer.hashes("sid", issuer, sessionId));
        String sql = "SELECT hash FROM remora_logout WHERE hash IN (" + Statements.marks(hashes.size())
                + ") AND channel <> '" + TOKEN_ID + "' AND time_at >= ? AND expires_at > ?";
        hashes.add(Columns.millis(signedInAt));
        hashes.add(Columns.millis(clock.instant()));
        return database.run(statements ->
                statements.first(sql, row -> row.getString(1), hashes.toArray()).isPresent());
    }

    /** The hashes under which the sessions that it ends look for it. */
    private List<String> ended(Logout logout) {
        List<String> ended = new ArrayList<>();
        String session = logout.sessionId();
        String subject = logout.subject();
        if (session != null) {
            ended.add(sealer.hashes("sid", logout.issuer(), session).get(0));
        }
        if (subject != null) {
            // one that names a session too ends those of the user of which no session is known, and no other session
            ended.add(sealer.hashes(session == null ? "sub" : "sub without sid", logout.issuer(), subject)
                    .get(0));
        }
        return ended;
    }

    private boolean isKnown(Statements sql, List<String> ids) throws SQLException {
        List<Object> parameters = new ArrayList<>(ids);
        parameters.add(Columns.millis(clock.instant()));
        return sql.first(
                        "SELECT hash FROM remora_logout WHERE hash IN (" + Statements.marks(ids.size())
                                + ") AND channel = '" + TOKEN_ID + "' AND expires_at > ?",
                        row -> row.getString(1),
                        parameters.toArray())
                .isPresent();
    }

    private boolean isOverwritten(Statements sql, String hash, Logout logout) throws SQLException {
        return sql.update(
                        "UPDATE remora_logout SET time_at = ?, expires_at = ? WHERE hash = ? AND channel = '" + TOKEN_ID
                                + "' AND expires_at <= ?",
                        Columns.millis(logout.time()),
                        Columns.millis(logout.expiresAt()),
                        hash,
                        Columns.millis(clock.instant()))
                == 1;
    }

    /** The later of two logouts of the same session counts. */
    private static void put(Statements sql, String hash, String channel, Logout logout) throws SQLException {
        if (!insert(sql, hash, channel, logout)) {
            sql.update(
                    "UPDATE remora_logout SET time_at = ?, expires_at = ? WHERE hash = ? AND channel = ? AND time_at < ?",
                    Columns.millis(logout.time()),
                    Columns.millis(logout.expiresAt()),
                    hash,
                    channel,
                    Columns.millis(logout.time()));
        }
    }

    private static boolean insert(Statements sql, String hash, String channel, Logout logout) throws SQLException {
        return sql.insert(
                "INSERT INTO remora_logout (hash, channel, time_at, expires_at) VALUES (" + Statements.marks(4) + ")",
                hash,
                channel,
                Columns.millis(logout.time()),
                Columns.millis(logout.expiresAt()));
    }

    private static void makeRoom(Statements sql) throws SQLException {
        sql.update(
                "DELETE FROM remora_logout WHERE channel = 'FRONT' AND time_at <= (SELECT MAX(time_at) FROM (SELECT time_at"
                        + " FROM remora_logout WHERE channel = 'FRONT' ORDER BY time_at DESC LIMIT 1 OFFSET "
                        + FRONT_ROOM
                        + ") oldest)");
    }
}

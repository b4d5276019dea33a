package dev.remora.jdbc;

import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.StoredDataException;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CompletedSignInCodec;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.PendingAuthorizations.Taken.Found;
import dev.remora.spi.PendingAuthorizations.Taken.Refused;
import dev.remora.spi.Sealer;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pending authorizations in rows of {@code remora_pending}, so that any node can finish a sign-in. The browser's session holds
 * one random handle, the row its hash. A used one keeps its row, with what became of the sign-in, until it would have expired.
 */
final class JdbcPendingAuthorizations implements PendingAuthorizations {

    private static final int HANDLE_LENGTH = 24;
    private static final int MOST = 20;
    private static final String WAITING = "WAITING";
    private static final String FORGOTTEN = "FORGOTTEN";
    private static final String TABLE = "remora_pending";
    private static final String SELECT =
            "SELECT id, app, outcome, expires_at, record FROM remora_pending WHERE browser_hash = ?";

    private final Database database;
    private final Sealer sealer;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Sweeper sweeper;
    private final Unreadable unreadable = new Unreadable(TABLE);
    private final ReentrantLock newHandle = new ReentrantLock();

    JdbcPendingAuthorizations(
            Database database, Sealer sealer, InstantSource clock, SecureRandom random, Sweeper sweeper) {
        this.database = database;
        this.sealer = sealer;
        this.clock = clock;
        this.random = random;
        this.sweeper = sweeper;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(String id, String app, String outcome, long expiresAt, byte @Nullable [] record) {

        static Row read(ResultSet row) throws SQLException {
            return new Row(row.getString(1), row.getString(2), row.getString(3), row.getLong(4), row.getBytes(5));
        }

        boolean isWaiting() {
            return outcome.equals(WAITING);
        }
    }

    @Override
    public void put(BrowserSession session, PendingAuthorization pending) {
        String browser = begun(session, pending.remoteApp());
        byte[] record = sealer.seal(pending.toBytes(), place(browser, pending.remoteApp(), pending.id(), "record"));
        database.run(sql -> {
            // an application's own state need not be new each time
            for (boolean inserted = false; !inserted; ) {
                sql.update("DELETE FROM remora_pending WHERE browser_hash = ? AND id = ?", browser, pending.id());
                inserted = sql.insert(
                        "INSERT INTO remora_pending (browser_hash, id, app, state_hash, expires_at, outcome, key_id, record)"
                                + " VALUES (" + Statements.marks(8) + ")",
                        browser,
                        pending.id(),
                        pending.remoteApp(),
                        pending.stateHash(),
                        Columns.millis(pending.expiresAt()),
                        WAITING,
                        sealer.keyId(),
                        record);
            }
            return makeRoom(sql, browser);
        });
        sweeper.sweepIfDue();
    }

    private static int makeRoom(Statements sql, String browser) throws SQLException {
        return sql.update(
                "DELETE FROM remora_pending WHERE browser_hash = ? AND outcome = '" + WAITING
                        + "' AND seq < (SELECT MIN(seq)"
                        + " FROM (SELECT seq FROM remora_pending WHERE browser_hash = ? AND outcome = '" + WAITING
                        + "' ORDER BY seq DESC LIMIT " + MOST + ") newest)",
                browser,
                browser);
    }

    @Override
    public Taken take(BrowserSession session, String remoteApp, String state, @Nullable String callbackPath) {
        try {
            if (session.id().isEmpty()) {
                return Refused.of(Reason.NO_SESSION);
            }
        } catch (IllegalStateException invalidated) {
            return Refused.of(Reason.NO_SESSION);
        }
        return browser(session)
                .map(browser -> taken(browser, remoteApp, state, callbackPath))
                .orElseGet(() -> Refused.of(Reason.UNKNOWN));
    }

    private Taken taken(String browser, String remoteApp, String state, @Nullable String path) {
        Instant now = clock.instant();
        return database.run(sql -> {
            List<Row> rows = sql.all(
                    SELECT + " AND state_hash = ? ORDER BY seq",
                    Row::read,
                    browser,
                    PendingAuthorization.hashOfState(state));
            Reason rejection = null;
            for (Row row : rows) {
                PendingAuthorization pending = row.isWaiting() ? pending(browser, row) : null;
                if (pending != null && pending.hasState(state)) {
                    rejection = pending.rejection(remoteApp, path, now).orElse(null);
                    if (rejection == null) {
                        return use(sql, browser, row, pending) ? Found.of(pending) : Refused.of(Reason.REPLAYED);
                    }
                }
            }
            boolean used = rows.stream().anyMatch(row -> !row.isWaiting() && row.expiresAt() > now.toEpochMilli());
            return Refused.of(used ? Reason.REPLAYED : rejection == null ? Reason.UNKNOWN : rejection);
        });
    }

    /** The engine lets one caller do it, on whatever node. */
    private boolean use(Statements sql, String browser, Row row, PendingAuthorization pending) throws SQLException {
        return note(sql, browser, row, CompletedSignIn.of(Outcome.RUNNING, pending.returnTo()), " = ") == 1;
    }

    private int note(Statements sql, String browser, Row row, CompletedSignIn completed, String ifWaiting)
            throws SQLException {
        return sql.update(
                "UPDATE remora_pending SET outcome = ?, key_id = ?, record = ? WHERE browser_hash = ? AND id = ? AND outcome"
                        + ifWaiting + "'" + WAITING + "'",
                completed.outcome().name(),
                sealer.keyId(),
                sealer.seal(CompletedSignInCodec.encode(completed), place(browser, row.app(), row.id(), "outcome")),
                browser,
                row.id());
    }

    @Override
    public Optional<PendingAuthorization> newest(
            BrowserSession session, String remoteApp, @Nullable String callbackPath) {
        Instant now = clock.instant();
        return browser(session)
                .flatMap(browser -> database
                        .run(sql -> sql.all(
                                SELECT + " AND app = ? AND outcome = '" + WAITING + "' ORDER BY seq DESC",
                                Row::read,
                                browser,
                                remoteApp))
                        .stream()
                        .flatMap(row -> Optional.ofNullable(pending(browser, row)).stream())
                        .filter(pending ->
                                pending.rejection(remoteApp, callbackPath, now).isEmpty())
                        .findFirst());
    }

    @Override
    public void complete(BrowserSession session, String remoteApp, String state, CompletedSignIn completed) {
        browser(session)
                .ifPresent(browser -> database.run(sql -> {
                    Optional<Row> row = used(sql, browser, remoteApp, state);
                    return row.isPresent() && note(sql, browser, row.get(), completed, " <> ") == 1;
                }));
    }

    @Override
    public Optional<CompletedSignIn> completed(BrowserSession session, String remoteApp, String state) {
        long now = clock.instant().toEpochMilli();
        return browser(session)
                .flatMap(browser -> database.run(sql -> used(sql, browser, remoteApp, state))
                        .filter(row -> row.expiresAt() > now)
                        .flatMap(row -> Optional.ofNullable(opened(
                                row, place(browser, row.app(), row.id(), "outcome"), CompletedSignInCodec::decode))));
    }

    private static Optional<Row> used(Statements sql, String browser, String remoteApp, String state)
            throws SQLException {
        return sql.first(
                SELECT + " AND app = ? AND state_hash = ? AND outcome NOT IN ('" + WAITING + "', '" + FORGOTTEN
                        + "') ORDER BY seq DESC",
                Row::read,
                browser,
                remoteApp,
                PendingAuthorization.hashOfState(state));
    }

    @Override
    public void forgetCompleted(BrowserSession session) {
        browser(session)
                .ifPresent(browser -> database.run(sql -> sql.update(
                        "UPDATE remora_pending SET outcome = '" + FORGOTTEN + "', key_id = NULL, record = NULL WHERE"
                                + " browser_hash = ? AND outcome IN ('SUCCEEDED', 'FAILED')",
                        browser)));
    }

    private @Nullable PendingAuthorization pending(String browser, Row row) {
        return opened(row, place(browser, row.app(), row.id(), "record"), PendingAuthorization::of);
    }

    private <T> @Nullable T opened(Row row, String[] place, Function<byte[], T> codec) {
        byte[] record = row.record();
        try {
            return record == null ? null : codec.apply(sealer.open(record, place));
        } catch (StoredDataException e) {
            unreadable.warn(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static String[] place(String browser, String app, String id, String column) {
        return new String[] {TABLE, app, browser, id, column};
    }

    /** The hash of the handle that the session has. */
    private static Optional<String> browser(BrowserSession session) {
        try {
            return session.get(BROWSER)
                    .filter(String.class::isInstance)
                    .map(handle -> PendingAuthorization.hashOfState((String) handle));
        } catch (IllegalStateException invalidated) {
            return Optional.empty();
        }
    }

    private String begun(BrowserSession session, String remoteApp) {
        Optional<String> known = browser(session);
        if (known.isPresent()) {
            return known.get();
        }
        newHandle.lock();
        try {
            // another tab may have been faster
            return browser(session).orElseGet(() -> begin(session));
        } catch (IllegalStateException e) {
            throw JdbcMessages.sessionNotWritable(remoteApp, e);
        } finally {
            newHandle.unlock();
        }
    }

    private String begin(BrowserSession session) {
        byte[] drawn = new byte[HANDLE_LENGTH];
        random.nextBytes(drawn);
        String handle = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        session.set(BROWSER, handle);
        return PendingAuthorization.hashOfState(handle);
    }
}

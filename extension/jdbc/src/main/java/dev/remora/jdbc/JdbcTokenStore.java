package dev.remora.jdbc;

import dev.remora.ErrorCode;
import dev.remora.Lease;
import dev.remora.StoredDataException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import dev.remora.jdbc.Columns.RowKey;
import dev.remora.spi.Sealer;
import dev.remora.spi.StoredTokenCodec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Keeps tokens in rows of {@code remora_token}. A row without record is a lease on a token that does not exist yet. */
final class JdbcTokenStore implements TokenStore {

    private static final String OF_KEY = " WHERE app = ? AND owner = ? AND name = ?";
    private final Database database;
    private final Sealer sealer;
    private final Sweeper sweeper;
    private final Unreadable unreadable = new Unreadable("remora_token");
    private final StoredTokenCodec codec = StoredTokenCodec.plain();
    private final TokenColumns columns;

    JdbcTokenStore(Database database, Sealer sealer, Sweeper sweeper) {
        this.database = database;
        this.sealer = sealer;
        this.sweeper = sweeper;
        this.columns = new TokenColumns(sealer, codec);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(long version, byte[] record) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record NameRow(RowKey key, byte @Nullable [] sealed) {}

    @Override
    public Optional<StoredToken> find(TokenKey key) {
        RowKey row = RowKey.of(key);
        return database.run(sql -> sql.first(
                        "SELECT version, record FROM remora_token" + OF_KEY + " AND record IS NOT NULL",
                        read -> new Row(read.getLong(1), read.getBytes(2)),
                        row.app(),
                        row.owner(),
                        row.name()))
                .flatMap(found -> opened(row, found));
    }

    @Override
    public void save(TokenKey key, Token token) {
        RowKey row = RowKey.of(key);
        // random: after removal and another grant a count would come back
        long version = ThreadLocalRandom.current().nextLong(1L << 62);
        List<Object> values = columns.values(key, row, token, version);
        database.run(sql -> {
            if (sql.update(TokenColumns.SET + OF_KEY, with(values, row.app(), row.owner(), row.name())) == 0) {
                insert(sql, row, values);
            }
            return true;
        });
        sweeper.sweepIfDue();
    }

    private static void insert(Statements sql, RowKey row, List<Object> values) throws SQLException {
        boolean inserted = sql.insert(TokenColumns.INSERT, with(values, row.app(), row.owner(), row.name()));
        if (!inserted) { // somebody was faster
            sql.update(TokenColumns.SET + OF_KEY, with(values, row.app(), row.owner(), row.name()));
        }
    }

    @Override
    public boolean replace(TokenKey key, StoredToken read, Token renewed) {
        return replaced(key, read, renewed, "");
    }

    private boolean replaced(TokenKey key, StoredToken read, Token renewed, String lease, Object... more) {
        RowKey row = RowKey.of(key);
        Long version = version(read);
        if (version == null) {
            return false;
        }
        List<Object> parameters = columns.values(key, row, renewed, version + 1);
        Collections.addAll(parameters, row.app(), row.owner(), row.name(), version);
        Collections.addAll(parameters, more);
        String set = TokenColumns.set(read.token(), renewed);
        return database.run(sql -> sql.update(
                        set + (lease.isEmpty() ? "" : ", lease_owner = NULL, lease_until = NULL") + OF_KEY
                                + " AND version = ? AND record IS NOT NULL" + lease,
                        parameters.toArray())
                == 1);
    }

    @Override
    public void remove(TokenKey key) {
        RowKey row = RowKey.of(key);
        database.run(sql -> sql.update(
                "DELETE FROM remora_token" + OF_KEY + " AND record IS NOT NULL", row.app(), row.owner(), row.name()));
    }

    @Override
    public boolean remove(TokenKey key, StoredToken read) {
        RowKey row = RowKey.of(key);
        Long version = version(read);
        return version != null
                && database.run(sql -> sql.update(
                                "DELETE FROM remora_token" + OF_KEY + " AND version = ? AND record IS NOT NULL",
                                row.app(),
                                row.owner(),
                                row.name(),
                                version)
                        == 1);
    }

    @Override
    public List<TokenKey> keys(String remoteApp, TokenOwner owner) {
        String column = Columns.ownerColumn(owner);
        List<NameRow> rows = database.run(sql -> sql.all(
                "SELECT name, full_name FROM remora_token WHERE app = ? AND owner = ? AND record IS NOT NULL",
                read -> new NameRow(new RowKey(remoteApp, column, read.getString(1)), read.getBytes(2)),
                remoteApp,
                column));
        TokenKey only = TokenKey.of(remoteApp, owner);
        List<TokenKey> keys = new ArrayList<>();
        for (NameRow row : rows) {
            if (!Columns.isHash(row.key().name())) {
                keys.add(only.withName(Columns.name(row.key().name()).orElse(null)));
            } else if (row.sealed() != null) {
                fullName(row.key(), row.sealed()).map(only::withName).ifPresent(keys::add);
            }
        }
        return keys;
    }

    private Optional<String> fullName(RowKey row, byte[] sealed) {
        try {
            return Optional.of(Columns.text(sealer.open(sealed, TokenColumns.place(row, "full_name"))));
        } catch (StoredDataException e) {
            unreadable.warn(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    @Override
    public Optional<Lease> lease(TokenKey key, Duration duration) {
        RowKey row = RowKey.of(key);
        String owner = UUID.randomUUID().toString();
        return database.run(sql -> {
            if (sql.update(
                            "UPDATE remora_token SET lease_owner = ?, lease_until = :now + ?" + OF_KEY
                                    + " AND (lease_until IS NULL OR lease_until <= :now)",
                            owner,
                            duration.toMillis(),
                            row.app(),
                            row.owner(),
                            row.name())
                    == 1) {
                return Optional.of(new JdbcLease(key, owner));
            }
            return isThere(sql, row) || !insertLease(sql, row, owner, duration)
                    ? Optional.empty()
                    : Optional.of(new JdbcLease(key, owner));
        });
    }

    private static boolean isThere(Statements sql, RowKey row) throws SQLException {
        return sql.first(
                        "SELECT version FROM remora_token" + OF_KEY,
                        read -> read.getLong(1),
                        row.app(),
                        row.owner(),
                        row.name())
                .isPresent();
    }

    private static boolean insertLease(Statements sql, RowKey row, String owner, Duration duration)
            throws SQLException {
        return sql.insert(
                "INSERT INTO remora_token (app, owner, name, version, lease_owner, lease_until, updated_at)"
                        + " VALUES (?, ?, ?, 0, ?, :now + ?, :now)",
                row.app(),
                row.owner(),
                row.name(),
                owner,
                duration.toMillis());
    }

    private Optional<StoredToken> opened(RowKey row, Row found) {
        try {
            StoredToken stored = codec.decode(sealer.open(found.record(), TokenColumns.place(row, "record")));
            if (stored.version().equals(Long.toString(found.version()))) {
                return Optional.of(stored);
            }
            unreadable.warn("its record is of another version");
        } catch (StoredDataException e) {
            unreadable.warn(String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private static Object[] with(List<Object> values, String... more) {
        List<Object> all = new ArrayList<>(values);
        Collections.addAll(all, (Object[]) more);
        return all.toArray();
    }

    private static @Nullable Long version(StoredToken read) {
        try {
            return Long.valueOf(read.version());
        } catch (NumberFormatException ofAnotherStore) {
            return null;
        }
    }

    private final class JdbcLease implements Lease {

        private final TokenKey key;
        private final RowKey row;
        private final String owner;
        private boolean ended;
        private @Nullable ErrorCode failure;

        JdbcLease(TokenKey key, String owner) {
            this.key = key;
            this.row = RowKey.of(key);
            this.owner = owner;
        }

        /** Ends the lease too: one statement instead of two. */
        @Override
        public boolean replace(StoredToken read, Token renewed) {
            boolean saved = replaced(key, read, renewed, " AND lease_owner = ? AND lease_until > :now", owner);
            ended = ended || saved;
            return saved;
        }

        /** Written with the release: no statement more. */
        @Override
        public void failed(ErrorCode reason) {
            failure = reason;
        }

        @Override
        public void release() {
            if (!ended) {
                database.run(this::released);
            }
        }

        private int released(Statements sql) throws SQLException {
            ErrorCode reason = failure;
            String noted = reason == null ? "" : ", refresh_failed_at = :now, refresh_failure = '" + reason + "'";
            int changed = sql.update(
                    "UPDATE remora_token SET lease_owner = NULL, lease_until = NULL" + noted + OF_KEY
                            + " AND lease_owner = ? AND record IS NOT NULL",
                    row.app(),
                    row.owner(),
                    row.name(),
                    owner);
            return changed == 1
                    ? changed
                    : sql.update(
                            "DELETE FROM remora_token" + OF_KEY + " AND lease_owner = ? AND record IS NULL",
                            row.app(),
                            row.owner(),
                            row.name(),
                            owner);
        }
    }
}

package dev.remora.internal.store;

import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.StoredDataException;
import dev.remora.internal.message.StoreMessages;
import dev.remora.internal.store.EntryUpdater.Change;
import dev.remora.internal.store.PendingEntry.Row;
import dev.remora.internal.store.PendingEntry.State;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CompletedSignInCodec;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.PendingAuthorizations.Taken.Found;
import dev.remora.spi.PendingAuthorizations.Taken.Refused;
import dev.remora.spi.Sealer;
import dev.remora.spi.SharedEntries;
import dev.remora.spi.SharedEntries.Space;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the pending authorizations of each browser in one entry of a shared engine, so that any node can finish a sign-in. The
 * browser's session holds one random handle, the key its hash. A used one stays, with what became of the sign-in, until it would
 * have expired.
 */
public final class SharedPendingAuthorizations implements PendingAuthorizations {

    private static final int HANDLE_LENGTH = 24;
    private static final byte[] NO_RECORD = new byte[0];

    private final SharedEntries entries;
    private final EntryUpdater updater;
    private final Sealer sealer;
    private final InstantSource clock;
    private final SecureRandom random;
    private final UnreadableEntries unreadable = new UnreadableEntries("sign-in");
    private final ReentrantLock newHandle = new ReentrantLock();

    /** @param clock tells which have expired */
    public SharedPendingAuthorizations(SharedEntries entries, Sealer sealer, InstantSource clock, SecureRandom random) {
        this.entries = entries;
        this.updater = new EntryUpdater(entries);
        this.sealer = sealer;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public void put(BrowserSession session, PendingAuthorization pending) {
        String browser = begun(session, pending.remoteApp());
        byte[] record = sealer.seal(pending.toBytes(), place(browser, pending.remoteApp(), pending.id(), "record"));
        Row row = Row.waiting(pending, record);
        updater.apply(
                Space.SIGN_INS, browser, value -> changed(true, entry(value).plus(row)));
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
                .map(browser -> updater.apply(
                        Space.SIGN_INS, browser, value -> taken(browser, remoteApp, state, callbackPath, value)))
                .orElseGet(() -> Refused.of(Reason.UNKNOWN));
    }

    private Change<Taken> taken(
            String browser, String remoteApp, String state, @Nullable String path, byte @Nullable [] value) {
        Instant now = clock.instant();
        PendingEntry entry = entry(value);
        boolean used = false;
        Reason rejection = null;
        for (Row row : ofState(entry, state)) {
            PendingAuthorization pending = row.isWaiting() ? pending(browser, row) : null;
            if (pending != null && pending.hasState(state)) {
                rejection = pending.rejection(remoteApp, path, now).orElse(null);
                if (rejection == null) {
                    CompletedSignIn running = CompletedSignIn.of(Outcome.RUNNING, pending.returnTo());
                    return changed(Found.of(pending), entry.with(row, noted(browser, row, running)));
                }
            }
            used = used || !row.isWaiting() && !row.isExpired(now);
        }
        return Change.none(Refused.of(used ? Reason.REPLAYED : rejection == null ? Reason.UNKNOWN : rejection), value);
    }

    @Override
    public Optional<PendingAuthorization> newest(
            BrowserSession session, String remoteApp, @Nullable String callbackPath) {
        Instant now = clock.instant();
        return browser(session)
                .flatMap(browser -> newestFirst(browser)
                        .filter(Row::isWaiting)
                        .filter(row -> row.app().equals(remoteApp))
                        .flatMap(row -> Optional.ofNullable(pending(browser, row)).stream())
                        .filter(pending ->
                                pending.rejection(remoteApp, callbackPath, now).isEmpty())
                        .findFirst());
    }

    @Override
    public void complete(BrowserSession session, String remoteApp, String state, CompletedSignIn completed) {
        browser(session)
                .ifPresent(browser -> updater.apply(Space.SIGN_INS, browser, value -> {
                    PendingEntry entry = entry(value);
                    return newestFirst(entry.rows())
                            .filter(row -> isUsed(row, remoteApp, state))
                            .findFirst()
                            .map(row -> changed(true, entry.with(row, noted(browser, row, completed))))
                            .orElseGet(() -> Change.none(false, value));
                }));
    }

    @Override
    public Optional<CompletedSignIn> completed(BrowserSession session, String remoteApp, String state) {
        Instant now = clock.instant();
        return browser(session)
                .flatMap(browser -> newestFirst(browser)
                        .filter(row -> isUsed(row, remoteApp, state))
                        .findFirst()
                        .filter(row -> !row.isExpired(now))
                        .flatMap(row ->
                                Optional.ofNullable(opened(browser, row, "outcome", CompletedSignInCodec::decode))));
    }

    @Override
    public void forgetCompleted(BrowserSession session) {
        browser(session)
                .ifPresent(browser -> updater.apply(Space.SIGN_INS, browser, value -> {
                    PendingEntry entry = entry(value);
                    for (Row row : entry.rows()) {
                        if (row.state() == State.ENDED) {
                            entry = entry.with(row, row.noted(State.FORGOTTEN, NO_RECORD));
                        }
                    }
                    return value == null ? Change.none(false, null) : changed(true, entry);
                }));
    }

    private <T> Change<T> changed(T result, PendingEntry entry) {
        Instant now = clock.instant();
        PendingEntry kept = entry.withoutOld(now);
        return new Change<>(result, kept.encode(), kept.lifetime(now));
    }

    private Row noted(String browser, Row row, CompletedSignIn completed) {
        byte[] record =
                sealer.seal(CompletedSignInCodec.encode(completed), place(browser, row.app(), row.id(), "outcome"));
        return row.noted(PendingEntry.stateOf(completed.outcome()), record);
    }

    private static boolean isUsed(Row row, String remoteApp, String state) {
        return !row.isWaiting()
                && row.state() != State.FORGOTTEN
                && row.app().equals(remoteApp)
                && row.stateHash().equals(PendingAuthorization.hashOfState(state));
    }

    private static List<Row> ofState(PendingEntry entry, String state) {
        String hash = PendingAuthorization.hashOfState(state);
        return entry.rows().stream().filter(row -> row.stateHash().equals(hash)).toList();
    }

    private static PendingEntry entry(byte @Nullable [] value) {
        return PendingEntry.decode(value);
    }

    private Stream<Row> newestFirst(String browser) {
        return newestFirst(
                entry(entries.find(Space.SIGN_INS, browser).orElse(null)).rows());
    }

    private static Stream<Row> newestFirst(List<Row> rows) {
        List<Row> reversed = new ArrayList<>(rows);
        Collections.reverse(reversed);
        return reversed.stream();
    }

    private @Nullable PendingAuthorization pending(String browser, Row row) {
        return opened(browser, row, "record", PendingAuthorization::of);
    }

    private <T> @Nullable T opened(String browser, Row row, String column, Function<byte[], T> codec) {
        try {
            return codec.apply(sealer.open(row.record(), place(browser, row.app(), row.id(), column)));
        } catch (StoredDataException e) {
            unreadable.warn(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static String[] place(String browser, String app, String id, String column) {
        return new String[] {"sign-in", app, browser, id, column};
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
            throw StoreMessages.signInNotKept(remoteApp, e);
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

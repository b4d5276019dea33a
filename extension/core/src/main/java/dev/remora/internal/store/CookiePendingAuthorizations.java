package dev.remora.internal.store;

import dev.remora.CompletedSignIn;
import dev.remora.internal.message.StoreMessages;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations.Reason;
import dev.remora.spi.PendingAuthorizations.Taken;
import dev.remora.spi.PendingAuthorizations.Taken.Found;
import dev.remora.spi.PendingAuthorizations.Taken.Refused;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Has the browser keep pending authorizations, each in a cookie of its own. What this node saw used it refuses from then on. */
final class CookiePendingAuthorizations {

    /** Of a browser. */
    static final int MOST = 20;

    static final String KIND = "p";

    private static final String COMPLETED = "c";
    // headers are small: a reload that goes nowhere in particular is no harm
    private static final int LONGEST_RETURN = 512;
    // one that is too late can be told from one that is unknown for a while
    private static final Duration AFTERWARDS = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final UsedAuthorizations used = new UsedAuthorizations();

    CookiePendingAuthorizations(InstantSource clock) {
        this.clock = clock;
    }

    /** One that a browser brought. */
    private record Brought(String id, PendingAuthorization pending, String fingerprint) {}

    /** The answer is how many are kept now. */
    int put(SealedCookies cookies, PendingAuthorization pending) {
        String id = SealedCookies.id(pending.id());
        Duration lifetime =
                Duration.between(clock.instant(), pending.expiresAt()).plus(AFTERWARDS);
        boolean written;
        try {
            written = cookies.writeInOne(KIND, id, out -> out.octets(pending.toBytes()), lifetime);
        } catch (CookieTooLargeException e) {
            throw StoreMessages.signInTooLarge(pending.remoteApp(), e.why());
        }
        if (!written) {
            throw StoreMessages.answerUnderWay();
        }
        return makeRoom(cookies, id);
    }

    Taken take(SealedCookies cookies, boolean hasSession, CallbackMatch callback) {
        List<Brought> brought = brought(cookies);
        List<PendingAuthorization> ofState =
                callback.ofItsState(brought.stream().map(Brought::pending).toList());
        for (Brought one : brought) {
            PendingAuthorization pending = one.pending();
            if (ofState.contains(pending) && callback.rejection(pending) == null) {
                boolean first = used.use(one.fingerprint(), callback.state(), pending.expiresAt(), callback.at());
                cookies.erase(KIND, one.id());
                return first ? Found.of(pending) : Refused.of(Reason.REPLAYED);
            }
        }
        if (used.hasState(callback.state(), callback.at())
                || completed(cookies, CompletedList.id(callback.remoteApp(), callback.state()))
                        .isPresent()) {
            return Refused.of(Reason.REPLAYED);
        }
        Reason rejection = ofState.isEmpty() ? null : callback.rejection(ofState.get(ofState.size() - 1));
        Reason unknown = brought.isEmpty() && !hasSession ? Reason.NO_SESSION : Reason.UNKNOWN;
        return Refused.of(rejection == null ? unknown : rejection);
    }

    /** In a cookie, since this browser alone is to be told; the newest takes the place of all others. */
    void complete(SealedCookies cookies, String id, CompletedSignIn completed) {
        cookies.ids(COMPLETED).stream()
                .filter(other -> !other.equals(id))
                .forEach(other -> cookies.erase(COMPLETED, other));
        if (completed.returnTo().length() <= LONGEST_RETURN) {
            cookies.writeInOne(COMPLETED, id, out -> CompletedList.write(completed, out), AFTERWARDS);
        }
    }

    int forgetCompleted(SealedCookies cookies) {
        List<String> ended = cookies.ids(COMPLETED);
        ended.forEach(id -> cookies.erase(COMPLETED, id));
        return ended.size();
    }

    Optional<CompletedSignIn> completed(SealedCookies cookies, String id) {
        return cookies.read(COMPLETED, id, CompletedList::readOne);
    }

    Optional<PendingAuthorization> newest(SealedCookies cookies, CallbackMatch callback) {
        return callback.newest(brought(cookies).stream()
                .filter(one -> !used.has(one.fingerprint()))
                .map(Brought::pending)
                .toList());
    }

    /** Removes what cannot be read, and then the oldest as long as there are too many. */
    private static int makeRoom(SealedCookies cookies, String added) {
        List<Brought> kept = brought(cookies);
        for (String id : cookies.ids(KIND)) {
            if (kept.stream().noneMatch(one -> one.id().equals(id))) {
                cookies.erase(KIND, id);
            }
        }
        kept.removeIf(one -> one.id().equals(added));
        int size = kept.stream().mapToInt(one -> cookies.size(KIND, one.id())).sum() + cookies.size(KIND, added);
        for (int left = kept.size();
                left >= MOST || (left > 0 && size > cookies.room().pending());
                left--) {
            Brought oldest = kept.get(kept.size() - left);
            size -= cookies.size(KIND, oldest.id());
            cookies.erase(KIND, oldest.id());
        }
        return cookies.ids(KIND).size();
    }

    /** The oldest first. */
    private static List<Brought> brought(SealedCookies cookies) {
        List<Brought> brought = new ArrayList<>();
        for (String id : cookies.ids(KIND)) {
            cookies.open(KIND, id, in -> PendingAuthorization.of(in.octets()))
                    .ifPresent(opened -> brought.add(new Brought(id, opened.content(), opened.fingerprint())));
        }
        brought.sort(Comparator.comparing(one -> one.pending().expiresAt()));
        return brought;
    }
}

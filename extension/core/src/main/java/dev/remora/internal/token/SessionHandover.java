package dev.remora.internal.token;

import dev.remora.TokenKey;
import dev.remora.internal.wire.Hashes;
import dev.remora.spi.BrowserSession;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A user leaves a session, which the next one begins anew. */
public final class SessionHandover {

    private SessionHandover() {}

    /**
     * The rest of a user who has left a session.
     *
     * @param tokens the tokens that were kept for whoever uses the session
     * @param next tells the user who comes next from all before; {@code null} where there is no session
     */
    public record Left(List<TokenKey> tokens, @Nullable String next) {}

    /** The keys of the tokens of all remote apps that nobody has claimed. */
    public static List<TokenKey> unclaimed(BrowserSession session) {
        try {
            return session.names().stream()
                    .filter(name -> name.startsWith(SessionOwners.OWNER))
                    .flatMap(name -> unclaimedAt(session, name).stream())
                    .toList();
        } catch (IllegalStateException invalidated) {
            return List.of();
        }
    }

    private static Optional<TokenKey> unclaimedAt(BrowserSession session, String attribute) {
        String[] parts =
                attribute.substring(SessionOwners.OWNER.length()).split("\\.", 2); // names of remote apps have no dot
        Optional<String> visitor = SessionOwners.visitor(session, SessionOwners.VISITOR);
        Optional<String> ofItsOwn = SessionOwners.visitor(session, SessionOwners.VISITOR + "." + parts[0]);
        return SessionAttributes.text(session, attribute)
                .filter(id -> Stream.of(visitor, ofItsOwn)
                        .flatMap(Optional::stream)
                        .anyMatch(SessionOwners.visitorOf(id)::equals))
                .map(id ->
                        TokenKey.of(parts[0], SessionOwners.owner(id)).withName(parts.length == 1 ? null : parts[1]));
    }

    /**
     * Gives the session another user, who has no token of the one before, and ends no sign-in that one began: the user has signed
     * out.
     *
     * @return what the one before leaves behind
     */
    public static Left leave(BrowserSession session, SessionTokens locks) {
        return leave(session, locks, () -> {}, SessionUsers.SIGNED_OUT);
    }

    /**
     * Gives the session to the user whose callback it is, likewise.
     *
     * @param check refuses it, while nobody else changes the session
     * @return what the one before leaves behind
     */
    public static Left handOver(BrowserSession session, SessionTokens locks, Runnable check) {
        return leave(session, locks, check, SessionUsers.USER);
    }

    private static Left leave(BrowserSession session, SessionTokens locks, Runnable check, String attribute) {
        return locks.exclusively(session, () -> {
            check.run();
            List<TokenKey> kept = unclaimed(session);
            String next = next(session, kept);
            if (SessionAttributes.text(session, SessionOwners.VISITOR).isPresent()) {
                session.remove(SessionOwners.VISITOR);
            }
            session.names().stream()
                    .filter(name -> name.startsWith(SessionOwners.VISITOR + "."))
                    .forEach(session::remove);
            for (TokenKey key : kept) {
                session.remove(SessionOwners.VISITOR + "." + key.remoteApp()); // names of cookies are not listed
                forget(session, key);
            }
            session.set(attribute, next); // there is room for it by now
            return new Left(kept, SessionUsers.user(session));
        });
    }

    /**
     * Tells the next user of a session from all before. Where the session is in cookies, requests at the same time see the same
     * user leave, each by itself: they tell the next one in the same way, so that the answer that comes last refuses nothing which
     * that one has begun meanwhile.
     */
    private static String next(BrowserSession session, List<TokenKey> kept) {
        Stream<String> owners = kept.stream().map(key -> key.owner().id()).sorted();
        return Hashes.name(Stream.concat(
                        Stream.of(SessionUsers.USER, SessionUsers.SIGNED_OUT, SessionOwners.VISITOR)
                                .map(name ->
                                        SessionAttributes.text(session, name).orElse("")),
                        owners)
                .toArray(String[]::new));
    }

    /** Lets nobody reach a token any more. */
    public static void forget(BrowserSession session, TokenKey key) {
        session.remove(SessionOwners.OWNER + key.remoteApp() + (key.name() == null ? "" : "." + key.name()));
    }
}

package dev.remora.internal.signin;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.Identity;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.internal.oauth2.RandomText;
import dev.remora.internal.token.BrowserSessions;
import dev.remora.internal.token.CurrentRequests;
import dev.remora.internal.token.SessionHandover;
import dev.remora.internal.token.SessionHandover.Left;
import dev.remora.internal.token.SessionTokens;
import dev.remora.internal.token.SessionUsers;
import dev.remora.spi.BrowserSession;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The sign-ins that a browser's session has seen, and its token against cross-site requests. */
public record SessionSignIns(
        CurrentRequests requests,
        BrowserSessions sessions,
        SessionTokens locks,
        EarlierSessionIds earlierIds,
        SecureRandom random) {

    private static final String SIGN_INS = "dev.remora.sign-ins";
    private static final String CSRF = "dev.remora.csrf";
    private static final int LONGEST_KEY = 64;

    private static final Left NOTHING = new Left(List.of(), null);

    /**
     * Notes a sign-in that has just succeeded. Whoever knew the token against cross-site requests before does not know the next.
     *
     * @param signsIn whether it makes the user the caller
     * @param owner the name of that caller, where the token is kept for the caller
     * @param by who used the session when the token was kept
     * @param crossSite whether a page of another site began it
     * @throws dev.remora.CallbackRejectedException if that one has left meanwhile
     */
    public void note(
            String remoteApp,
            Granted granted,
            boolean signsIn,
            @Nullable String owner,
            @Nullable String by,
            boolean crossSite) {
        String key = granted.tokenKey();
        Identity identity = granted.identity().orElse(null);
        boolean named = key == null || key.length() <= LONGEST_KEY;
        boolean caller = signsIn && identity != null && named;
        session()
                .ifPresent(session -> change(session, entries -> {
                    SessionUsers.checkUser(remoteApp, session, by);
                    session.remove(CSRF);
                    entries.removeIf(entry -> entry.isAbout(remoteApp, key));
                    if (caller) {
                        entries.replaceAll(SignInEntry::withoutCaller);
                    }
                    if (named) {
                        entries.add(SignInEntry.of(remoteApp, key, identity, caller, owner, crossSite));
                    }
                    while (entries.size() > SignInEntry.MOST) {
                        entries.remove(entries.get(0).caller() ? 1 : 0); // the caller is not pushed out
                    }
                    return entries;
                }));
    }

    /** A token was removed: that sign-in is over. */
    public void forget(String remoteApp, @Nullable String tokenKey) {
        session()
                .filter(session -> entries(session).stream().anyMatch(entry -> entry.isAbout(remoteApp, tokenKey)))
                .ifPresent(session -> change(session, entries -> {
                    entries.removeIf(entry -> entry.isAbout(remoteApp, tokenKey));
                    return entries;
                }));
    }

    /** All sign-ins are over. */
    void forgetAll() {
        session().ifPresent(this::forgetAll);
    }

    void forgetAll(BrowserSession session) {
        if (!entries(session).isEmpty()) {
            session.remove(SIGN_INS);
        }
    }

    /** Whether this user takes the place of another one under this name, or may do so: of one who is not known, nobody can tell. */
    public boolean isOfOtherUser(String remoteApp, @Nullable String tokenKey, @Nullable Identity identity) {
        return all().stream()
                .anyMatch(entry -> entry.isAbout(remoteApp, tokenKey)
                        && entry.user() != null
                        && !(identity != null && entry.isUser(identity)));
    }

    /** Whether it is this sign-in that makes the user the caller. */
    public boolean isCaller(String remoteApp, @Nullable String tokenKey) {
        return all().stream().anyMatch(entry -> entry.caller() && entry.isAbout(remoteApp, tokenKey));
    }

    /** Returns the name of the caller for whom the token of this sign-in is kept. */
    public Optional<String> callerOf(String remoteApp, @Nullable String tokenKey) {
        return all().stream()
                .filter(entry -> entry.isAbout(remoteApp, tokenKey))
                .map(SignInEntry::owner)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Whether the session keeps a token of this name for this owner. */
    public boolean isKeptFor(TokenOwner owner, String remoteApp, @Nullable String tokenKey) {
        return unclaimed().contains(TokenKey.of(remoteApp, owner).withName(tokenKey));
    }

    /** The tokens that the session keeps for whoever uses it. */
    List<TokenKey> unclaimed() {
        return session().map(SessionHandover::unclaimed).orElse(List.of());
    }

    /** The place of the token of a sign-in, where the session keeps that for whoever uses it. */
    Optional<TokenKey> unclaimed(SignInEntry entry) {
        return unclaimed().stream()
                .filter(key -> entry.isAbout(key.remoteApp(), key.name()))
                .findFirst();
    }

    /** The same, as it is while nobody changes the session, whatever this request has read of it before. */
    Optional<TokenKey> unclaimedNow(SignInEntry entry) {
        try {
            return session().flatMap(session -> locks.exclusively(session, () -> unclaimed(entry)));
        } catch (IllegalStateException invalidated) {
            return Optional.empty();
        }
    }

    /** Lets nobody reach the tokens any more that the session keeps for whoever uses it, and returns them. */
    Left leave() {
        return session().map(this::leave).orElse(NOTHING);
    }

    /**
     * Does so for the next user, whose callback it is.
     *
     * @param user who used the session until now
     * @throws dev.remora.CallbackRejectedException if somebody else does by now
     */
    Left leave(String remoteApp, @Nullable String user) {
        return session()
                .filter(session -> session.id().isPresent())
                .map(session -> SessionHandover.handOver(
                        session, locks, () -> SessionUsers.checkUser(remoteApp, session, user)))
                .orElse(NOTHING);
    }

    Left leave(BrowserSession session) {
        // sign-ins that were begun are no part of a session that the browser keeps
        boolean begun = session.keptByBrowser() && session.writable();
        return session.id().isPresent() || begun ? SessionHandover.leave(session, locks) : NOTHING;
    }

    /** Lets nobody reach this token any more who uses this session. */
    void leave(TokenKey key) {
        session().ifPresent(session -> SessionHandover.forget(session, key));
    }

    /** Whether all requests see the same session, and not each what the browser had when it was sent. */
    boolean isKeptByServer() {
        return session().filter(session -> !session.keptByBrowser()).isPresent();
    }

    boolean isWritable() {
        return session().filter(BrowserSession::writable).isPresent();
    }

    List<SignInEntry> all() {
        return session().map(SessionSignIns::entries).orElse(List.of());
    }

    /** The token against cross-site requests; empty without a request. */
    Optional<String> csrfToken() {
        return session()
                .map(session -> locks.exclusively(
                        session,
                        () -> text(session, CSRF).orElseGet(() -> {
                            String token = RandomText.of(random);
                            session.set(CSRF, token);
                            return token;
                        })));
    }

    Optional<String> knownCsrfToken() {
        // this node may remember the session as it was before another one made the token
        return session().flatMap(session -> locks.exclusively(session, () -> text(session, CSRF)));
    }

    /** The sessions that had the id for which the current request asks, and for which there is none now. */
    List<BrowserSession> ofEarlierId() {
        return requests.current()
                .map(request -> earlierIds.sessions(request, sessions.of(request)))
                .orElse(List.of());
    }

    private Optional<BrowserSession> session() {
        return requests.current().map(sessions::of);
    }

    private void change(BrowserSession session, UnaryOperator<List<SignInEntry>> change) {
        locks.exclusively(session, () -> {
            List<SignInEntry> changed = change.apply(new ArrayList<>(entries(session)));
            session.set(SIGN_INS, SignInEntry.written(changed, SessionUsers.user(session)));
            return changed;
        });
    }

    private static List<SignInEntry> entries(BrowserSession session) {
        try {
            return session.get(SIGN_INS)
                    .filter(byte[].class::isInstance)
                    .map(octets -> SignInEntry.read((byte[]) octets, SessionUsers.user(session)))
                    .orElse(List.of());
        } catch (IllegalStateException invalidated) {
            return List.of();
        }
    }

    private static Optional<String> text(BrowserSession session, String name) {
        return session.get(name).filter(String.class::isInstance).map(String.class::cast);
    }
}

package dev.remora.internal.signin;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.Identity;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.internal.oauth2.RandomText;
import dev.remora.internal.token.BrowserSessions;
import dev.remora.internal.token.CurrentRequests;
import dev.remora.internal.token.SessionOwners;
import dev.remora.internal.token.SessionOwners.Left;
import dev.remora.internal.token.SessionTokens;
import dev.remora.internal.wire.FieldReader;
import dev.remora.internal.wire.FieldWriter;
import dev.remora.internal.wire.Hashes;
import dev.remora.internal.wire.WireException;
import dev.remora.spi.BrowserSession;
import jakarta.json.JsonNumber;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The sign-ins that a browser's session has seen, and its token against cross-site requests. */
public record SessionSignIns(
        CurrentRequests requests, BrowserSessions sessions, SessionTokens locks, SecureRandom random) {

    private static final String SIGN_INS = "dev.remora.sign-ins";
    private static final String CSRF = "dev.remora.csrf";
    // all of them fit into one cookie
    private static final int MOST = 10;
    private static final int LONGEST_KEY = 64;

    private static final Left NOTHING = new Left(List.of(), null);

    private static final int FORM = 1;
    // each entry has its own numbers of fields
    private static final int STEP = 8;
    private static final int REMOTE_APP = 1;
    private static final int TOKEN_KEY = 2;
    private static final int USER = 3;
    private static final int CALLER = 4;
    private static final int OWNER = 5;
    private static final int SESSION = 6;
    private static final int SINCE = 7;
    private static final int PROVED_AT = 8;

    /**
     * One sign-in.
     *
     * @param user the hash of issuer and subject; {@code null} of a provider that says nothing about users
     * @param caller whether the user is the caller as long as it lasts: at most one is
     * @param owner the name of that caller, where the token is kept for the caller; else {@code null}
     * @param session the session at the provider, where the token is kept for the caller, who may have another one by now
     * @param since when the provider says that it began, where the token is kept for the caller
     * @param provedAt when the user proved to the provider who it is, for this very sign-in; {@code null} if that is not known
     */
    record Entry(
            String remoteApp,
            @Nullable String tokenKey,
            @Nullable String user,
            boolean caller,
            @Nullable String owner,
            @Nullable String session,
            @Nullable Instant since,
            @Nullable Instant provedAt) {

        boolean isAbout(String otherApp, @Nullable String otherKey) {
            return remoteApp.equals(otherApp) && Objects.equals(tokenKey, otherKey);
        }

        boolean isUser(Identity identity) {
            return hash(identity).equals(user);
        }

        private Entry withoutCaller() {
            return new Entry(remoteApp, tokenKey, user, false, null, null, null, provedAt);
        }
    }

    /**
     * Notes a sign-in that has just succeeded. Whoever knew the token against cross-site requests before does not know the next.
     *
     * @param signsIn whether it makes the user the caller
     * @param owner the name of that caller, where the token is kept for the caller
     * @param by who used the session when the token was kept
     * @throws dev.remora.CallbackRejectedException if that one has left meanwhile
     */
    public void note(String remoteApp, Granted granted, boolean signsIn, @Nullable String owner, @Nullable String by) {
        String key = granted.tokenKey();
        Identity identity = granted.identity().orElse(null);
        String user = identity == null ? null : hash(identity);
        boolean named = key == null || key.length() <= LONGEST_KEY;
        boolean caller = signsIn && user != null && named;
        Identity ofCaller = caller && owner != null ? identity : null;
        session()
                .ifPresent(session -> change(session, entries -> {
                    SessionOwners.checkUser(remoteApp, session, by);
                    session.remove(CSRF);
                    entries.removeIf(entry -> entry.isAbout(remoteApp, key));
                    if (caller) {
                        entries.replaceAll(Entry::withoutCaller);
                    }
                    if (named) {
                        entries.add(new Entry(
                                remoteApp,
                                key,
                                user,
                                caller,
                                ofCaller == null ? null : owner,
                                ofCaller == null ? null : session(ofCaller),
                                ofCaller == null ? null : since(ofCaller),
                                identity == null ? null : identity.authTime()));
                    }
                    while (entries.size() > MOST) {
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
                .map(Entry::owner)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Whether the session keeps a token of this name for this owner. */
    public boolean isKeptFor(TokenOwner owner, String remoteApp, @Nullable String tokenKey) {
        return unclaimed().contains(TokenKey.of(remoteApp, owner).withName(tokenKey));
    }

    /** The tokens that the session keeps for whoever uses it. */
    List<TokenKey> unclaimed() {
        return session().map(SessionOwners::unclaimed).orElse(List.of());
    }

    /** The place of the token of a sign-in, where the session keeps that for whoever uses it. */
    Optional<TokenKey> unclaimed(Entry entry) {
        return unclaimed().stream()
                .filter(key -> entry.isAbout(key.remoteApp(), key.name()))
                .findFirst();
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
                .map(session -> left(session, () -> SessionOwners.checkUser(remoteApp, session, user)))
                .orElse(NOTHING);
    }

    Left leave(BrowserSession session) {
        return left(session, () -> {});
    }

    private Left left(BrowserSession session, Runnable check) {
        return session.id().isPresent() ? SessionOwners.leave(session, locks, check) : NOTHING; // and nothing is begun
    }

    /** Lets nobody reach this token any more who uses this session. */
    void leave(TokenKey key) {
        session().ifPresent(session -> SessionOwners.forget(session, key));
    }

    /** Whether all requests see the same session, and not each what the browser had when it was sent. */
    boolean isKeptByServer() {
        return session().filter(session -> !session.keptByBrowser()).isPresent();
    }

    boolean isWritable() {
        return session().filter(BrowserSession::writable).isPresent();
    }

    /** The session at the provider that a user signed in to. */
    static @Nullable String session(Identity identity) {
        return identity.claims().getString("sid", null);
    }

    /** When a provider said who a user is. */
    static @Nullable Instant since(Identity identity) {
        return identity.claims().get("iat") instanceof JsonNumber issuedAt
                ? Instant.ofEpochSecond(issuedAt.longValue())
                : null;
    }

    List<Entry> all() {
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
        return session().flatMap(session -> text(session, CSRF));
    }

    private Optional<BrowserSession> session() {
        return requests.current().map(sessions::of);
    }

    private void change(BrowserSession session, UnaryOperator<List<Entry>> change) {
        locks.exclusively(session, () -> {
            List<Entry> changed = change.apply(new ArrayList<>(entries(session)));
            session.set(SIGN_INS, written(changed));
            return changed;
        });
    }

    private static byte[] written(List<Entry> entries) {
        FieldWriter out = new FieldWriter(FORM);
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            out.text(i * STEP + REMOTE_APP, entry.remoteApp())
                    .text(i * STEP + TOKEN_KEY, entry.tokenKey())
                    .text(i * STEP + USER, entry.user())
                    .text(i * STEP + CALLER, entry.caller() ? "" : null)
                    .text(i * STEP + OWNER, entry.owner())
                    .text(i * STEP + SESSION, entry.session())
                    .text(i * STEP + SINCE, seconds(entry.since()))
                    .text(i * STEP + PROVED_AT, seconds(entry.provedAt()));
        }
        return out.toOctets();
    }

    /** Reads those that can be read. */
    private static List<Entry> entries(BrowserSession session) {
        try {
            return session.get(SIGN_INS)
                    .filter(byte[].class::isInstance)
                    .map(octets -> entries(FieldReader.of((byte[]) octets, FORM)))
                    .orElse(List.of());
        } catch (WireException | IllegalStateException | NumberFormatException | DateTimeException e) {
            return List.of();
        }
    }

    private static List<Entry> entries(FieldReader in) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            String remoteApp = in.textOrNull(i * STEP + REMOTE_APP);
            if (remoteApp != null) {
                entries.add(new Entry(
                        remoteApp,
                        in.textOrNull(i * STEP + TOKEN_KEY),
                        in.textOrNull(i * STEP + USER),
                        in.textOrNull(i * STEP + CALLER) != null,
                        in.textOrNull(i * STEP + OWNER),
                        in.textOrNull(i * STEP + SESSION),
                        instant(in.textOrNull(i * STEP + SINCE)),
                        instant(in.textOrNull(i * STEP + PROVED_AT))));
            }
        }
        return entries;
    }

    private static @Nullable String seconds(@Nullable Instant instant) {
        return instant == null ? null : Long.toString(instant.getEpochSecond());
    }

    private static @Nullable Instant instant(@Nullable String seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(Long.parseLong(seconds));
    }

    private static String hash(Identity identity) {
        return Hashes.name(identity.issuer(), identity.subject());
    }

    private static Optional<String> text(BrowserSession session, String name) {
        return session.get(name).filter(String.class::isInstance).map(String.class::cast);
    }
}

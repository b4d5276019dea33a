package dev.remora.internal.token;

import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.oauth2.RandomText;
import dev.remora.internal.wire.Hashes;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.PendingAuthorizations;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The owners of tokens in browser sessions whose user the container does not know. The first caller that such a session gets
 * claims them: from then on they are his alone, and who uses the session after him begins anew.
 *
 * @param ofItsOwn whether claims of callers are about this remote app alone, since its setting says who they are
 */
public record SessionOwners(String remoteApp, boolean ofItsOwn, SessionTokens tokens, SecureRandom random) {

    // the id of a session changes at sign-in; this one does not
    static final String VISITOR = "dev.remora.visitor";

    private static final String OWNER = "dev.remora.owner.";
    private static final String USER = "dev.remora.user";
    private static final String GRANT = "dev.remora.grant";
    private static final String CLAIMS = "dev.remora.claims";
    // a session seldom changes hands more often
    private static final int MOST_CLAIMS = 4;
    // each takes 60 bytes of a cookie
    private static final int MOST_GRANTS = 8;

    /**
     * The rest of a user who has left a session.
     *
     * @param tokens the tokens that were kept for whoever uses the session
     * @param next tells the user who comes next from all before; {@code null} where there is no session
     */
    public record Left(List<TokenKey> tokens, @Nullable String next) {}

    /** Gives a session that the server keeps its owner, before anything is kept for it. */
    void prepare(BrowserSession session) {
        if (!session.keptByBrowser()) {
            visitor(session);
        }
    }

    /** The owner of a token of this name, as long as nobody has claimed it. */
    Optional<TokenOwner> unclaimed(BrowserSession session, @Nullable String tokenKey) {
        return visitor(session, visitorAttribute())
                .flatMap(visitor -> text(session, attribute(tokenKey))
                        .filter(id -> visitorOf(id).equals(visitor)))
                .map(SessionOwners::owner);
    }

    /** The keys of the tokens of all remote apps that nobody has claimed. */
    public static List<TokenKey> unclaimed(BrowserSession session) {
        try {
            return session.names().stream()
                    .filter(name -> name.startsWith(OWNER))
                    .flatMap(name -> unclaimedAt(session, name).stream())
                    .toList();
        } catch (IllegalStateException invalidated) {
            return List.of();
        }
    }

    private static Optional<TokenKey> unclaimedAt(BrowserSession session, String attribute) {
        String[] parts = attribute.substring(OWNER.length()).split("\\.", 2); // names of remote apps have no dot
        Optional<String> visitor = visitor(session, VISITOR);
        Optional<String> ofItsOwn = visitor(session, VISITOR + "." + parts[0]);
        return text(session, attribute)
                .filter(id ->
                        Stream.of(visitor, ofItsOwn).flatMap(Optional::stream).anyMatch(visitorOf(id)::equals))
                .map(id -> TokenKey.of(parts[0], owner(id)).withName(parts.length == 1 ? null : parts[1]));
    }

    /**
     * Gives the session another user, who has no token of the one before, and ends no sign-in that one began.
     *
     * @param check refuses it, while nobody else changes the session
     * @return what the one before leaves behind
     */
    public static Left leave(BrowserSession session, SessionTokens locks, Runnable check) {
        return locks.exclusively(session, () -> {
            check.run();
            List<TokenKey> kept = unclaimed(session);
            String user = next(session, kept);
            if (text(session, VISITOR).isPresent()) {
                session.remove(VISITOR);
            }
            session.names().stream()
                    .filter(name -> name.startsWith(VISITOR + "."))
                    .forEach(session::remove);
            for (TokenKey key : kept) {
                session.remove(VISITOR + "." + key.remoteApp()); // names of cookies are not listed
                forget(session, key);
            }
            session.set(USER, user); // there is room for it by now
            return new Left(kept, user);
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
                        Stream.of(USER, VISITOR).map(name -> text(session, name).orElse("")), owners)
                .toArray(String[]::new));
    }

    /** Lets nobody reach a token any more. */
    public static void forget(BrowserSession session, TokenKey key) {
        session.remove(OWNER + key.remoteApp() + (key.name() == null ? "" : "." + key.name()));
    }

    /** Reads a session as it is while nobody changes it. */
    void readNow(BrowserSession session) {
        try {
            tokens.exclusively(session, session::id);
        } catch (IllegalStateException invalidated) {
            return; // whoever asks next finds none
        }
    }

    /** Tells users of a session apart; {@code null} as long as nobody has left it. */
    public static @Nullable String user(BrowserSession session) {
        return text(session, USER).orElse(null);
    }

    /**
     * Refuses a callback whose user has left this session meanwhile.
     *
     * @param user who used it when that was last asked for
     * @throws dev.remora.CallbackRejectedException if somebody else does now
     */
    public static void checkUser(String remoteApp, BrowserSession session, @Nullable String user) {
        if (!Objects.equals(user, user(session))) {
            throw SignInMessages.otherUser(remoteApp);
        }
    }

    /** The mark of the newest grant; {@code null} in sessions that the server keeps, whose id changes then. */
    static @Nullable String grant(BrowserSession session) {
        List<Grant> grants = grants(session);
        return grants.isEmpty() ? null : grants.get(grants.size() - 1).mark();
    }

    /** Marks a session that the browser keeps, where it leads to sign-ins that are kept elsewhere. */
    void noteGrant(BrowserSession session, Instant now) {
        if (session.keptByBrowser()
                && session.get(PendingAuthorizations.BROWSER).isPresent()) {
            List<Grant> grants = new ArrayList<>(grants(session));
            grants.add(new Grant(RandomText.of(random), now.toEpochMilli()));
            while (grants.size() > MOST_GRANTS) {
                grants.remove(1); // the oldest tells about all that knew none
            }
            set(
                    session,
                    GRANT,
                    grants.stream()
                            .map(grant -> grant.mark() + " " + grant.time())
                            .collect(Collectors.joining("\n")));
        }
    }

    /**
     * Whether a sign-in was begun in this browser itself: after the newest grant, or before the one that followed those it knew. One
     * that was begun later without knowing that one was begun with copies of the cookies.
     */
    static boolean knowsGrants(BrowserSession session, @Nullable String afterGrant, Instant begunAt) {
        List<Grant> grants = grants(session);
        int known = grants.stream().map(Grant::mark).toList().indexOf(afterGrant);
        return known == grants.size() - 1
                || begunAt.toEpochMilli() <= grants.get(known + 1).time();
    }

    /** A sign-in by which somebody got a token. */
    private record Grant(String mark, long time) {}

    /** The grants of this session, the oldest first. */
    private static List<Grant> grants(BrowserSession session) {
        return session.keptByBrowser()
                ? text(session, GRANT).stream()
                        .flatMap(String::lines)
                        .map(line -> line.split(" ", 2))
                        .map(parts -> new Grant(parts[0], Long.parseLong(parts[1])))
                        .toList()
                : List.of();
    }

    /** The names of the tokens that this session has or had for somebody. */
    List<String> names(BrowserSession session) {
        String prefix = attribute(null) + ".";
        try {
            return session.names().stream()
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length()))
                    .toList();
        } catch (IllegalStateException invalidated) {
            return List.of();
        }
    }

    /** Whoever has this session, as long as no caller has claimed it. */
    Optional<TokenOwner> visitorNow(BrowserSession session) {
        return visitor(session, visitorAttribute()).map(SessionOwners::owner);
    }

    /** Whether whoever has this session now, a caller or nobody, had it then. */
    boolean isVisitor(BrowserSession session, TokenOwner then, @Nullable TokenOwner caller) {
        if (caller == null) {
            return visitorNow(session).filter(then::equals).isPresent();
        }
        return claims(session).contains(claim(then.id(), caller));
    }

    /**
     * The owner of a token that was granted just now, a new one each time: a call that was begun with the token before, by
     * somebody who has left this browser perhaps, does not go on with this one, and whoever copied cookies before the sign-in has
     * the old owner.
     */
    TokenOwner ofGrant(BrowserSession session) {
        return owner(visitor(session) + "." + RandomText.of(random));
    }

    /**
     * Remembers that the owner has a token of this name; the answer is who had one before.
     *
     * @param user who used the session when it was granted
     * @throws dev.remora.CallbackRejectedException if that one has left meanwhile
     */
    Optional<TokenOwner> remember(
            BrowserSession session, @Nullable String tokenKey, TokenOwner owner, @Nullable String user) {
        return tokens.exclusively(session, () -> {
            checkUser(remoteApp, session, user);
            Optional<TokenOwner> before = text(session, attribute(tokenKey)).map(SessionOwners::owner);
            set(session, attribute(tokenKey), owner.id());
            return before.filter(old -> !old.equals(owner));
        });
    }

    /** Gives this caller the tokens that this session kept for nobody, unless they have been claimed before. */
    void claim(BrowserSession session, TokenOwner caller) {
        if (visitor(session, visitorAttribute()).isEmpty()) {
            return;
        }
        try {
            tokens.exclusively(session, () -> claimed(session, caller));
        } catch (IllegalStateException notNow) {
            return; // nobody gets what is not claimed; the next request claims it
        }
    }

    /** The owner of a token of this name that the caller has claimed and that is not yet kept under his own name. */
    Optional<TokenOwner> claimedBy(BrowserSession session, @Nullable String tokenKey, TokenOwner caller) {
        return text(session, attribute(tokenKey))
                .filter(id -> claims(session).contains(claim(visitorOf(id), caller)))
                .map(SessionOwners::owner);
    }

    void forget(BrowserSession session, @Nullable String tokenKey) {
        session.remove(attribute(tokenKey));
    }

    private boolean claimed(BrowserSession session, TokenOwner caller) {
        Optional<String> visitor = visitor(session, visitorAttribute());
        if (visitor.isEmpty()) {
            return false; // somebody was faster
        }
        List<String> claims = new ArrayList<>(claims(session));
        claims.add(claim(visitor.get(), caller));
        List<String> newest = claims.subList(Math.max(0, claims.size() - MOST_CLAIMS), claims.size());
        session.set(claimsAttribute(), String.join("\n", newest));
        session.remove(visitorAttribute());
        return true;
    }

    private List<String> claims(BrowserSession session) {
        return text(session, claimsAttribute())
                .map(all -> List.of(all.split("\n")))
                .orElse(List.of());
    }

    private static String claim(String visitor, TokenOwner caller) {
        return visitor + " " + URLEncoder.encode(caller.id(), StandardCharsets.UTF_8);
    }

    private String visitor(BrowserSession session) {
        try {
            return visitor(session, visitorAttribute())
                    .orElseGet(() -> tokens.exclusively(session, () -> newVisitor(session)));
        } catch (IllegalStateException e) {
            throw SignInMessages.sessionNotWritable(remoteApp, e);
        }
    }

    private String newVisitor(BrowserSession session) {
        return visitor(session, visitorAttribute()).orElseGet(() -> {
            String visitor = RandomText.of(random);
            String user = user(session);
            session.set(visitorAttribute(), user == null ? visitor : visitor + " " + user);
            return visitor;
        });
    }

    /** A request that did not see the user before leave may have named a visitor after that: it is the former user's. */
    private static Optional<String> visitor(BrowserSession session, String attribute) {
        String user = user(session);
        return text(session, attribute)
                .map(kept -> kept.split(" ", 2))
                .filter(kept -> Objects.equals(kept.length == 1 ? null : kept[1], user))
                .map(kept -> kept[0]);
    }

    private static String visitorOf(String ownerId) {
        return ownerId.split("\\.", 2)[0];
    }

    private static TokenOwner owner(String id) {
        return TokenOwner.of(Kind.SESSION, id);
    }

    private void set(BrowserSession session, String attribute, Serializable value) {
        try {
            session.set(attribute, value);
        } catch (IllegalStateException e) {
            throw SignInMessages.sessionNotWritable(remoteApp, e);
        }
    }

    private static Optional<String> text(BrowserSession session, String attribute) {
        try {
            return session.get(attribute).filter(String.class::isInstance).map(String.class::cast);
        } catch (IllegalStateException invalidated) {
            return Optional.empty();
        }
    }

    private String visitorAttribute() {
        return ofItsOwn ? VISITOR + "." + remoteApp : VISITOR;
    }

    private String claimsAttribute() {
        return ofItsOwn ? CLAIMS + "." + remoteApp : CLAIMS;
    }

    /** Names of remote apps have no dot. */
    private String attribute(@Nullable String tokenKey) {
        return OWNER + remoteApp + (tokenKey == null ? "" : "." + tokenKey);
    }
}

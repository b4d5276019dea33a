package dev.remora.internal.token;

import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.oauth2.RandomText;
import dev.remora.spi.BrowserSession;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The owners of tokens in browser sessions whose user the container does not know. The first caller that such a session gets
 * claims them: from then on they are his alone, and who uses the session after him begins anew.
 *
 * @param ofItsOwn whether claims of callers are about this remote app alone, since its setting says who they are
 */
record SessionOwners(String remoteApp, boolean ofItsOwn, SessionTokens tokens, SecureRandom random) {

    // the id of a session changes at sign-in; this one does not
    static final String VISITOR = "dev.remora.visitor";

    static final String OWNER = "dev.remora.owner.";
    private static final String CLAIMS = "dev.remora.claims";
    // a session seldom changes hands more often
    private static final int MOST_CLAIMS = 4;

    /** Gives a session that the server keeps its owner, before anything is kept for it. */
    void prepare(BrowserSession session) {
        if (!session.keptByBrowser()) {
            visitor(session);
        }
    }

    /** The owner of a token of this name, as long as nobody has claimed it. */
    Optional<TokenOwner> unclaimed(BrowserSession session, @Nullable String tokenKey) {
        return visitor(session, visitorAttribute())
                .flatMap(visitor -> SessionAttributes.text(session, attribute(tokenKey))
                        .filter(id -> visitorOf(id).equals(visitor)))
                .map(SessionOwners::owner);
    }

    /** Reads a session as it is while nobody changes it. */
    void readNow(BrowserSession session) {
        try {
            tokens.exclusively(session, session::id);
        } catch (IllegalStateException invalidated) {
            return; // whoever asks next finds none
        }
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
            SessionUsers.checkUser(remoteApp, session, user);
            Optional<TokenOwner> before =
                    SessionAttributes.text(session, attribute(tokenKey)).map(SessionOwners::owner);
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
        return SessionAttributes.text(session, attribute(tokenKey))
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
        return SessionAttributes.text(session, claimsAttribute())
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
            String user = SessionUsers.user(session);
            session.set(visitorAttribute(), user == null ? visitor : visitor + " " + user);
            return visitor;
        });
    }

    /** A request that did not see the user before leave may have named a visitor after that: it is the former user's. */
    static Optional<String> visitor(BrowserSession session, String attribute) {
        String user = SessionUsers.user(session);
        return SessionAttributes.text(session, attribute)
                .map(kept -> kept.split(" ", 2))
                .filter(kept -> Objects.equals(kept.length == 1 ? null : kept[1], user))
                .map(kept -> kept[0]);
    }

    static String visitorOf(String ownerId) {
        return ownerId.split("\\.", 2)[0];
    }

    static TokenOwner owner(String id) {
        return TokenOwner.of(Kind.SESSION, id);
    }

    private void set(BrowserSession session, String attribute, Serializable value) {
        try {
            session.set(attribute, value);
        } catch (IllegalStateException e) {
            throw SignInMessages.sessionNotWritable(remoteApp, e);
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

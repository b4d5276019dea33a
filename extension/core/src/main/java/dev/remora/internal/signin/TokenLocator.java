package dev.remora.internal.signin;

import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.TokenStore;
import dev.remora.internal.message.TokenMessages;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of tokens: the application's store if it has one, with the application itself if it has a getter, else in
 * the browser session. Asked on the thread of the caller.
 */
final class TokenLocator {

    private final String remoteApp;
    private final RemoteAppDependencies seams;
    private final SessionOwners inSession;
    private final TokenOwners owners;
    private final TokenAdoption adoption;

    TokenLocator(String remoteApp, RemoteAppDependencies seams) {
        this.remoteApp = remoteApp;
        this.seams = seams;
        this.inSession = new SessionOwners(remoteApp, seams.sessionTokens(), seams.random());
        this.owners = new TokenOwners(remoteApp, seams.owners(), seams.sessions(), inSession);
        this.adoption = new TokenAdoption(remoteApp, inSession);
    }

    TokenOwners owners() {
        return owners;
    }

    /**
     * The place of a token, if there is one.
     *
     * @throws dev.remora.AuthorizationRequiredException if there is nowhere to look
     */
    Optional<TokenLocation> place(@Nullable String name) {
        CurrentRequest request = seams.requests().current().orElse(null);
        if (seams.store() == null && seams.getter() != null) {
            Token token = seams.getter().token(name);
            return token == null
                    ? Optional.empty()
                    : Optional.of(new CallerHeldTokenLocation(ownerOrNobody(request, name), name, token));
        }
        TokenStore store = store(request);
        if (store == null) {
            throw TokenMessages.nowhereToLook(remoteApp);
        }
        Optional<TokenOwner> caller = owners.caller(request);
        if (request != null && caller.isPresent()) {
            return Optional.of(ofCaller(request, store, key(caller.get(), name)));
        }
        return owners.existing(request, name).map(owner -> stored(request, key(owner, name)));
    }

    /**
     * Says on any thread whether the request of the calling thread has ended; the application's own tokens belong to none.
     */
    BooleanSupplier ended() {
        boolean ofTheApplication =
                seams.owners() != null && seams.owners().owner(remoteApp).kind() == Kind.APPLICATION;
        return seams.requests()
                .current()
                .filter(request -> !ofTheApplication)
                .map(CurrentRequest::ended)
                .orElse(() -> false);
    }

    /** The place of a token that the caller brings. */
    TokenLocation held(Token token) {
        return new CallerHeldTokenLocation(
                ownerOrNobody(seams.requests().current().orElse(null), null), null, token);
    }

    /** Gives a new session its owner before anything is kept for it. */
    void prepare(CurrentRequest request) {
        if (!isKeptByTheApplication() && owners.known(request).isEmpty()) {
            inSession.prepare(seams.sessions().of(request));
        }
    }

    /** Saves what was granted, under the owner who has it now; nothing is left behind if that fails. */
    void save(CurrentRequest request, StartedSignIn started, Token token) {
        TokenStore store = store(request);
        if (isKeptByTheApplication() || store == null) {
            return;
        }
        BrowserSession session = seams.sessions().of(request);
        TokenOwner owner = owners.known(request).orElse(null);
        if (owner == null && started.startedBy() != null) {
            // a redirect did not bring what the caller is known by: he is to have it, but in this session only
            seams.sessionTokens().of(session).save(key(started.startedBy(), started.tokenKey()), token);
        } else if (owner == null) {
            saveForNobody(session, store, started.tokenKey(), token);
        } else if (owners.caller(request).isEmpty()) {
            store.save(key(owner, started.tokenKey()), token);
        } else {
            adoption.save(session, store, key(owner, started.tokenKey()), token);
            dropKeptInSession(session, key(owner, started.tokenKey()));
        }
    }

    boolean isKeptByTheApplication() {
        return seams.store() == null && seams.getter() != null;
    }

    private TokenLocation ofCaller(CurrentRequest request, TokenStore store, TokenKey key) {
        adoption.adopt(seams.sessions().of(request), store, key.owner(), key.name());
        if (seams.store() != null) {
            TokenLocation kept = storedInSession(request, key);
            if (kept.read().isPresent()) {
                return kept;
            }
        }
        return stored(request, key);
    }

    private TokenLocation stored(@Nullable CurrentRequest request, TokenKey key) {
        return seams.store() == null && request != null
                ? storedInSession(request, key)
                : new StoredTokenLocation(Objects.requireNonNull(seams.store()), key, null);
    }

    // a call may end after its request
    private TokenLocation storedInSession(CurrentRequest request, TokenKey key) {
        BrowserSession session = seams.sessions().of(request).duringCall();
        return new StoredTokenLocation(seams.sessionTokens().of(session), key, session);
    }

    private void saveForNobody(BrowserSession session, TokenStore store, @Nullable String name, Token token) {
        TokenOwner owner = inSession.ofGrant(session);
        store.save(key(owner, name), token);
        try {
            // a second grant takes the place of the first
            inSession.remember(session, name, owner).ifPresent(old -> store.remove(key(old, name)));
        } catch (RuntimeException e) {
            store.remove(key(owner, name));
            throw e;
        }
    }

    private void dropKeptInSession(BrowserSession session, TokenKey key) {
        if (seams.store() != null) {
            seams.sessionTokens().of(session).remove(key);
        }
    }

    private TokenKey key(TokenOwner owner, @Nullable String name) {
        return TokenKey.of(remoteApp, owner).withName(name);
    }

    private @Nullable TokenStore store(@Nullable CurrentRequest request) {
        if (seams.store() != null) {
            return seams.store();
        }
        return request == null
                ? null
                : seams.sessionTokens().of(seams.sessions().of(request));
    }

    // a browser without session has no token here, but the application may know one
    private TokenOwner ownerOrNobody(@Nullable CurrentRequest request, @Nullable String name) {
        return owners.existing(request, name).orElseGet(() -> TokenOwner.of(Kind.SESSION, ""));
    }
}

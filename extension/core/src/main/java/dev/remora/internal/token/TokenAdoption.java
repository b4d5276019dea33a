package dev.remora.internal.token;

import dev.remora.Identity;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import dev.remora.internal.message.TokenMessages;
import dev.remora.spi.BrowserSession;
import jakarta.json.JsonNumber;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Makes tokens of a session whose user was not known the tokens of the first caller that the session gets. */
public final class TokenAdoption {

    private static final Logger LOG = System.getLogger(TokenAdoption.class.getPackageName());

    private static final int STRIPES = 16;

    private final String remoteApp;
    private final SessionOwners owners;
    // a caller may have many sessions, and each may have a token for him
    private final Lock[] stripes = new Lock[STRIPES];

    TokenAdoption(String remoteApp, SessionOwners owners) {
        this.remoteApp = remoteApp;
        this.owners = owners;
        Arrays.setAll(stripes, i -> new ReentrantLock());
    }

    /**
     * Moves the session's token of this name to the caller; one that he has already stays, unless it is an older one of the same
     * user.
     *
     * @param kept what the session keeps for callers beside the store; {@code null} if the session is the store
     */
    void adopt(
            BrowserSession session,
            TokenStore store,
            @Nullable TokenStore kept,
            TokenOwner caller,
            @Nullable String name) {
        owners.claim(session, caller);
        if (owners.claimedBy(session, name, caller).isPresent()) {
            one(
                    caller,
                    () -> owners.claimedBy(session, name, caller).ifPresent(of -> {
                        move(
                                store,
                                kept,
                                TokenKey.of(remoteApp, of).withName(name),
                                TokenKey.of(remoteApp, caller).withName(name));
                        owners.forget(session, name);
                    }));
        }
    }

    /** Saves what a caller was granted; it takes the place of what the session has for him under this name. */
    void save(BrowserSession session, TokenStore store, TokenKey key, Token token) {
        owners.claim(session, key.owner());
        one(key.owner(), () -> {
            store.save(key, token);
            owners.claimedBy(session, key.name(), key.owner()).ifPresent(of -> {
                store.remove(TokenKey.of(remoteApp, of).withName(key.name()));
                owners.forget(session, key.name());
            });
        });
    }

    // a token that is removed first is moved once, however many nodes there are
    private void move(TokenStore store, @Nullable TokenStore kept, TokenKey from, TokenKey to) {
        Optional<StoredToken> found = store.find(from).filter(token -> store.remove(from, token));
        if (found.isEmpty()) {
            return;
        }
        Optional<StoredToken> here = kept == null ? Optional.empty() : kept.find(to);
        Optional<StoredToken> own = here.or(() -> store.find(to));
        if (own.isPresent() && !isNewer(found.get().token(), own.get().token())) {
            LOG.log(Level.WARNING, TokenMessages.sessionTokenRemoved(remoteApp));
            return;
        }
        try {
            store.save(to, found.get().token());
        } catch (RuntimeException e) {
            putBack(store, from, found.get(), e);
            throw e;
        }
        if (kept != null && here.isPresent()) {
            kept.remove(to, here.get()); // it would be used before the store's
        }
    }

    /** Whether the provider said of both who the user is, the same of both, and of this one later. */
    private static boolean isNewer(Token token, Token own) {
        Optional<Identity> user = token.identity();
        Optional<Identity> before = own.identity();
        return user.isPresent()
                && before.isPresent()
                && user.get().issuer().equals(before.get().issuer())
                && user.get().subject().equals(before.get().subject())
                && user.get().claims().get("iat") instanceof JsonNumber signedIn
                && before.get().claims().get("iat") instanceof JsonNumber signedInBefore
                && signedIn.longValue() >= signedInBefore.longValue();
    }

    private static void putBack(TokenStore store, TokenKey from, StoredToken found, RuntimeException why) {
        try {
            store.save(from, found.token());
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private void one(TokenOwner caller, Runnable change) {
        Lock lock = stripes[Math.floorMod(caller.hashCode(), STRIPES)];
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}

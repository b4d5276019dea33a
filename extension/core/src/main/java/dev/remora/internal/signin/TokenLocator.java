package dev.remora.internal.signin;

import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.TokenStore;
import dev.remora.internal.message.SignInMessages;
import dev.remora.spi.CurrentRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where tokens are: in the application's store if it has one, with the application itself if it has a getter, else in the
 * browser session. Asked on the thread of the caller.
 */
final class TokenLocator {

    private final String remoteApp;
    private final RemoteAppDependencies seams;
    private final TokenOwners owners;

    TokenLocator(String remoteApp, RemoteAppDependencies seams) {
        this.remoteApp = remoteApp;
        this.seams = seams;
        this.owners = new TokenOwners(remoteApp, seams.owners(), seams.sessions(), seams.random());
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
            throw SignInMessages.nowhereToLook(remoteApp);
        }
        return owners.existing(request, name)
                .map(owner -> new StoredTokenLocation(store, new TokenKey(remoteApp, owner, name)));
    }

    /** The place of a token that the caller brings. */
    TokenLocation held(Token token) {
        return new CallerHeldTokenLocation(
                ownerOrNobody(seams.requests().current().orElse(null), null), null, token);
    }

    /** Gives a new session its owner before anything is kept for it. */
    void prepare(CurrentRequest request) {
        if (!isKeptByTheApplication()) {
            owners.prepare(request);
        }
    }

    void save(CurrentRequest request, @Nullable String name, Token token) {
        if (isKeptByTheApplication()) {
            return;
        }
        TokenStore store = store(request);
        if (store != null) {
            Optional<TokenOwner> before = owners.existing(request, name);
            TokenOwner owner = owners.ofGrant(request, name);
            // a second grant takes the place of the first, whoever owns that
            before.filter(old -> !old.equals(owner)).ifPresent(old -> store.remove(new TokenKey(remoteApp, old, name)));
            store.save(new TokenKey(remoteApp, owner, name), token);
        }
    }

    boolean isKeptByTheApplication() {
        return seams.store() == null && seams.getter() != null;
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
        return owners.existing(request, name).orElseGet(() -> new TokenOwner(Kind.SESSION, ""));
    }
}

package dev.remora.internal.token;

import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.TokenStore;
import dev.remora.internal.message.TokenMessages;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place of tokens: the application's store if it has one, with the application itself if it has a getter, else in
 * the browser session. Asked on the thread of the caller.
 */
public final class TokenLocator {

    private static final TokenOwner NOBODY = TokenOwner.of(Kind.SESSION, "");

    private final String remoteApp;
    private final RemoteAppDependencies dependencies;
    private final BooleanSupplier keepsIdToken;
    private final SessionOwners inSession;
    private final TokenOwners owners;
    private final TokenAdoption adoption;

    /**
     * Makes one.
     *
     * @param keepsIdToken says before a token is kept by the browser whether signing out needs its ID token
     */
    public TokenLocator(String remoteApp, RemoteAppDependencies dependencies, BooleanSupplier keepsIdToken) {
        this.remoteApp = remoteApp;
        this.keepsIdToken = keepsIdToken;
        this.dependencies = dependencies;
        this.inSession = new SessionOwners(
                remoteApp,
                dependencies.owners().setting() != null,
                dependencies.sessionTokens(),
                dependencies.random());
        this.owners = new TokenOwners(remoteApp, dependencies.owners(), dependencies.sessions(), inSession);
        this.adoption = new TokenAdoption(remoteApp, inSession);
    }

    public TokenOwners owners() {
        return owners;
    }

    /**
     * The place of a token, if there is one.
     *
     * @throws dev.remora.AuthorizationRequiredException if there is nowhere to look
     */
    public Optional<TokenLocation> place(@Nullable String name) {
        CurrentRequest request = dependencies.requests().current().orElse(null);
        if (dependencies.store() == null && dependencies.getter() != null) {
            Token token = dependencies.getter().token(name);
            return token == null
                    ? Optional.empty()
                    : Optional.of(
                            new CallerHeldTokenLocation(ownerOrNobody(request, name), name, token, isOther(request)));
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
     * The place of a token of this owner, whoever sends the request.
     *
     * @throws dev.remora.AuthorizationRequiredException if there is no store but sessions
     */
    TokenLocation placeOf(TokenOwner owner, @Nullable String name) {
        if (dependencies.store() == null) {
            throw TokenMessages.noStoreOfCallers(remoteApp);
        }
        return stored(null, key(owner, name));
    }

    /** The place of a token of this owner, in the session of the current request where that keeps all tokens. */
    TokenLocation placeNow(TokenOwner owner, @Nullable String name) {
        return stored(dependencies.requests().current().orElse(null), key(owner, name));
    }

    /** The names under which there may be tokens, without a name first. */
    List<@Nullable String> names() {
        if (isKeptByTheApplication()) {
            return Collections.singletonList(null);
        }
        CurrentRequest request = dependencies.requests().current().orElse(null);
        TokenOwner owner = owners.existing(request, null).orElse(null);
        Set<String> names = new TreeSet<>();
        if (dependencies.store() != null && owner != null) {
            names.addAll(named(dependencies.store(), owner));
        }
        if (request != null) {
            BrowserSession session = dependencies.sessions().of(request);
            names.addAll(inSession.names(session));
            if (owner != null) {
                names.addAll(named(inSession(session), owner));
            }
        }
        return unnamedFirst(names);
    }

    /** The names under which this owner has tokens, without a name first. */
    List<@Nullable String> namesOf(TokenOwner owner) {
        TokenStore store = dependencies.store();
        return unnamedFirst(store == null ? Set.of() : new TreeSet<>(named(store, owner)));
    }

    private List<String> named(TokenStore store, TokenOwner owner) {
        return store.keys(remoteApp, owner).stream()
                .map(TokenKey::name)
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<@Nullable String> unnamedFirst(Set<String> names) {
        List<@Nullable String> all = new ArrayList<>();
        all.add(null);
        all.addAll(names);
        return all;
    }

    /**
     * Says on any thread whether the request of the calling thread has ended; the application's own tokens belong to none.
     */
    BooleanSupplier ended() {
        return userOfRequest().map(CurrentRequest::ended).orElse(() -> false);
    }

    /** Whether it goes by the current request whose token is meant, and not by a getter of the application, which may go by more. */
    boolean isOfRequest() {
        return !isKeptByTheApplication() && userOfRequest().isPresent();
    }

    /** Whether a getter of the application says whose token is meant in the current request. */
    boolean isOfGetter() {
        return isKeptByTheApplication() && userOfRequest().isPresent();
    }

    /** The current request, where the tokens are not the application's own. */
    private Optional<CurrentRequest> userOfRequest() {
        return dependencies
                .requests()
                .current()
                .filter(request -> owners.known(request)
                        .filter(owner -> owner.kind() == Kind.APPLICATION)
                        .isEmpty());
    }

    /** Says on any thread whether that answers another request than this one. */
    private BooleanSupplier isOther(@Nullable CurrentRequest request) {
        Object key = request == null ? null : request.key();
        return () -> !Objects.equals(
                key, dependencies.requests().current().map(CurrentRequest::key).orElse(null));
    }

    /** The place of a token that the application brings: whose it is only the application knows. */
    static TokenLocation held(Token token) {
        return held(NOBODY, token);
    }

    /** The place of a token that the caller brings for this owner. */
    static TokenLocation held(TokenOwner owner, Token token) {
        return new CallerHeldTokenLocation(owner, null, token, () -> true);
    }

    /** Gives a new session its owner before anything is kept for it. */
    public void prepare(CurrentRequest request) {
        if (!isKeptByTheApplication() && owners.known(request).isEmpty()) {
            inSession.prepare(dependencies.sessions().of(request));
        }
    }

    /**
     * Saves what was granted, under the owner who has it now; nothing is left behind if that fails.
     *
     * @param told the owner whom the application named; {@code null} if it named none
     * @param startedBy who began the sign-in; {@code null} for a user whom the container did not know
     * @param user who used the session when it was granted; see {@link TokenOwners#user}
     * @return removes it again, unless another token has taken its place
     * @throws dev.remora.CallbackRejectedException if that one has left meanwhile
     */
    public Runnable save(
            CurrentRequest request,
            @Nullable TokenOwner told,
            @Nullable TokenOwner startedBy,
            @Nullable String tokenKey,
            Token token,
            @Nullable String user) {
        TokenStore store = store(request);
        if (isKeptByTheApplication() || store == null) {
            return () -> {};
        }
        BrowserSession session = dependencies.sessions().of(request);
        TokenOwner owner = told != null ? told : owners.known(request).orElse(null);
        if (owner == null && startedBy != null) {
            // a redirect did not bring what the caller is known by: he is to have it, but in this session only
            TokenStore kept = inSession(session);
            kept.save(key(startedBy, tokenKey), token);
            return () -> remove(kept, key(startedBy, tokenKey), token);
        }
        if (owner == null) {
            return saveForNobody(session, store, tokenKey, token, user);
        }
        TokenKey key = key(owner, tokenKey);
        if (owners.isCaller(owner)) {
            if (owners.rule().mayClaim(request)) {
                adoption.save(session, store, key, token);
            } else {
                store.save(key, token);
            }
            dropKeptInSession(session, key);
        } else {
            store.save(key, token);
        }
        return () -> remove(store, key, token);
    }

    private static void remove(TokenStore store, TokenKey key, Token saved) {
        store.find(key)
                .filter(found -> TokenId.of(found.token()).equals(TokenId.of(saved)))
                .ifPresent(found -> store.remove(key, found));
    }

    boolean isKeptByTheApplication() {
        return dependencies.store() == null && dependencies.getter() != null;
    }

    boolean isKeptInSession() {
        return dependencies.store() == null && dependencies.getter() == null;
    }

    private TokenLocation ofCaller(CurrentRequest request, TokenStore store, TokenKey key) {
        BrowserSession session = dependencies.sessions().of(request);
        TokenStore kept = dependencies.store() == null ? null : inSession(session);
        if (owners.rule().mayAdopt(request)) {
            adoption.adopt(session, store, kept, key.owner(), key.name());
        }
        if (kept != null) {
            TokenLocation here = storedInSession(request, key);
            if (here.read().isPresent()) {
                return here;
            }
        }
        return stored(request, key);
    }

    private TokenLocation stored(@Nullable CurrentRequest request, TokenKey key) {
        return dependencies.store() == null && request != null
                ? storedInSession(request, key)
                : new StoredTokenLocation(
                        Objects.requireNonNull(dependencies.store()),
                        key,
                        null,
                        dependencies.logouts(),
                        dependencies.events());
    }

    // a call may end after its request
    private TokenLocation storedInSession(CurrentRequest request, TokenKey key) {
        BrowserSession session = dependencies.sessions().of(request).duringCall();
        return new StoredTokenLocation(inSession(session), key, session, dependencies.logouts(), dependencies.events());
    }

    private Runnable saveForNobody(
            BrowserSession session, TokenStore store, @Nullable String name, Token token, @Nullable String user) {
        TokenOwner owner = inSession.ofGrant(session);
        store.save(key(owner, name), token);
        try {
            // a second grant takes the place of the first
            inSession.remember(session, name, owner, user).ifPresent(old -> store.remove(key(old, name)));
        } catch (RuntimeException e) {
            store.remove(key(owner, name));
            throw e;
        }
        return () -> store.remove(key(owner, name)); // each grant has an owner of its own
    }

    private void dropKeptInSession(BrowserSession session, TokenKey key) {
        if (dependencies.store() != null) {
            inSession(session).remove(key);
        }
    }

    private TokenStore inSession(BrowserSession session) {
        return dependencies.sessionTokens().of(session, keepsIdToken);
    }

    private TokenKey key(TokenOwner owner, @Nullable String name) {
        return TokenKey.of(remoteApp, owner).withName(name);
    }

    private @Nullable TokenStore store(@Nullable CurrentRequest request) {
        if (dependencies.store() != null) {
            return dependencies.store();
        }
        return request == null ? null : inSession(dependencies.sessions().of(request));
    }

    // a browser without session has no token here, but the application may know one
    private TokenOwner ownerOrNobody(@Nullable CurrentRequest request, @Nullable String name) {
        return owners.existing(request, name).orElse(NOBODY);
    }
}

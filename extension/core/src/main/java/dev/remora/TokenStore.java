package dev.remora;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps tokens. A CDI bean qualified {@code @RemoteApp("x")} serves x, an unqualified one all remote applications; without
 * one, tokens live in the browser session. A store beats a {@link TokenGetter}. Implementations are safe for use by many
 * threads, and many nodes if the application has many: the versioned methods are atomic.
 *
 * @since 1.0
 */
public interface TokenStore {

    /**
     * Reads a token.
     *
     * @param key under what it was saved
     * @return the token with its version, or empty if there is none
     */
    Optional<StoredToken> find(TokenKey key);

    /**
     * Saves what a user just granted, in place of whatever was there.
     *
     * @param key under what to save it
     * @param token the token
     */
    void save(TokenKey key, Token token);

    /**
     * Saves a renewed token, but only in place of the very one that was renewed: one that was replaced or removed
     * meanwhile stays so.
     *
     * @param key under what to save it
     * @param read the token that was renewed
     * @param renewed the token in its place
     * @return whether it was saved
     */
    boolean replace(TokenKey key, StoredToken read, Token renewed);

    /**
     * Removes a token; nothing happens if there is none.
     *
     * @param key under what it was saved
     */
    void remove(TokenKey key);

    /**
     * Removes a token that turned out to be worthless, but only that very one.
     *
     * @param key under what it was saved
     * @param read the worthless token
     * @return whether it was removed
     */
    boolean remove(TokenKey key, StoredToken read);

    /**
     * Lists the tokens that an owner has at a remote application, for {@link OAuthRemote#tokens}.
     *
     * <p>This default knows the token without a name only.
     *
     * @param remoteApp the name of the remote application
     * @param owner whose tokens they are
     * @return the keys under which {@link #find} finds them, in any order
     */
    default List<TokenKey> keys(String remoteApp, TokenOwner owner) {
        TokenKey key = TokenKey.of(remoteApp, owner);
        return find(key).isPresent() ? List.of(key) : List.of();
    }

    /**
     * Lends the right to refresh a token to one caller at a time, so that nodes that share the store do not use one refresh token
     * twice. Remora takes it before it asks the provider, reads the token again, and saves through it; who does not get it waits
     * until the token has another version, at most the setting {@code protocol-deadline}, and uses what is there then.
     *
     * <p>This default always grants and saves by {@link #replace}: enough for one node, where Remora itself sends one refresh
     * however many threads ask.
     *
     * @param key under what the token was saved
     * @param duration how long the right lasts if it is not released: {@code protocol-deadline} and 15 seconds
     * @return the lease, or empty while somebody else has it
     */
    default Optional<Lease> lease(TokenKey key, Duration duration) {
        return Optional.of(new Lease() {
            @Override
            public boolean replace(StoredToken read, Token renewed) {
                return TokenStore.this.replace(key, read, renewed);
            }

            @Override
            public void release() {
                // nothing was taken from anybody
            }
        });
    }
}

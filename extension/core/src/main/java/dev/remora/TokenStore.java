package dev.remora;

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
}

package dev.remora;

/**
 * The right to refresh one token, lent to one node at a time by {@link TokenStore#lease}. It ends when its owner releases it, and
 * by itself when its time is over, so that a node that fails keeps nobody waiting for long.
 *
 * @since 1.0
 */
public interface Lease {

    /**
     * Saves a refreshed token, but only in place of the very one that was read under this lease, and only if the lease is still
     * this owner's.
     *
     * @param read the token that was refreshed
     * @param renewed the token in its place
     * @return whether it was saved
     */
    boolean replace(StoredToken read, Token renewed);

    /**
     * Notes that the provider did not refresh the token, for administrators who look at the store; it is called before
     * {@link #release} and changes nothing else. This default notes nothing.
     *
     * @param reason the code of the failure
     */
    default void failed(ErrorCode reason) {
        // a store need not keep it
    }

    /** Gives the right back; nothing happens if somebody else has it by now. */
    void release();
}

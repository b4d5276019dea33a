package dev.remora;

import java.util.Optional;

/**
 * Knows which caller of the application each identity at a provider belongs to, so that one user may sign in with several
 * providers. A CDI bean of this type replaces Remora's own, which keeps links in the store where a module such as remora-jdbc is one, else
 * in the memory of this node until it stops. Implementations are safe for use by many threads, and many nodes if the application
 * has many: of two that link one identity at once, one wins.
 *
 * @since 1.0
 */
public interface LinkedAccounts {

    /**
     * Finds the caller that an identity is linked to; asked for each request of a user who signed in.
     *
     * @param issuer the {@link Identity#issuer} of the identity
     * @param subject the {@link Identity#subject} of the identity
     * @return the name of the caller, or empty if the identity is linked to nobody
     */
    Optional<String> find(String issuer, String subject);

    /**
     * Links an identity to a caller, unless it is linked to somebody else.
     *
     * @param issuer the {@link Identity#issuer} of the identity
     * @param subject the {@link Identity#subject} of the identity
     * @param caller the name of the caller, octet by octet
     * @return whether the identity is linked to this caller now; false if it is linked to another one, which stays so
     */
    boolean link(String issuer, String subject, String caller);

    /**
     * Ends a link; nothing happens if the identity is linked to nobody, or to another caller.
     *
     * @param issuer the {@link Identity#issuer} of the identity
     * @param subject the {@link Identity#subject} of the identity
     * @param caller the name of the caller that it is linked to
     * @return whether there was such a link
     */
    boolean unlink(String issuer, String subject, String caller);
}

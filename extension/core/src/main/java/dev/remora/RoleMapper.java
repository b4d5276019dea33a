package dev.remora;

import java.util.Set;

/**
 * Decides the roles of callers whom remote applications signed in: one unqualified CDI bean serves all remote applications, one
 * with the qualifier {@link RemoteApp} its own. Asked at each request with such a caller; safe for use by many threads.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface RoleMapper {

    /**
     * The roles of a user.
     *
     * @param remoteApp the name of the remote application that the user signed in with
     * @param identity who the user is
     * @param claimed the roles by the settings {@code roles-claim} and {@code roles-map}, unmodifiable
     * @return the names of the roles that the user has; those of {@code claimed} are left out unless they are among them
     */
    Set<String> roles(String remoteApp, Identity identity, Set<String> claimed);
}

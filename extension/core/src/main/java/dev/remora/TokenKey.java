package dev.remora;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Under what a {@link TokenStore} keeps a token.
 *
 * @param remoteApp the name of the remote application
 * @param owner whose token it is
 * @param name the name given to {@link OAuthRemote#withTokenKey}, or {@code null} for the owner's only one
 * @since 1.0
 */
public record TokenKey(
        String remoteApp, TokenOwner owner, @Nullable String name) implements Serializable {

    private static final long serialVersionUID = 1L;
}

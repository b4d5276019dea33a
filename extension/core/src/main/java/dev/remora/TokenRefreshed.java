package dev.remora;

import org.jspecify.annotations.Nullable;

/**
 * A token was renewed; a CDI event qualified with {@link RemoteApp}, fired on the thread that renewed it, which may have no
 * request.
 *
 * @param owner whose token it is
 * @param tokenKey the name of the token, or {@code null}
 * @param previous the token that was renewed; many providers do not accept it any more
 * @param current the token in its place
 * @since 1.0
 */
public record TokenRefreshed(TokenOwner owner, @Nullable String tokenKey, Token previous, Token current) {}

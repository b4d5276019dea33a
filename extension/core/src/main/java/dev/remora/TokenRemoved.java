package dev.remora;

import org.jspecify.annotations.Nullable;

/**
 * A token was removed from its store, by {@link OAuthRemote#forget} or because the provider does not accept it any more; a
 * CDI event qualified with {@link RemoteApp}.
 *
 * @param owner whose token it was
 * @param tokenKey the name of the token, or {@code null}
 * @since 1.0
 */
public record TokenRemoved(TokenOwner owner, @Nullable String tokenKey) {}

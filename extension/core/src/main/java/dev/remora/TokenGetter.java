package dev.remora;

import org.jspecify.annotations.Nullable;

/**
 * Tells Remora the token of the current user: a CDI bean qualified {@code @RemoteApp("x")} serves x, an unqualified one all
 * remote applications. It is not asked during a sign-in. An application that has a getter saves tokens itself, from
 * {@link AuthorizationResult.Granted} and the event {@link TokenRefreshed}; one that wants Remora to save them has a
 * {@link TokenStore}.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface TokenGetter {

    /**
     * The token for a call; asked on the thread of the caller, for every call.
     *
     * @param tokenKey the name given to {@link OAuthRemote#withTokenKey} or {@link OAuthRequest#tokenKey}, or {@code null}
     * @return the token, or {@code null} if there is none: the call then throws {@link AuthorizationRequiredException}
     */
    @Nullable
    Token token(@Nullable String tokenKey);
}

package dev.remora.internal.signin;

import dev.remora.Token;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The provider's half of signing out; the token was removed already. */
@FunctionalInterface
public interface SignOutFlow {

    /**
     * Revokes the token where that is wanted, and says where to send the browser; nothing that the provider does makes it fail.
     *
     * @param token that was removed, if there was one
     * @param revoke {@code null}: as the settings say
     * @param state {@code null}: a random one
     */
    URI end(@Nullable Token token, @Nullable String returnTo, @Nullable Boolean revoke, @Nullable String state);
}

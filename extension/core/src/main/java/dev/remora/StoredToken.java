package dev.remora;

import java.io.Serializable;

/**
 * A token as a {@link TokenStore} holds it.
 *
 * @param token the token
 * @param version changes with every write under the same key; of the store's own making
 * @since 1.0
 */
public record StoredToken(Token token, String version) implements Serializable {

    private static final long serialVersionUID = 1L;
}

package dev.remora;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token as a {@link TokenStore} holds it. Two are equal if token and version are.
 *
 * @since 1.0
 */
public final class StoredToken implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Token token;
    private final String version;

    private StoredToken(Token token, String version) {
        this.token = Objects.requireNonNull(token, "token");
        this.version = Objects.requireNonNull(version, "version");
    }

    /**
     * A token with its version.
     *
     * @param token the token
     * @param version changes with every write under the same key; of the store's own making
     * @return the stored token
     */
    public static StoredToken of(Token token, String version) {
        return new StoredToken(token, version);
    }

    /**
     * The token.
     *
     * @return the token that was saved
     */
    public Token token() {
        return token;
    }

    /**
     * The version, which changes with every write under the same key.
     *
     * @return the version, of the store's own making
     */
    public String version() {
        return version;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredToken that && token.equals(that.token) && version.equals(that.version);
    }

    @Override
    public int hashCode() {
        return Objects.hash(token, version);
    }

    @Override
    public String toString() {
        return "StoredToken[token=" + token + ", version=" + version + "]";
    }

    /** Checks what was deserialized as the constructor does. */
    private Object readResolve() {
        return new StoredToken(token, version);
    }
}

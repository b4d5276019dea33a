package dev.remora;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The key under which a {@link TokenStore} keeps a token. Two are equal if all that they hold is.
 *
 * @since 1.0
 */
public final class TokenKey implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String remoteApp;
    private final TokenOwner owner;
    private final @Nullable String name;

    private TokenKey(String remoteApp, TokenOwner owner, @Nullable String name) {
        this.remoteApp = Objects.requireNonNull(remoteApp, "remoteApp");
        this.owner = Objects.requireNonNull(owner, "owner");
        this.name = name;
    }

    /**
     * The key of an owner's only token for a remote application.
     *
     * @param remoteApp the name of the remote application
     * @param owner whose token it is
     * @return the key, without a name
     */
    public static TokenKey of(String remoteApp, TokenOwner owner) {
        return new TokenKey(remoteApp, owner, null);
    }

    /**
     * The remote application.
     *
     * @return its name
     */
    public String remoteApp() {
        return remoteApp;
    }

    /**
     * The owner of the token.
     *
     * @return whose token it is
     */
    public TokenOwner owner() {
        return owner;
    }

    /**
     * The name given to {@link OAuthRemote#withTokenKey}.
     *
     * @return the name, or {@code null} for the owner's only token
     */
    public @Nullable String name() {
        return name;
    }

    /**
     * The key of another token of the same owner.
     *
     * @param name the name given to {@link OAuthRemote#withTokenKey}, or {@code null} for none
     * @return a new key
     */
    public TokenKey withName(@Nullable String name) {
        return new TokenKey(remoteApp, owner, name);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenKey that
                && remoteApp.equals(that.remoteApp)
                && owner.equals(that.owner)
                && Objects.equals(name, that.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(remoteApp, owner, name);
    }

    @Override
    public String toString() {
        return "TokenKey[remoteApp=" + remoteApp + ", owner=" + owner + ", name=" + name + "]";
    }

    /** Checks what was deserialized as the constructor does. */
    private Object readResolve() {
        return new TokenKey(remoteApp, owner, name);
    }
}

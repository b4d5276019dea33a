package dev.remora;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The owner of tokens. {@link dev.remora.spi.OwnerResolver} says for each call who that is. Two are equal if kind and id are.
 *
 * @since 1.0
 */
public final class TokenOwner implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String id;

    private TokenOwner(Kind kind, String id) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.id = Objects.requireNonNull(id, "id");
    }

    /**
     * The kinds of owners. Later releases may add some: a {@code switch} over them has a default.
     *
     * @since 1.0
     */
    public enum Kind {
        /** The browser session of a user whom the container does not know. */
        SESSION,
        /** The caller principal that the container authenticated. */
        CALLER,
        /** The application itself: code without a request. */
        APPLICATION
    }

    /**
     * An owner of a kind.
     *
     * @param kind what identifies the owner
     * @param id identifies the owner among those of its kind: unguessable for a session, and another one for each
     *     grant; the name for a caller; empty for the application
     * @return the owner
     */
    public static TokenOwner of(Kind kind, String id) {
        return new TokenOwner(kind, id);
    }

    /**
     * The application itself.
     *
     * @return the owner of tokens that belong to no user
     */
    public static TokenOwner application() {
        return new TokenOwner(Kind.APPLICATION, "");
    }

    /**
     * The kind of the owner.
     *
     * @return what identifies the owner
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The id of the owner among those of its kind.
     *
     * @return unguessable for a session, the name for a caller, empty for the application
     */
    public String id() {
        return id;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TokenOwner that && kind == that.kind && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, id);
    }

    /** Shows no session. */
    @Override
    public String toString() {
        return "TokenOwner[" + kind + "]";
    }

    /** Checks what was deserialized as the constructor does. */
    private Object readResolve() {
        return new TokenOwner(kind, id);
    }
}

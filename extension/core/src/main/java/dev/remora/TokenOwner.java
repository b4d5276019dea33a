package dev.remora;

import java.io.Serializable;

/**
 * Whose tokens are meant. {@link dev.remora.spi.OwnerResolver} says so for each call.
 *
 * @param kind what identifies the owner
 * @param id identifies the owner among those of its kind: unguessable for a session, the name for a caller, empty for the
 *     application
 * @since 1.0
 */
public record TokenOwner(Kind kind, String id) implements Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * What identifies an owner.
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
     * The application itself.
     *
     * @return the owner of tokens that belong to no user
     */
    public static TokenOwner application() {
        return new TokenOwner(Kind.APPLICATION, "");
    }

    /** Shows no session. */
    @Override
    public String toString() {
        return "TokenOwner[" + kind + "]";
    }
}

package dev.remora;

import org.jspecify.annotations.Nullable;

/**
 * The bytes that a store kept cannot be read: they are damaged, or a later release of Remora wrote them. A store takes them for
 * none, so that the user signs in again.
 *
 * @since 1.0
 */
public final class StoredDataException extends OAuthException {

    private static final long serialVersionUID = 1L;

    /**
     * Remora makes these.
     *
     * @param message names what cannot be read and why, and quotes nothing of it
     * @param cause what reading ended with, or {@code null}
     */
    public StoredDataException(String message, @Nullable Throwable cause) {
        super(ErrorCode.STORED_DATA_UNREADABLE, null, message, cause);
    }
}

package dev.remora;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings are missing, malformed or contradictory. The message names all of them, and where each was looked for.
 *
 * @since 1.0
 */
public final class SettingsException extends OAuthException {

    private static final long serialVersionUID = 1L;

    private final List<String> keys;

    /**
     * Made by Remora, and by tests of applications.
     *
     * @param code the reason
     * @param remoteApp the name of the remote application, or {@code null}
     * @param message the text, without secrets
     * @param keys the missing or bad keys, without their prefix {@code remora.<name>.}
     * @param cause what caused it, or {@code null}
     */
    public SettingsException(
            ErrorCode code, @Nullable String remoteApp, String message, List<String> keys, @Nullable Throwable cause) {
        super(code, remoteApp, message, cause);
        this.keys = List.copyOf(keys);
    }

    /**
     * The missing or bad keys.
     *
     * @return keys without their prefix, such as {@code client-id}; unmodifiable
     */
    public List<String> keys() {
        return keys;
    }
}

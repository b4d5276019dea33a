package dev.remora.internal.settings;

import dev.remora.internal.wire.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The assertion that a client signs to say who it is.
 *
 * @param key PEM text or a JSON Web Key; {@code null}: the client secret is the key
 * @param algorithm {@code null}: one that the provider lists
 * @param audience {@code issuer}, {@code endpoint} or a URI
 * @param typed whether assertions name their media type
 * @param teamId of Apple, or {@code null}
 */
public record AssertionSettings(
        @Nullable Secret key,
        @Nullable Secret passphrase,
        @Nullable String keyId,
        @Nullable String algorithm,
        String audience,
        boolean typed,
        @Nullable String teamId) {

    /** Settings of a client that signs nothing. */
    public static final AssertionSettings NONE = new AssertionSettings(null, null, null, null, "issuer", true, null);
}

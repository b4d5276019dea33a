package dev.remora.internal.settings;

import dev.remora.internal.wire.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How requests are signed (RFC 5849 section 3). The consumer secret is empty where RSA needs none; the key is PEM text,
 * wherever it was configured; body hash, version and empty token say whether to send them.
 */
public record SigningSettings(
        String method,
        Secret consumerSecret,
        @Nullable Secret rsaKey,
        @Nullable Secret rsaKeyPassphrase,
        @Nullable String realm,
        ParameterPlacement placement,
        boolean bodyHash,
        boolean version,
        boolean emptyToken) {}

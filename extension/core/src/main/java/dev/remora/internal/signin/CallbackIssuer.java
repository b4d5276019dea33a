package dev.remora.internal.signin;

import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.token.ToleranceLog;
import org.jspecify.annotations.Nullable;

/** Compares the issuer that callbacks name with the one that is set (RFC 9207 section 2.4). */
final class CallbackIssuer {

    private final String remoteApp;
    private final @Nullable String expected;
    private final boolean strict;
    private final ToleranceLog tolerances;

    CallbackIssuer(String remoteApp, @Nullable String expected, boolean strict, ToleranceLog tolerances) {
        this.remoteApp = remoteApp;
        this.expected = expected;
        this.strict = strict;
        this.tolerances = tolerances;
    }

    /** @throws dev.remora.CallbackRejectedException if the callback is from another issuer */
    void check(@Nullable String named) {
        if (named == null || named.equals(expected)) {
            return;
        }
        if (expected != null) {
            throw OAuth2Messages.issuerMismatch(remoteApp);
        }
        if (strict) {
            throw OAuth2Messages.issuerNotComparable(remoteApp);
        }
        tolerances.log(Tolerance.ISSUER_IGNORED);
    }
}

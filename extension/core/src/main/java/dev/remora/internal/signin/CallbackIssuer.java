package dev.remora.internal.signin;

import dev.remora.internal.message.OAuth2Messages;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Compares the issuer that callbacks name with the one that is set (RFC 9207 section 2.4). */
final class CallbackIssuer {

    private static final Logger LOG = System.getLogger(CallbackIssuer.class.getPackageName());

    private final String remoteApp;
    private final @Nullable String expected;
    private final boolean strict;
    private final AtomicBoolean logged = new AtomicBoolean();

    CallbackIssuer(String remoteApp, @Nullable String expected, boolean strict) {
        this.remoteApp = remoteApp;
        this.expected = expected;
        this.strict = strict;
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
        if (logged.compareAndSet(false, true)) {
            LOG.log(Level.INFO, OAuth2Messages.issuerIgnored(remoteApp));
        }
    }
}

package dev.remora.internal.token;

import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.oidc.OpenIdTolerance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Logs what is tolerated of one remote application: each tolerance once. */
public final class ToleranceLog {

    private static final Logger LOG = System.getLogger(ToleranceLog.class.getPackageName());

    private final String remoteApp;
    private final Set<Enum<?>> logged = ConcurrentHashMap.newKeySet();

    public ToleranceLog(String remoteApp) {
        this.remoteApp = remoteApp;
    }

    public void log(Tolerance tolerance) {
        log(tolerance, tolerance.description());
    }

    public void log(OpenIdTolerance tolerance) {
        log(tolerance, tolerance.description());
    }

    private void log(Enum<?> tolerance, String description) {
        if (logged.add(tolerance)) {
            LOG.log(Level.INFO, SignInMessages.tolerated(remoteApp, tolerance.name(), description));
        }
    }
}

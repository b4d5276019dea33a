package dev.remora.internal.signin;

import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.oauth2.Tolerance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Logs what is tolerated of one remote application: each tolerance once. */
final class ToleranceLog {

    private static final Logger LOG = System.getLogger(ToleranceLog.class.getPackageName());

    private final String remoteApp;
    private final Set<Tolerance> logged = ConcurrentHashMap.newKeySet();

    ToleranceLog(String remoteApp) {
        this.remoteApp = remoteApp;
    }

    void log(Tolerance tolerance) {
        if (logged.add(tolerance)) {
            LOG.log(Level.INFO, SignInMessages.tolerated(remoteApp, tolerance.name(), tolerance.description()));
        }
    }
}

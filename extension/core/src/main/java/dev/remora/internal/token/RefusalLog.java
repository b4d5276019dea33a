package dev.remora.internal.token;

import dev.remora.AuthorizationResult.Denied;
import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.internal.message.RefusalMessages;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logs what was refused in signing in to one remote application and in renewing its tokens: all of it at DEBUG, of each kind
 * one a minute at WARNING, because anybody can send callbacks.
 */
public final class RefusalLog {

    private static final Logger LOG = System.getLogger(RefusalLog.class.getPackageName());
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final String DENIED = "denied";

    private final String remoteApp;
    private final InstantSource clock;
    // kinds are codes and words of this class: their number is bounded
    private final Map<String, Instant> warned = new ConcurrentHashMap<>();

    public RefusalLog(String remoteApp, InstantSource clock) {
        this.remoteApp = remoteApp;
        this.clock = clock;
    }

    /** A callback was rejected, or the provider did not issue a token. */
    public void signInFailed(OAuthException why) {
        log(kind("sign-in", why.code()), RefusalMessages.signInFailed(remoteApp, why));
    }

    /** A provider's logout was not valid. */
    public void logoutRefused(OAuthException why) {
        log(kind("refused logout", why.code()), RefusalMessages.logoutRefused(remoteApp, why));
    }

    public void denied(Denied denied) {
        String sentence = RefusalMessages.denied(remoteApp, denied);
        if (denied.byUser()) {
            LOG.log(Level.DEBUG, sentence);
        } else {
            log(DENIED, sentence);
        }
    }

    /** The provider will not renew a token any more. */
    void renewalRefused(OAuthException why) {
        log(kind("refused renewal", why.code()), RefusalMessages.renewalRefused(remoteApp, why));
    }

    /** A token could not be renewed for now. */
    void renewalFailed(OAuthException why) {
        log(
                kind("failed renewal", why.code()),
                RefusalMessages.notRenewedForNow(remoteApp, String.valueOf(why.getMessage())));
    }

    /** The answer to a refresh said a URL that no token may be sent to. */
    void renewedUrlRefused(String why) {
        log("refused URL", RefusalMessages.renewedUrlRefused(remoteApp, why));
    }

    /** A renewed token could not be saved. The text of an exception that is none of ours may hold anything. */
    void notSaved(RuntimeException why) {
        String text = why instanceof OAuthException
                ? String.valueOf(why.getMessage())
                : why.getClass().getName();
        log("not saved", RefusalMessages.notSaved(remoteApp, text));
    }

    private static String kind(String step, ErrorCode code) {
        return step + " " + code;
    }

    private void log(String kind, String sentence) {
        LOG.log(isDue(kind) ? Level.WARNING : Level.DEBUG, sentence);
    }

    private boolean isDue(String kind) {
        Instant now = clock.instant();
        Instant before = warned.get(kind);
        if (before == null) {
            return warned.putIfAbsent(kind, now) == null;
        }
        // abs(): a clock that was put back must not silence the log
        boolean over = Duration.between(before, now).abs().compareTo(PERIOD) >= 0;
        return over && warned.replace(kind, before, now);
    }
}

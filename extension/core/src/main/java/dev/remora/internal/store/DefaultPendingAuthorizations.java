package dev.remora.internal.store;

import dev.remora.CompletedSignIn;
import dev.remora.internal.message.StoreMessages;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps pending authorizations in the browser session, whoever keeps that. */
public final class DefaultPendingAuthorizations implements PendingAuthorizations {

    private final InstantSource clock;
    private final PendingAuthorizations inSession;
    private final CookiePendingAuthorizations inCookies;
    private final SessionLocks locks;

    public DefaultPendingAuthorizations(InstantSource clock, SessionLocks locks) {
        this.clock = clock;
        this.locks = locks;
        this.inSession = new SessionPendingAuthorizations(clock, locks);
        this.inCookies = new CookiePendingAuthorizations(clock);
    }

    @Override
    public void put(BrowserSession session, PendingAuthorization pending) {
        if (!(session instanceof CookieSession browser)) {
            inSession.put(session, pending);
            return;
        }
        try {
            locks.exclusively(session, () -> inCookies.put(browser.cookies(), pending));
        } catch (IllegalStateException e) {
            throw StoreMessages.signInNotKept(pending.remoteApp(), e);
        }
    }

    @Override
    public Taken take(BrowserSession session, String remoteApp, String state, @Nullable String callbackPath) {
        return session instanceof CookieSession browser
                ? locks.exclusively(
                        session,
                        () -> inCookies.take(
                                browser.cookies(),
                                browser.id().isPresent(),
                                new CallbackMatch(remoteApp, state, callbackPath, clock.instant())))
                : inSession.take(session, remoteApp, state, callbackPath);
    }

    @Override
    public Optional<PendingAuthorization> newest(
            BrowserSession session, String remoteApp, @Nullable String callbackPath) {
        return session instanceof CookieSession browser
                ? locks.exclusively(
                        session,
                        () -> inCookies.newest(
                                browser.cookies(), new CallbackMatch(remoteApp, "", callbackPath, clock.instant())))
                : inSession.newest(session, remoteApp, callbackPath);
    }

    @Override
    public void complete(BrowserSession session, String remoteApp, String state, CompletedSignIn completed) {
        if (!(session instanceof CookieSession browser)) {
            inSession.complete(session, remoteApp, state, completed);
            return;
        }
        locks.exclusively(session, () -> {
            inCookies.complete(browser.cookies(), CompletedList.id(remoteApp, state), completed);
            return completed;
        });
    }

    @Override
    public Optional<CompletedSignIn> completed(BrowserSession session, String remoteApp, String state) {
        return session instanceof CookieSession browser
                ? locks.exclusively(
                        session, () -> inCookies.completed(browser.cookies(), CompletedList.id(remoteApp, state)))
                : inSession.completed(session, remoteApp, state);
    }

    @Override
    public void forgetCompleted(BrowserSession session) {
        if (session instanceof CookieSession browser) {
            locks.exclusively(session, () -> inCookies.forgetCompleted(browser.cookies()));
        } else {
            inSession.forgetCompleted(session);
        }
    }
}

package dev.remora.internal.token;

import dev.remora.internal.message.SignInMessages;
import dev.remora.spi.BrowserSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells the users apart who have a session one after the other. */
public final class SessionUsers {

    // CookieSession knows it too
    static final String ATTRIBUTE = "dev.remora.user";

    private SessionUsers() {}

    /** Tells users of a session apart; {@code null} as long as nobody has left it. */
    public static @Nullable String user(BrowserSession session) {
        return SessionAttributes.text(session, ATTRIBUTE).orElse(null);
    }

    /** Writes the mark anew where the browser keeps it: under a key that is no longer configured, nobody would read it. */
    public static void keep(BrowserSession session) {
        if (session.keptByBrowser()) {
            SessionAttributes.text(session, ATTRIBUTE).ifPresent(user -> session.set(ATTRIBUTE, user));
        }
    }

    /**
     * Refuses a callback whose user has left this session meanwhile.
     *
     * @param user who used it when that was last asked for
     * @throws dev.remora.CallbackRejectedException if somebody else does now
     */
    public static void checkUser(String remoteApp, BrowserSession session, @Nullable String user) {
        if (!Objects.equals(user, user(session))) {
            throw SignInMessages.otherUser(remoteApp);
        }
    }
}

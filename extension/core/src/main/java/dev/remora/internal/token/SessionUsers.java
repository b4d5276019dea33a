package dev.remora.internal.token;

import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.wire.Hashes;
import dev.remora.spi.BrowserSession;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the users apart who have a session one after the other. */
public final class SessionUsers {

    // CookieSession knows both too; the answer to a callback that comes late sets the first alone, and takes no
    // sign-out back
    static final String USER = "dev.remora.user";
    static final String SIGNED_OUT = "dev.remora.signed-out";

    private SessionUsers() {}

    /** Tells users of a session apart; {@code null} as long as nobody has left it. */
    public static @Nullable String user(BrowserSession session) {
        Optional<String> user = SessionAttributes.text(session, USER);
        Optional<String> signedOut = SessionAttributes.text(session, SIGNED_OUT);
        return signedOut
                .map(left -> Hashes.name(user.orElse(""), left))
                .or(() -> user)
                .orElse(null);
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

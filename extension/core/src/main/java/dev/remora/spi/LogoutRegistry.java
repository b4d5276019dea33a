package dev.remora.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which sessions providers ended (OpenID Connect Back-Channel Logout 1.0, Front-Channel Logout 1.0), so that those of
 * the application that began before end at their next request. The default keeps it in memory and reaches the node that was told
 * alone: with several nodes have a bean that keeps it where all of them look. One unqualified CDI bean serves all remote
 * applications. Safe for use by many threads.
 *
 * @since 1.0
 */
public interface LogoutRegistry {

    /**
     * Notes that a session, or all of a user, was ended.
     *
     * <p>Anybody can send those of {@link Logout.Channel#FRONT}: they have room of their own, and push no other out.
     *
     * @param logout what ended, kept at least until {@link Logout#expiresAt}
     * @return false, and nothing is noted, if the same logout token was noted before ({@link Logout#tokenId})
     */
    boolean add(Logout logout);

    /**
     * Tells if a session was ended.
     *
     * @param issuer of the user
     * @param subject of the user
     * @param sessionId the provider's name for the session ({@code sid}), or {@code null} if the ID token had none
     * @param signedInAt when it began, by the provider's clock: the {@code iat} of its ID token
     * @return true if a logout that was noted names it, and is not before it
     */
    boolean isLoggedOut(String issuer, String subject, @Nullable String sessionId, Instant signedInAt);
}

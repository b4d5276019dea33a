package dev.remora.spi;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The end of one session at a provider, or of all sessions of one user there. Two are equal if all that they hold is.
 *
 * @since 1.0
 */
public final class Logout {

    /**
     * The way by which it was told. Later releases may add constants: give a {@code switch} a default.
     *
     * @since 1.0
     */
    public enum Channel {
        /** A logout token that was validated. */
        BACK,
        /** A request of a browser, which proves nothing. */
        FRONT
    }

    private final Channel channel;
    private final String issuer;
    private final @Nullable String subject;
    private final @Nullable String sessionId;
    private final @Nullable String tokenId;
    private final Instant time;
    private final Instant expiresAt;

    private Logout(
            Channel channel,
            String issuer,
            @Nullable String subject,
            @Nullable String sessionId,
            @Nullable String tokenId,
            Instant time,
            Instant expiresAt) {
        if (subject == null && sessionId == null) {
            throw new IllegalArgumentException("a logout names a subject or a session");
        }
        this.channel = channel;
        this.issuer = Objects.requireNonNull(issuer, "issuer");
        this.subject = subject;
        this.sessionId = sessionId;
        this.tokenId = tokenId;
        this.time = Objects.requireNonNull(time, "time");
        this.expiresAt = Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /**
     * Makes the logout that a validated logout token says.
     *
     * @param issuer its {@code iss}
     * @param subject its {@code sub}, or {@code null} if {@code sessionId} is there
     * @param sessionId its {@code sid}, or {@code null}: all sessions of the subject
     * @param tokenId its {@code jti}
     * @param time its {@code iat}
     * @param expiresAt see {@link #expiresAt}
     * @return the logout
     * @throws IllegalArgumentException if neither subject nor session is there
     */
    public static Logout ofToken(
            String issuer,
            @Nullable String subject,
            @Nullable String sessionId,
            String tokenId,
            Instant time,
            Instant expiresAt) {
        return new Logout(Channel.BACK, issuer, subject, sessionId, Objects.requireNonNull(tokenId), time, expiresAt);
    }

    /**
     * Makes the logout that a request of the front channel says.
     *
     * @param issuer its parameter {@code iss}
     * @param sessionId its parameter {@code sid}
     * @param time when it came
     * @param expiresAt see {@link #expiresAt}
     * @return the logout
     */
    public static Logout ofFrontChannel(String issuer, String sessionId, Instant time, Instant expiresAt) {
        return new Logout(
                Channel.FRONT, issuer, null, Objects.requireNonNull(sessionId, "sessionId"), null, time, expiresAt);
    }

    /**
     * The way by which it was told.
     *
     * @return the channel
     */
    public Channel channel() {
        return channel;
    }

    /**
     * The provider.
     *
     * @return the issuer, to be compared character for character
     */
    public String issuer() {
        return issuer;
    }

    /**
     * The user.
     *
     * @return the subject, or {@code null} if it names a session alone
     */
    public @Nullable String subject() {
        return subject;
    }

    /**
     * The provider's name for the session.
     *
     * @return the {@code sid}, or {@code null} if all sessions of the user were ended
     */
    public @Nullable String sessionId() {
        return sessionId;
    }

    /**
     * The name of the logout token: one that was noted is not noted again.
     *
     * @return the {@code jti}, or {@code null} for the front channel
     */
    public @Nullable String tokenId() {
        return tokenId;
    }

    /**
     * The time of the logout: sessions that began after it go on.
     *
     * @return the instant, by the provider's clock
     */
    public Instant time() {
        return time;
    }

    /**
     * The end of the longest session that began before it.
     *
     * @return the instant after which it may be forgotten
     */
    public Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Logout that
                && channel == that.channel
                && issuer.equals(that.issuer)
                && Objects.equals(subject, that.subject)
                && Objects.equals(sessionId, that.sessionId)
                && Objects.equals(tokenId, that.tokenId)
                && time.equals(that.time)
                && expiresAt.equals(that.expiresAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(channel, issuer, subject, sessionId, tokenId, time, expiresAt);
    }

    /** Names no user and no session. */
    @Override
    public String toString() {
        return "Logout[channel=" + channel + ", issuer=" + issuer + ", time=" + time + ", expiresAt=" + expiresAt + "]";
    }
}

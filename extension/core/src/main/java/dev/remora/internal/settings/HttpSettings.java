package dev.remora.internal.settings;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Limits of both kinds of call, in time, bytes and values, and how they reach the network. */
public record HttpSettings(
        Duration connectTimeout,
        Duration protocolDeadline,
        Duration readTimeout,
        @Nullable Duration callDeadline,
        int protocolSizeLimit,
        int responseSizeLimit,
        int responseValueLimit,
        @Nullable ProxySettings proxy,
        @Nullable SSLContext sslContext) {

    private static final Duration BUFFERED_CALL = Duration.ofMinutes(5);

    /** The whole time of a call whose answer is read into memory: long enough for what read-timeout allows. */
    public Duration bufferedCallDeadline() {
        if (callDeadline != null) {
            return callDeadline;
        }
        Duration twice = readTimeout.multipliedBy(2);
        return twice.compareTo(BUFFERED_CALL) > 0 ? twice : BUFFERED_CALL;
    }
}

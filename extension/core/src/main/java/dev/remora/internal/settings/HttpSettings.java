package dev.remora.internal.settings;

import java.net.InetSocketAddress;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Limits of both kinds of call, in time, bytes and values, and how they reach the network. */
public record HttpSettings(
        Duration connectTimeout,
        Duration protocolDeadline,
        Duration readTimeout,
        int protocolSizeLimit,
        int responseSizeLimit,
        int responseValueLimit,
        @Nullable InetSocketAddress proxy,
        @Nullable SSLContext sslContext) {}

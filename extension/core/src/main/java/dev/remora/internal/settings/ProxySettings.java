package dev.remora.internal.settings;

import dev.remora.internal.wire.Secret;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** An HTTP proxy, not resolved, and who asks it, if it wants to know. Both parts of the credentials are there, or none. */
public record ProxySettings(
        InetSocketAddress address,
        @Nullable String user,
        @Nullable Secret password) {

    /** The header {@code Proxy-Authorization} (RFC 7617), if there are credentials. */
    public @Nullable String authorization() {
        if (user == null || password == null) {
            return null;
        }
        byte[] credentials = (user + ':' + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** Shows the address alone. */
    @Override
    public String toString() {
        return address.toString();
    }
}

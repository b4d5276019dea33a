package dev.remora.internal.signin;

import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.settings.RemoteAppSettings;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Makes callbacks absolute (RFC 6749 section 3.1.2, RFC 5849 section 2.1). */
record RedirectUris(RemoteAppSettings settings) {

    private static final String OUT_OF_BAND = "oob";
    // remembered for a callback that the provider knows and we do not
    private static final URI UNKNOWN = URI.create("");

    @Nullable
    String chosen(@Nullable String given) {
        return given == null ? settings.callback() : given;
    }

    /** Whether one has to be said. */
    boolean required() {
        return settings.protocol().needsCallback();
    }

    /** @throws dev.remora.SettingsException if it is no callback */
    URI absolute(@Nullable String callback, ApplicationBaseUri address) {
        if (callback == null) {
            return UNKNOWN;
        }
        if (callback.equals(OUT_OF_BAND) && settings.protocol().allowsOutOfBand()) {
            return URI.create(OUT_OF_BAND);
        }
        URI uri = parse(callback);
        if (uri.getRawFragment() != null) {
            throw malformed("has a fragment");
        }
        return uri.isAbsolute() ? checked(uri) : resolved(callback, uri, address);
    }

    private URI parse(String callback) {
        try {
            return new URI(callback);
        } catch (URISyntaxException e) {
            throw malformed("is no URI");
        }
    }

    private URI checked(URI uri) {
        String scheme = uri.getScheme();
        if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
            throw malformed("is not of http or https");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw malformed("has no host, or a user in it");
        }
        return uri;
    }

    private URI resolved(String callback, URI uri, ApplicationBaseUri address) {
        if (uri.getRawAuthority() != null || callback.startsWith("//")) {
            throw malformed("begins with two slashes");
        }
        URI resolved = URI.create(address.base() + (callback.startsWith("/") ? callback.substring(1) : callback));
        if (!resolved.normalize().getRawPath().equals(resolved.getRawPath())) {
            throw malformed("has . or .. in its path");
        }
        return resolved;
    }

    private RuntimeException malformed(String why) {
        return SignInMessages.callbackMalformed(settings.name(), why);
    }
}

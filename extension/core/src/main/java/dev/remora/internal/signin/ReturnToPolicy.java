package dev.remora.internal.signin;

import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.wire.DotSegments;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides the place that the browser goes to in the end. It returns a path within the application's own origin, whatever was
 * put in: it may be a parameter or a Referer that somebody else made up.
 */
record ReturnToPolicy(String remoteApp) {

    private static final Logger LOG = System.getLogger(ReturnToPolicy.class.getPackageName());
    private static final int MAX_LENGTH = 2048;
    // parsers of URLs disagree about these: control characters however often encoded, and in paths slash, backslash and
    // dot
    private static final Pattern ENCODED_CONTROL = Pattern.compile("%(25)*([01][0-9a-f]|7f)");
    private static final Pattern ENCODED_PATH_CHARACTER = Pattern.compile("%(25)*(2f|5c|2e)");

    String path(@Nullable String wanted, ApplicationBaseUri address) {
        if (wanted == null || wanted.isEmpty()) {
            return address.path();
        }
        String path = accepted(wanted, address);
        if (path == null) {
            LOG.log(Level.INFO, SignInMessages.returnToDropped(remoteApp));
            return address.path();
        }
        return path;
    }

    private static @Nullable String accepted(String wanted, ApplicationBaseUri address) {
        boolean plain = wanted.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '\\');
        if (wanted.length() > MAX_LENGTH || !plain) {
            return null;
        }
        try {
            URI uri = new URI(wanted);
            String path = uri.isAbsolute() ? ofOwnOrigin(uri, address) : relative(uri, wanted, address);
            return path == null || isSlippery(path, uri) ? null : path + query(uri);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable String ofOwnOrigin(URI uri, ApplicationBaseUri address) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || !Origin.of(uri).equals(address.origin())) {
            return null;
        }
        return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    }

    private static @Nullable String relative(URI uri, String wanted, ApplicationBaseUri address) {
        if (uri.getRawAuthority() != null || wanted.startsWith("//")) {
            return null;
        }
        return address.absolute(uri.getRawPath());
    }

    private static boolean isSlippery(String path, URI uri) {
        String lower = path.toLowerCase(Locale.ROOT);
        return !path.startsWith("/")
                || path.contains("//")
                || ENCODED_PATH_CHARACTER.matcher(lower).find()
                || ENCODED_CONTROL
                        .matcher(lower + query(uri).toLowerCase(Locale.ROOT))
                        .find()
                || DotSegments.areIn(path);
    }

    private static String query(URI uri) {
        return uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    }
}

package dev.remora.internal.signin;

import dev.remora.internal.settings.Origin;
import dev.remora.spi.CurrentRequest;
import java.net.URI;
import java.util.regex.Pattern;

/** Where the application is, as browsers see it: what stands for the base URI of the current request. */
record ApplicationBaseUri(URI base) {

    // a session that is kept in URLs
    private static final Pattern SESSION_ID = Pattern.compile(";jsessionid=[^/;]*", Pattern.CASE_INSENSITIVE);

    ApplicationBaseUri {
        base = base.toString().endsWith("/") ? base : URI.create(base + "/");
    }

    Origin origin() {
        return Origin.of(base);
    }

    /** The base path, with a slash at both ends. */
    String path() {
        return base.getRawPath();
    }

    /** The path of a request, as the browser sees it. */
    String pathOf(CurrentRequest request) {
        String path = SESSION_ID.matcher(request.uri().getRawPath()).replaceAll("");
        String own = request.baseUri().getRawPath();
        return path.startsWith(own) ? path() + path.substring(own.length()) : path;
    }
}

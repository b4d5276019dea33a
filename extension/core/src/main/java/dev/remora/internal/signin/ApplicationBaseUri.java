package dev.remora.internal.signin;

import dev.remora.internal.settings.Origin;
import dev.remora.spi.CurrentRequest;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of the application as browsers see it: it stands for the base URI of the current request.
 *
 * @param serverPath the base path as the server sees it, which differs behind a proxy that changes paths; with a slash at
 * both ends
 */
record ApplicationBaseUri(URI base, String serverPath) {

    // a session that is kept in URLs
    private static final Pattern SESSION_ID = Pattern.compile(";jsessionid=[^/;]*", Pattern.CASE_INSENSITIVE);

    ApplicationBaseUri {
        base = base.toString().endsWith("/") ? base : URI.create(base + "/");
    }

    /**
     * The base URI of the request.
     *
     * @param external the address of the application's own path, or {@code null} if that is as the server sees it
     */
    static ApplicationBaseUri of(CurrentRequest request, @Nullable URI external) {
        String serverPath = request.baseUri().getRawPath();
        if (external == null) {
            return new ApplicationBaseUri(request.baseUri(), serverPath);
        }
        ApplicationBaseUri application = new ApplicationBaseUri(external, request.applicationPath());
        return serverPath.startsWith(application.serverPath())
                ? new ApplicationBaseUri(
                        application.under(
                                serverPath.substring(application.serverPath().length())),
                        serverPath)
                : application;
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
        return path.startsWith(serverPath) ? path() + path.substring(serverPath.length()) : path;
    }

    /** The path as the browser sees it: relative to the base path, unless it starts with that already. */
    String absolute(String path) {
        if (startsWith(path, path())) {
            return path;
        }
        if (startsWith(path, serverPath)) {
            return path() + path.substring(Math.min(serverPath.length(), path.length()));
        }
        return path() + (path.startsWith("/") ? path.substring(1) : path);
    }

    /** The address of a path of ours: relative to the base path, or with a slash at its beginning as the server sees it. */
    URI under(String path) {
        if (!path.startsWith("/")) {
            return URI.create(base + path);
        }
        return base.resolve(
                path.startsWith(serverPath) && !path.startsWith(path())
                        ? path() + path.substring(serverPath.length())
                        : path);
    }

    /** The base path may lack its last slash. */
    private static boolean startsWith(String path, String basePath) {
        return path.startsWith(basePath) || (path + "/").equals(basePath);
    }
}

package dev.remora.internal.client;

import dev.remora.SettingsException;
import dev.remora.Token;
import dev.remora.internal.message.ClientMessages;
import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.settings.ApiSettings;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.settings.RuntimeUrls;
import dev.remora.internal.settings.RuntimeUrls.RefusedException;
import dev.remora.internal.wire.DotSegments;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Says where a call goes (RFC 3986 against {@code base-url} as a directory), and refuses what would take the token anywhere
 * but to the origins that may have it. A leading slash means the root of {@code base-url}'s origin.
 */
final class UrlGuard {

    private final String remoteApp;
    private final ApiSettings api;
    private final Supplier<SettingsException> noBase;
    private final @Nullable Origin baseOrigin;

    /** The exception to throw where a relative path meets no base. */
    UrlGuard(String remoteApp, ApiSettings api, Supplier<SettingsException> noBase) {
        this.remoteApp = remoteApp;
        this.api = api;
        this.noBase = noBase;
        this.baseOrigin = api.baseUrl() == null ? null : Origin.of(api.baseUrl());
    }

    /** Returns the URI that relative paths are relative to. */
    URI base() {
        URI base = api.baseUrl();
        if (base == null) {
            throw noBase.get();
        }
        return base;
    }

    /** Returns the guard of calls with that token: what a callback or a token response said may lead to another base. */
    UrlGuard with(RuntimeUrls urls, Token token) {
        if (!urls.isBaseUrl()) {
            return this;
        }
        try {
            return new UrlGuard(remoteApp, api.withBaseUrl(urls.base(token.parameters())), noBase);
        } catch (RefusedException e) {
            throw OAuth2Messages.urlOfTokenRefused(remoteApp, String.valueOf(e.getMessage()));
        }
    }

    /** Returns the same address below another guard's base, if it is below this one's. */
    String rebased(String uri, UrlGuard other) {
        if (other == this) {
            return uri;
        }
        String base = base().toString();
        String root = base().resolve("/").toString();
        String otherBase = other.base().toString();
        if (uri.startsWith(base)) {
            return otherBase + uri.substring(base.length());
        }
        return uri.startsWith(root) ? other.base().resolve("/") + uri.substring(root.length()) : uri;
    }

    /** The absolute URI of a path or URL, encoded where it has to be, without fragment. */
    URI resolve(String path) {
        URI uri = parsed(target(path, false));
        check(uri);
        return uri;
    }

    /** Resolves a path as {@link #resolve} does, with templates such as {@code {id}} left in. */
    String template(String path) {
        URI uri = resolve(path);
        return path.indexOf('{') < 0 ? uri.toString() : target(path, true);
    }

    /** Returns the target of a redirect if both it and the redirected URI are within base-url's directory. */
    Optional<URI> redirect(URI from, String location) {
        if (location.isEmpty() || UrlText.fault(location) != null || !isInDirectory(from)) {
            return Optional.empty();
        }
        try {
            String reference = encodedReference(location, false);
            // java.net.URI takes the last segment off where a reference is a query alone (RFC 3986 section 5.2.2)
            URI uri = reference.startsWith("?")
                    ? URI.create(from.getScheme() + "://" + from.getRawAuthority() + from.getRawPath() + reference)
                    : from.resolve(reference);
            return allowed(uri) == null && isInDirectory(uri) ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private boolean isInDirectory(URI uri) {
        URI base = api.baseUrl();
        return base != null
                && baseOrigin != null
                && baseOrigin.equals(Origin.of(uri))
                && uri.getRawPath().startsWith(base.getRawPath());
    }

    /** Refuses a URI that the token must not go to. */
    void check(URI uri) {
        RuntimeException refusal = allowed(uri);
        if (refusal != null) {
            throw refusal;
        }
    }

    /** The same URI, written the one way that every JAX-RS client sends unchanged. */
    static URI wire(URI uri) {
        String path = uri.getRawPath();
        boolean same =
                path != null && path.startsWith("/") && uri.getRawFragment() == null && !"".equals(uri.getRawQuery());
        if (same) {
            return uri;
        }
        String query = uri.getRawQuery() == null || uri.getRawQuery().isEmpty() ? "" : "?" + uri.getRawQuery();
        String slashed = path == null || path.isEmpty() ? "/" : path;
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + slashed + query);
    }

    private String target(String given, boolean braces) {
        String path = UrlText.withoutLeadingDot(given);
        String fault = UrlText.fault(path);
        if (fault != null) {
            throw ClientMessages.urlMalformed(remoteApp, fault);
        }
        if (UrlText.hasScheme(path)) {
            return encodedReference(path, braces);
        }
        if (path.startsWith("//")) {
            throw ClientMessages.urlLeads(remoteApp, "begins with // and so names another host");
        }
        URI base = base();
        String reference = encodedReference(path, braces);
        return path.startsWith("/") ? base.getScheme() + "://" + base.getRawAuthority() + reference : base + reference;
    }

    // the authority stays as it is: its brackets and what is not ASCII are not for us to encode
    private static String encodedReference(String reference, boolean braces) {
        int fragment = reference.indexOf('#');
        String sent = fragment < 0 ? reference : reference.substring(0, fragment);
        int authority = UrlText.hasScheme(sent) || sent.startsWith("//") ? sent.indexOf("//") : -1;
        if (authority < 0) {
            return UrlText.encoded(sent, braces);
        }
        int end = authority + 2;
        while (end < sent.length() && sent.charAt(end) != '/' && sent.charAt(end) != '?') {
            end++;
        }
        return sent.substring(0, end) + UrlText.encoded(sent.substring(end), braces);
    }

    private URI parsed(String text) {
        try {
            return wireHost(new URI(text));
        } catch (URISyntaxException e) {
            throw ClientMessages.urlMalformed(remoteApp, "is no URL: " + e.getReason());
        }
    }

    // "https://api.example" has an empty path, which goes over the wire as "/"
    private static URI wireHost(URI uri) {
        boolean bare = uri.getHost() != null && uri.getRawPath().isEmpty();
        return bare
                ? URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + "/"
                        + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                : uri;
    }

    private @Nullable RuntimeException allowed(URI uri) {
        boolean http = "http".equalsIgnoreCase(uri.getScheme());
        if (!http && !"https".equalsIgnoreCase(uri.getScheme())) {
            return ClientMessages.urlLeads(remoteApp, "is neither relative nor http nor https");
        }
        if (uri.getHost() == null) {
            return ClientMessages.urlLeads(remoteApp, "has no host that could be compared");
        }
        if (uri.getRawUserInfo() != null || uri.getRawAuthority().indexOf('@') >= 0) {
            return ClientMessages.urlLeads(remoteApp, "has a user name or password in it");
        }
        if (uri.getRawPath() != null && DotSegments.areIn(uri.getRawPath())) {
            return ClientMessages.urlLeads(remoteApp, "has a dot segment in its path");
        }
        Origin origin = Origin.of(uri);
        return isSafe(origin) && api.allows(origin) ? null : refusal(origin);
    }

    private RuntimeException refusal(Origin origin) {
        return !isSafe(origin) && isKnownHost(origin)
                ? ClientMessages.urlInsecure(remoteApp, origin.toString())
                : ClientMessages.urlOutside(remoteApp, origin.toString());
    }

    private boolean isSafe(Origin origin) {
        return origin.scheme().equals("https") || api.allowHttp() || origin.loopback();
    }

    private boolean isKnownHost(Origin origin) {
        return api.origins().stream().anyMatch(known -> known.host().equals(origin.host()));
    }
}

package dev.remora.internal.config;

import dev.remora.ErrorCode;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.wire.DotSegments;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks URLs of settings: absolute https with a host, without user, password and fragment. Plain http goes to loopback
 * only, unless it is allowed; the strict profile wants it allowed for loopback, and has no other.
 */
record UrlRules(boolean allowHttp, boolean strict) {

    private static final Pattern WILDCARD = Pattern.compile("(?i)(https?://)\\*\\.(.*)");
    // a host whose last label has a letter: an address has none
    private static final Pattern DOMAIN = Pattern.compile("([^.\\[\\]]+\\.)+(?=[^.]*[a-z])[^.\\[\\]]+");

    URI absolute(String text) throws BadValueException {
        URI uri = parse(text);
        if (uri.getScheme() == null) {
            throw new BadValueException("is not an absolute URL");
        }
        return checked(uri);
    }

    /** With the final slash that a directory has. */
    URI directory(String text) throws BadValueException {
        URI uri = absolute(text);
        if (uri.getRawQuery() != null) {
            throw new BadValueException("has a query");
        }
        String path = uri.getRawPath();
        return path.endsWith("/") ? uri : URI.create(uri + "/");
    }

    /** An issuer identifier (RFC 8414 section 2), as it is written. */
    String issuer(String text) throws BadValueException {
        URI uri = absolute(text);
        if (uri.getRawQuery() != null) {
            throw new BadValueException("has a query");
        }
        return uri.toString();
    }

    /** Scheme, host and port, and nothing more; or {@code https://*.example.com} for any one label. */
    Origin origin(String text) throws BadValueException {
        Matcher wildcard = WILDCARD.matcher(text.strip());
        if (!wildcard.matches()) {
            return plainOrigin(text);
        }
        Origin rest = plainOrigin(wildcard.group(1) + wildcard.group(2));
        if (strict) {
            throw new BadValueException("has a *, which profile strict does not allow");
        }
        if (!rest.scheme().equals("https")) {
            throw new BadValueException("has a *, which is for https only");
        }
        if (!DOMAIN.matcher(rest.host()).matches()) {
            throw new BadValueException("has a * that does not stand before a domain of two labels or more");
        }
        return rest.withAnyFirstLabel();
    }

    private Origin plainOrigin(String text) throws BadValueException {
        URI uri = absolute(text);
        if (!uri.getRawPath().matches("/?") || uri.getRawQuery() != null) {
            throw new BadValueException("has more than scheme, host and port");
        }
        return Origin.of(uri);
    }

    URI parse(String text) throws BadValueException {
        URI uri;
        try {
            uri = new URI(ValueParser.text(text.strip()));
        } catch (URISyntaxException e) {
            throw new BadValueException("is no URL");
        }
        if (uri.getRawPath() != null && DotSegments.areIn(uri.getRawPath())) {
            throw new BadValueException("has a dot segment in its path");
        }
        if (uri.getRawFragment() != null) {
            throw new BadValueException("has a fragment");
        }
        return uri;
    }

    URI checked(URI uri) throws BadValueException {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new BadValueException("is neither https nor http");
        }
        if (uri.getRawUserInfo() != null) {
            throw new BadValueException("names a user");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
            throw new BadValueException("has no valid host and port");
        }
        if (scheme.equals("http")) {
            checkPlain(Origin.of(uri));
        }
        return uri;
    }

    private void checkPlain(Origin origin) throws BadValueException {
        if (strict && !origin.loopback()) {
            throw insecure("is not https, and profile strict allows no other");
        }
        if (strict && !allowHttp) {
            throw insecure("is not https; profile strict wants allow-http=true for loopback too");
        }
        if (!origin.loopback() && !allowHttp) {
            throw insecure("is not https; the setting allow-http=true would allow it");
        }
    }

    private static BadValueException insecure(String why) {
        return new BadValueException(ErrorCode.INSECURE_URL, why);
    }
}

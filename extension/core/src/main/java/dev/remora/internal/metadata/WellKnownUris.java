package dev.remora.internal.metadata;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Says where an issuer's metadata may be (OpenID Connect Discovery 1.0 section 4, RFC 8414 sections 3 and 5). */
final class WellKnownUris {

    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";

    private WellKnownUris() {}

    /** Returns the places in the order in which they are tried. */
    static List<URI> of(String issuer, boolean openIdFirst) {
        URI uri = URI.create(issuer);
        String path = uri.getRawPath().endsWith("/")
                ? uri.getRawPath().substring(0, uri.getRawPath().length() - 1)
                : uri.getRawPath();
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        String appended = origin + path + OPENID;
        List<String> inserted = List.of(origin + OAUTH + path, origin + OPENID + path);
        Stream<String> places = openIdFirst
                ? Stream.concat(Stream.of(appended), inserted.stream())
                : Stream.concat(inserted.stream(), Stream.of(appended));
        return places.distinct().map(URI::create).toList();
    }
}

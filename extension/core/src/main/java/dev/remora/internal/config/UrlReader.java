package dev.remora.internal.config;

import dev.remora.internal.settings.OpenIdKey;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.SettingKey;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads the URLs of one remote application; {@code none} unsets one. */
final class UrlReader {

    private final SettingValues values;
    private final UrlRules rules;
    private final Optional<URI> baseUrl;

    UrlReader(SettingValues values, UrlRules rules) {
        this.values = values;
        this.rules = rules;
        this.baseUrl = find(RemoteAppKey.BASE_URL).flatMap(found -> values.parse(found, rules::directory));
    }

    Optional<URI> baseUrl() {
        return baseUrl;
    }

    boolean isSet(SettingKey key) {
        return find(key).isPresent();
    }

    /** An absolute URL, or one relative to base-url. */
    Optional<URI> url(SettingKey key) {
        return find(key).flatMap(found -> values.parse(found, this::resolved));
    }

    /** Reads the issuer as it is written: it is compared, not called. */
    Optional<String> issuer() {
        return find(RemoteAppKey.ISSUER).flatMap(found -> values.parse(found, rules::issuer));
    }

    /** Reads the endpoints that are settings. */
    ProviderMetadata endpoints() {
        return new ProviderMetadata(
                issuer().orElse(null),
                url(RemoteAppKey.AUTHORIZE_URL).orElse(null),
                url(RemoteAppKey.TOKEN_URL).orElse(null),
                url(OpenIdKey.JWKS_URL).orElse(null),
                url(OpenIdKey.USERINFO_URL).orElse(null),
                url(OpenIdKey.REVOCATION_URL).orElse(null),
                url(OpenIdKey.END_SESSION_URL).orElse(null),
                Set.of(),
                Set.of(),
                Set.of(),
                false);
    }

    /** Reads the origins that may get the token, base-url's among them. */
    Set<Origin> origins() {
        Set<Origin> origins = new LinkedHashSet<>();
        baseUrl.map(Origin::of).ifPresent(origins::add);
        values.find(RemoteAppKey.ALLOWED_ORIGINS)
                .flatMap(found -> values.parse(found, this::list))
                .ifPresent(origins::addAll);
        return origins;
    }

    private Set<Origin> list(String text) throws BadValueException {
        Set<Origin> origins = new LinkedHashSet<>();
        for (String origin : text.split(",", -1)) {
            origins.add(rules.origin(origin));
        }
        return origins;
    }

    private URI resolved(String text) throws BadValueException {
        URI uri = rules.parse(text);
        if (uri.getScheme() != null) {
            return rules.checked(uri);
        }
        if (uri.getRawAuthority() != null) {
            throw new BadValueException("has a host but no scheme");
        }
        if (baseUrl.isPresent()) {
            return baseUrl.get().resolve(uri);
        }
        if (!isSet(RemoteAppKey.BASE_URL)) {
            values.missing(RemoteAppKey.BASE_URL, "a relative URL is resolved against it");
        }
        return uri;
    }

    private Optional<Found> find(SettingKey key) {
        return values.find(key).filter(found -> found.text() == null || !isUnset(found.text()));
    }

    static boolean isUnset(String text) {
        return text.strip().equalsIgnoreCase("none");
    }
}

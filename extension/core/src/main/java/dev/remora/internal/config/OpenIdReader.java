package dev.remora.internal.config;

import dev.remora.internal.settings.OpenIdKey;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.UserinfoUse;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the settings of discovery and OpenID Connect. */
final class OpenIdReader {

    private static final Set<String> ALGORITHMS = Set.of(
            "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519",
            "HS256", "HS384", "HS512");

    private final SettingValues values;
    private final UrlReader urls;

    OpenIdReader(SettingValues values, UrlReader urls) {
        this.values = values;
        this.urls = urls;
    }

    /** Returns null where neither issuer nor metadata-url is set: that provider speaks plain OAuth 2. */
    @Nullable
    OpenIdSettings read() {
        Optional<String> issuer = urls.issuer();
        Optional<URI> metadataUrl = urls.url(OpenIdKey.METADATA_URL);
        if (issuer.isEmpty() && metadataUrl.isEmpty()) {
            return null;
        }
        return new OpenIdSettings(
                issuer.orElse(null),
                values.optional(OpenIdKey.ISSUER_TEMPLATE, OpenIdReader::template)
                        .orElse(null),
                values.optional(OpenIdKey.ALLOWED_TENANTS, ValueParser::list).orElse(Set.of()),
                metadataUrl.orElse(null),
                values.value(OpenIdKey.NONCE, ValueParser.choice(Map.of("required", true, "none", false))),
                values.value(OpenIdKey.CLOCK_SKEW, ValueParser::durationOrZero),
                values.value(OpenIdKey.ID_TOKEN_ALGORITHMS, OpenIdReader::algorithms),
                values.optional(OpenIdKey.TRUSTED_AUDIENCES, ValueParser::list).orElse(Set.of()),
                values.value(OpenIdKey.USERINFO, ValueParser.choice(UserinfoUse.class)),
                new PrivateKeyReader(
                                values,
                                OpenIdKey.ID_TOKEN_KEY,
                                OpenIdKey.ID_TOKEN_KEY_FILE,
                                OpenIdKey.ID_TOKEN_KEY_ALIAS,
                                false)
                        .read()
                        .orElse(null));
    }

    private static String template(String text) throws BadValueException {
        int at = text.indexOf(OpenIdSettings.TENANT);
        if (at < 0 || text.indexOf(OpenIdSettings.TENANT, at + 1) >= 0) {
            throw new BadValueException("does not hold " + OpenIdSettings.TENANT + " once");
        }
        return text;
    }

    private static Set<String> algorithms(String text) throws BadValueException {
        Set<String> algorithms = new LinkedHashSet<>();
        for (String name : text.split(",", -1)) {
            if (!ALGORITHMS.contains(name.strip())) {
                throw new BadValueException("names an algorithm that ID tokens are not verified with");
            }
            algorithms.add(name.strip());
        }
        return algorithms;
    }
}

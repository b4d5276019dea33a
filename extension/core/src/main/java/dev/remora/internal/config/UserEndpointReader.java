package dev.remora.internal.config;

import dev.remora.internal.settings.ProviderKey;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.UserEndpointSettings;
import dev.remora.internal.settings.UserKey;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the settings of the endpoint that says who the user is. */
final class UserEndpointReader {

    /**
     * The claims that say for whom a token is, how long, in which session, and when and how the user proved who it is; a token's
     * issuer is compared where it has some, and its proof counts.
     */
    private static final Set<String> OF_ID_TOKENS = Set.of(
            "iss",
            "aud",
            "azp",
            "exp",
            "iat",
            "nbf",
            "jti",
            "auth_time",
            "acr",
            "amr",
            "nonce",
            "sid",
            "tid",
            "at_hash",
            "c_hash",
            "s_hash",
            "events");

    private final SettingValues values;
    private final UrlReader urls;

    UserEndpointReader(SettingValues values, UrlReader urls) {
        this.values = values;
        this.urls = urls;
    }

    /** Returns null where there is no such endpoint. */
    @Nullable
    UserEndpointSettings read() {
        Optional<URI> url = urls.url(UserKey.USER_URL);
        if (url.isEmpty()) {
            return null;
        }
        Map<String, List<String>> claims = claims();
        boolean runtime = urls.isRuntime(UserKey.USER_URL);
        String issuer = runtime
                ? named(List.of(RemoteAppKey.BASE_URL, UserKey.USER_URL)).orElse(null)
                : issuer();
        if (issuer == null && !runtime) {
            values.missing(UserKey.USER_ISSUER, "user-url needs it where authorize-url is not set");
        }
        return new UserEndpointSettings(
                url.get(),
                values.value(UserKey.USER_METHOD, ValueParser::method),
                values.texts(values.parameters(UserKey.USER_PARAMS), ValueParser::text),
                claims,
                urls.url(UserKey.USER_EMAIL_URL).orElse(null),
                issuer);
    }

    private Map<String, List<String>> claims() {
        Map<String, List<String>> claims = new LinkedHashMap<>();
        String path = values.optional(ProviderKey.USER_PATH, JsonPointerParser::pointer)
                .orElse("");
        values.parameters(UserKey.USER_CLAIMS)
                .forEach((claim, found) -> values.parse(found, text -> pointers(claim, text))
                        .ifPresent(pointers -> claims.put(
                                claim, pointers.stream().map(path::concat).toList())));
        if (!claims.containsKey("sub") && !values.problems().isAbout(UserKey.USER_CLAIMS)) {
            values.missing(UserKey.USER_CLAIMS, "user-url needs user-claims.sub");
        }
        return claims;
    }

    private static List<String> pointers(String claim, String text) throws BadValueException {
        if (OF_ID_TOKENS.contains(claim)) {
            throw new BadValueException("is a claim that only ID tokens have");
        }
        return JsonPointerParser.pointers(text);
    }

    private @Nullable String issuer() {
        return named(List.of(RemoteAppKey.AUTHORIZE_URL))
                .or(() -> urls.url(RemoteAppKey.AUTHORIZE_URL).map(UserEndpointSettings::issuerOf))
                .orElse(null);
    }

    /** An issuer that a preset names is that of the preset's own server: where others have these URLs its users are others. */
    private Optional<String> named(List<SettingKey> ofServer) {
        boolean elsewhere = ofServer.stream().anyMatch(key -> rank(key) < rank(UserKey.USER_ISSUER));
        return elsewhere ? Optional.empty() : values.optional(UserKey.USER_ISSUER, UserEndpointReader::issuer);
    }

    private static String issuer(String text) throws BadValueException {
        if (text.contains("{")) {
            throw new BadValueException(
                    "has a variable that only a sign-in fills: the users of all tenants would be one's");
        }
        return text;
    }

    private int rank(SettingKey key) {
        return values.find(key).map(Found::rank).orElse(Integer.MAX_VALUE);
    }
}

package dev.remora.internal.config;

import dev.remora.internal.settings.ApiSettings;
import dev.remora.internal.settings.OpenIdKey;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.settings.ProviderKey;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.RuntimeUrls;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.UserKey;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the URLs of one remote application; {@code none} unsets one. */
final class UrlReader {

    private static final Set<SettingKey> RUNTIME = Set.of(
            RemoteAppKey.BASE_URL,
            RemoteAppKey.TOKEN_URL,
            ProviderKey.REFRESH_URL,
            UserKey.USER_URL,
            UserKey.USER_EMAIL_URL);
    /** Of URLs to which tokens go, and which are the same for all. */
    private static final Set<SettingKey> FIXED = Set.of(
            ProviderKey.EXCHANGE_URL, OpenIdKey.USERINFO_URL, OpenIdKey.REVOCATION_URL, OpenIdKey.END_SESSION_URL);

    private final SettingValues values;
    private final UrlRules rules;
    private final RuntimeVariables variables;
    private final Map<String, String> templates = new LinkedHashMap<>();
    private final Optional<URI> baseUrl;

    UrlReader(SettingValues values, UrlRules rules) {
        this.values = values;
        this.rules = rules;
        this.variables = RuntimeVariables.read(values);
        this.baseUrl = find(RemoteAppKey.BASE_URL)
                .flatMap(found -> values.parse(found, text -> rules.directory(fixed(RemoteAppKey.BASE_URL, text))));
    }

    Optional<URI> baseUrl() {
        return baseUrl;
    }

    boolean isSet(SettingKey key) {
        return find(key).isPresent();
    }

    /** An absolute URL, or one relative to base-url. */
    Optional<URI> url(SettingKey key) {
        return find(key).flatMap(found -> values.parse(found, text -> resolved(key, text)));
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

    /** Reads how URLs differ with each token; what has been read before knows which do. */
    RuntimeUrls runtime(ApiSettings api) {
        Optional<String> from = baseUrlFrom().map(found -> found.substring(found.indexOf(':') + 1));
        Set<String> callbackParams =
                new LinkedHashSet<>(values.optional(ProviderKey.CALLBACK_PARAMS, this::callbackParams)
                        .orElse(Set.of()));
        callbackParams.addAll(variables.parameters(true));
        baseUrlFrom()
                .filter(text -> text.startsWith(RuntimeVariables.CALLBACK))
                .ifPresent(text -> callbackParams.add(from.orElseThrow()));
        if (from.isPresent() && !isSet(RemoteAppKey.BASE_URL)) {
            values.missing(RemoteAppKey.BASE_URL, "base-url-from needs it");
        }
        values.parameters(RemoteAppKey.VARS).forEach((name, found) -> {
            if (name.endsWith(RuntimeVariables.FROM)) {
                Optional<String> unused = values.parse(found, this::source);
            }
        });
        return new RuntimeUrls(variables.byName(), templates, from.orElse(null), callbackParams, api, rules.strict());
    }

    private Set<String> callbackParams(String text) throws BadValueException {
        Set<String> names = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            if (!name.matches(ProviderReader.PARAMETER_NAME)) {
                throw new BadValueException("holds what is no name of a parameter");
            }
            names.add(ofCallbackAlone(name));
        }
        return names;
    }

    /** Whether a URL, which was read before, differs with each token. */
    boolean isRuntime(SettingKey key) {
        return templates.containsKey(key.key());
    }

    private Optional<String> baseUrlFrom() {
        return values.optional(ProviderKey.BASE_URL_FROM, this::source);
    }

    private String source(String text) throws BadValueException {
        String source = RuntimeVariables.source(text);
        if (source.startsWith(RuntimeVariables.CALLBACK)) {
            String unused = ofCallbackAlone(source.substring(RuntimeVariables.CALLBACK.length()));
        }
        return source;
    }

    private String ofCallbackAlone(String name) throws BadValueException {
        String code = values.find(ProviderKey.CODE_PARAMETER).map(Found::text).orElse("");
        if (RuntimeVariables.OF_CALLBACK.contains(name) || name.equals(code.strip())) {
            throw new BadValueException("names " + name + ", which the protocol itself reads");
        }
        // whoever makes the browser call back could name another user, where the token response does not say it
        if (ofTokenResponse().contains(name)) {
            throw new BadValueException(
                    "names " + name + ", which user-params, base-url-from or vars take from the token response");
        }
        return name;
    }

    private Set<String> ofTokenResponse() {
        Set<String> names = new LinkedHashSet<>(variables.parameters(false));
        values.optional(ProviderKey.BASE_URL_FROM, RuntimeVariables::source)
                .filter(text -> text.startsWith(RuntimeVariables.TOKEN))
                .ifPresent(text -> names.add(text.substring(RuntimeVariables.TOKEN.length())));
        if (isSet(UserKey.USER_URL)) {
            names.addAll(values.texts(values.parameters(UserKey.USER_PARAMS), ValueParser::text)
                    .values());
        }
        return names;
    }

    private String fixed(SettingKey key, String text) throws BadValueException {
        if (!variables.areIn(text)) {
            return text;
        }
        if (RUNTIME.contains(key)) {
            templates.put(key.key(), text);
        } else if (FIXED.contains(key)) {
            throw new BadValueException(
                    "holds a variable of callbacks or token responses, and is one URL for all users");
        } else if (variables.fixed(text).contains(RuntimeUrls.UNKNOWN)) {
            throw new BadValueException("holds a variable of callbacks or token responses, and is needed before them");
        }
        return variables.fixed(text);
    }

    private URI resolved(SettingKey key, String text) throws BadValueException {
        URI uri = rules.parse(fixed(key, text));
        boolean runtimeBase =
                templates.containsKey(RemoteAppKey.BASE_URL.key()) || values.isSet(ProviderKey.BASE_URL_FROM);
        if (uri.getScheme() == null && runtimeBase && RUNTIME.contains(key)) {
            templates.put(key.key(), text);
        }
        if (uri.getScheme() == null && runtimeBase && FIXED.contains(key)) {
            throw new BadValueException(
                    "is relative to a base-url that differs with each token, and is one URL for all users");
        }
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

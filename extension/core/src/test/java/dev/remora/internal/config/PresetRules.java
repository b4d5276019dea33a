package dev.remora.internal.config;

import dev.remora.internal.settings.ProviderKey;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.UserKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what the file of a preset must not say, whichever key says it. */
record PresetRules(Map<String, String> settings, Map<String, String> about) {

    private static final Set<String> URLS = Set.of(
            "issuer",
            "user-issuer",
            "issuer-template",
            "about.site",
            "about.documentation",
            "about.register",
            "about.revoke");

    /** Of OpenID Connect Core 1.0 section 5.1. */
    private static final Set<String> CLAIMS = Set.of(
            "sub",
            "name",
            "given_name",
            "family_name",
            "middle_name",
            "nickname",
            "preferred_username",
            "profile",
            "picture",
            "website",
            "email",
            "email_verified",
            "gender",
            "birthdate",
            "zoneinfo",
            "locale",
            "phone_number",
            "phone_number_verified",
            "address",
            "updated_at");

    private static final List<SettingKey> SENT = List.of(
            ProviderKey.REQUEST_HEADERS,
            RemoteAppKey.TOKEN_HEADERS,
            RemoteAppKey.AUTHORIZE_PARAMS,
            RemoteAppKey.REQUEST_TOKEN_PARAMS,
            RemoteAppKey.TOKEN_PARAMS,
            ProviderKey.REFRESH_PARAMS,
            ProviderKey.EXCHANGE_PARAMS);

    private static final Pattern REFERENCE = Pattern.compile("\\{[a-z0-9-]+}");
    private static final Pattern REFERENCES = Pattern.compile("\\{[a-z0-9-]+}(:\\{[a-z0-9-]+})*");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s,;)]*");
    private static final Pattern OF_SECRETS = Pattern.compile(
            ".*(secret|key|token|auth|password|passwd|cookie|signature|credential|client.?id).*",
            Pattern.CASE_INSENSITIVE);

    List<String> faults() {
        Map<String, String> all = new TreeMap<>(settings);
        about.forEach((key, value) -> all.put("about." + key, value));
        List<String> faults = new ArrayList<>();
        all.forEach((key, value) -> {
            boolean pattern = key.startsWith("vars.") && key.endsWith(".pattern");
            if (pattern && value.contains("://") && !isPatternOfHttps(value)) {
                faults.add(key + " has an address that is none of https");
            }
            Matcher address = ADDRESS.matcher(value);
            while (!pattern && address.find()) {
                if (!isHttps(address.group(), key)) {
                    faults.add(key + " has an address that is none of https");
                }
            }
            if (URLS.contains(key) && !isHttps(value, key)) {
                faults.add(key + " is no https URL");
            }
        });
        entries(UserKey.USER_CLAIMS).keySet().stream()
                .filter(claim -> !CLAIMS.contains(claim))
                .forEach(claim -> faults.add("user-claims has " + claim + ", which is no claim"));
        for (SettingKey key : SENT) {
            entries(key).forEach((name, value) -> {
                if (OF_SECRETS.matcher(name).matches()
                        && !REFERENCES.matcher(value).matches()) {
                    faults.add(key + " has " + name + ", whose value should be a variable");
                }
            });
        }
        return faults;
    }

    private Map<String, String> entries(SettingKey key) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (String pair : settings.getOrDefault(key.key(), "").split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                entries.put(parts[0], parts[1]);
            }
        }
        settings.forEach((name, value) -> {
            if (name.startsWith(key.key() + ".")) {
                entries.put(name.substring(key.key().length() + 1), value);
            }
        });
        return entries;
    }

    // a point that is not [.] would be any character of a host
    private static boolean isPatternOfHttps(String pattern) {
        return pattern.startsWith("https://")
                && !pattern.substring("https://".length()).contains("://")
                && !pattern.replace("[.]", "").contains(".");
    }

    // *. stands before the hosts of allowed-origins
    private static boolean isHttps(String text, String key) {
        try {
            URI url = URI.create(REFERENCE.matcher(text).replaceAll("x").replace("://*.", "://x."));
            return "https".equals(url.getScheme())
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && (url.getRawFragment() == null || key.startsWith("about."));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package dev.remora.samples.provider;

import java.util.LinkedHashMap;
import java.util.Map;

/** The addresses of the faces: settings of remote applications that are called as the faces are. */
public final class Endpoints {

    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("twitter.base-url", "/twitter/1.1/"),
            Map.entry("twitter.request-token-url", "/twitter/oauth/request_token"),
            Map.entry("twitter.authorize-url", "/twitter/oauth/authenticate"),
            Map.entry("twitter.token-url", "/twitter/oauth/access_token"),
            Map.entry("github.base-url", "/github/api/"),
            Map.entry("github.authorize-url", "/github/login/oauth/authorize"),
            Map.entry("github.token-url", "/github/login/oauth/access_token"),
            Map.entry("weibo.base-url", "/weibo/2/"),
            Map.entry("weibo.authorize-url", "/weibo/oauth2/authorize"),
            Map.entry("weibo.token-url", "/weibo/oauth2/access_token"),
            Map.entry("acme.issuer", "/acme"));

    private Endpoints() {}

    /**
     * Returns the addresses of a provider.
     *
     * @param provider where it is, such as {@code http://127.0.0.1:4000}
     * @return addresses by property, such as {@code remora.github.base-url}
     */
    public static Map<String, String> settings(String provider) {
        Map<String, String> settings = new LinkedHashMap<>();
        PATHS.forEach((key, path) -> settings.put("remora." + key, provider + path));
        return settings;
    }
}

package dev.remora.it.matrix;

import dev.remora.it.providers.ScriptedProvider;
import dev.remora.samples.provider.Client;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings of remote applications. */
final class Apps {

    private Apps() {}

    /** OAuth 2 at a provider that answers as it is told. */
    static Map<String, String> oauth2(ScriptedProvider provider, String... names) {
        Map<String, String> settings = new HashMap<>();
        for (String name : Set.of(names)) {
            String prefix = "remora." + name + ".";
            settings.put(prefix + "base-url", provider.base() + "api/");
            settings.put(prefix + "authorize-url", provider.base() + "authorize");
            settings.put(prefix + "token-url", provider.base() + "token");
            settings.put(prefix + "client-id", "program");
            settings.put(prefix + "client-secret", "canary-secret");
        }
        return settings;
    }

    /** At two faces of the stand-in provider: github speaks OAuth 2, twitter OAuth 1.0a. */
    static Map<String, String> standIn(URI provider) {
        Map<String, String> settings = new HashMap<>();
        settings.put("remora.github.provider", "github");
        settings.put("remora.github.base-url", provider + "/github/api/");
        settings.put("remora.github.authorize-url", provider + "/github/login/oauth/authorize");
        settings.put("remora.github.token-url", provider + "/github/login/oauth/access_token");
        settings.put("remora.twitter.base-url", provider + "/twitter/1.1/");
        settings.put("remora.twitter.request-token-url", provider + "/twitter/oauth/request_token");
        settings.put("remora.twitter.authorize-url", provider + "/twitter/oauth/authenticate");
        settings.put("remora.twitter.token-url", provider + "/twitter/oauth/access_token");
        for (String name : List.of("github", "twitter")) {
            settings.put("remora." + name + ".client-id", Client.SAMPLE.key());
            settings.put("remora." + name + ".client-secret", Client.SAMPLE.secret());
        }
        return settings;
    }

    static Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(key, value);
        return more;
    }
}

package dev.remora.it.matrix;

import dev.remora.it.providers.ScriptedProvider;
import java.util.HashMap;
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
            settings.put(prefix + "access-token-url", provider.base() + "token");
            settings.put(prefix + "consumer-key", "program");
            settings.put(prefix + "consumer-secret", "canary-secret");
        }
        return settings;
    }
}

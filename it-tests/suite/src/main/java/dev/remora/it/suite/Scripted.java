package dev.remora.it.suite;

import dev.remora.it.providers.ScriptedProvider;
import java.util.HashMap;
import java.util.Map;

/** Settings for remote applications at a {@link ScriptedProvider}. */
final class Scripted {

    private static final String SECRET = "canary-consumer-secret";

    private Scripted() {}

    /** The provider's origin, as messages name it. */
    static String origin(ScriptedProvider provider) {
        return provider.base().toString().replaceAll("/$", "");
    }

    /** Settings of one remote application, with a deadline short enough to wait for. */
    static Map<String, String> app(String name, ScriptedProvider provider) {
        String prefix = "remora." + name + ".";
        Map<String, String> settings = new HashMap<>();
        settings.put(prefix + "base-url", provider.base() + "api/");
        settings.put(prefix + "authorize-url", provider.base() + "authorize?tenant=1");
        settings.put(prefix + "token-url", provider.base() + "token");
        settings.put(prefix + "client-id", "shop");
        settings.put(prefix + "client-secret", SECRET);
        settings.put(prefix + "protocol-deadline", "2");
        return settings;
    }
}

package dev.remora.samples.signin.start;

import dev.remora.samples.provider.Client;
import dev.remora.samples.provider.Endpoints;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Points the remote applications for which there are no real keys to the stand-in provider, once that is running, and keeps
 * sign-ins in the data folder.
 */
public class StandInSettings implements ConfigSource {

    /** The system property that says where the stand-in is. */
    static final String PROVIDER = "stand-in-provider";

    private final Map<String, String> kept =
            DataFolder.configured().map(DataFolder::settings).orElse(Map.of());

    @Override
    public Map<String, String> getProperties() {
        String provider = System.getProperty(PROVIDER);
        Map<String, String> settings = new TreeMap<>(kept);
        if (provider != null) {
            settings.putAll(Endpoints.settings(provider));
            // Acme has a preset in the jar of the stand-in, which wants to know the port
            settings.remove("remora.acme.issuer");
            settings.put("remora.acme.provider", "acme");
            settings.put(
                    "remora.acme.vars.port",
                    Integer.toString(URI.create(provider).getPort()));
            for (String app : Set.of("twitter", "github", "weibo", "acme")) {
                settings.put("remora." + app + ".client-id", Client.SAMPLE.key());
                settings.put("remora." + app + ".client-secret", Client.SAMPLE.secret());
            }
            settings.keySet()
                    .removeIf(key -> key.indexOf('.', 7) > 0 && hasRealKey(key.substring(7, key.indexOf('.', 7))));
        }
        return settings;
    }

    @Override
    public Set<String> getPropertyNames() {
        return getProperties().keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return getProperties().get(name);
    }

    @Override
    public String getName() {
        return "the sample's own settings";
    }

    /** Above the sample's own properties file, below system properties and the environment. */
    @Override
    public int getOrdinal() {
        return 200;
    }

    static boolean hasRealKey(String app) {
        String flat = app.toUpperCase(Locale.ROOT) + "_CONSUMER_KEY";
        return System.getenv(flat) != null
                || System.getenv("REMORA_" + flat) != null
                || System.getProperty("remora." + app + ".client-id") != null;
    }
}

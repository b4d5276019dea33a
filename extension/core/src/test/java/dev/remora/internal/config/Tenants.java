package dev.remora.internal.config;

import dev.remora.spi.SettingsSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A settings source that knows one remote app, "tenant". */
final class Tenants implements SettingsSource {

    private final Map<String, String> values = new HashMap<>();

    Tenants with(String key, @Nullable String value) {
        values.put(key, value);
        return this;
    }

    @Override
    public Optional<Map<String, String>> settings(String remoteApp) {
        return remoteApp.equals("tenant") ? Optional.of(values) : Optional.empty();
    }

    @Override
    public Set<String> names() {
        return Set.of("tenant");
    }
}

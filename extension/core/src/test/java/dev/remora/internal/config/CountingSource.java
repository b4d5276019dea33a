package dev.remora.internal.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Remembers which values were asked for. */
final class CountingSource implements ConfigSource {

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final List<String> reads = new CopyOnWriteArrayList<>();

    CountingSource with(String name, String value) {
        values.put(name, value);
        return this;
    }

    List<String> reads() {
        return reads.stream().filter(name -> name.startsWith("remora.")).toList();
    }

    long reads(String name) {
        return reads.stream().filter(name::equals).count();
    }

    @Override
    public Map<String, String> getProperties() {
        return Map.copyOf(values);
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.copyOf(values.keySet());
    }

    @Override
    public int getOrdinal() {
        return 300;
    }

    @Override
    public @Nullable String getValue(String name) {
        reads.add(name);
        return values.get(name);
    }

    @Override
    public String getName() {
        return "counting";
    }
}

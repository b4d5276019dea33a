package dev.remora.internal.config;

import dev.remora.ErrorCode;
import dev.remora.RemoteAppDefinition;
import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.settings.CallerKey;
import dev.remora.internal.settings.ProviderKey;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.SettingKey;
import dev.remora.spi.SettingsSource;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The places where settings of one remote application are looked for, first things first: settings sources, configuration
 * under its name and under its app key, definition, preset.
 */
final class SettingsLayers {

    static final String PRESET = "preset ";

    private final String remoteApp;
    private final PropertyReader reader;
    private final PresetFiles presets;
    private final KnownKeys known;
    private final Problems problems;
    private final List<SettingsLayer> layers = new ArrayList<>();

    private SettingsLayers(
            String remoteApp, PropertyReader reader, PresetFiles presets, KnownKeys known, Problems problems) {
        this.remoteApp = remoteApp;
        this.reader = reader;
        this.presets = presets;
        this.known = known;
        this.problems = problems;
    }

    static List<SettingsLayer> of(
            String remoteApp,
            PropertyReader reader,
            @Nullable RemoteAppDefinition definition,
            List<SettingsSource> sources,
            PresetFiles presets,
            KnownKeys known,
            Problems problems) {
        SettingsLayers layers = new SettingsLayers(remoteApp, reader, presets, known, problems);
        sources.forEach(layers::addSource);
        layers.layers.add(PropertyLayer.ofRemoteApp(reader, reader.names(), remoteApp));
        int configured = layers.layers.size();
        if (definition != null) {
            layers.layers.add(new MapLayer(DefinitionValues.LABEL, DefinitionValues.of(definition, problems)));
        }
        layers.addAppKey(configured);
        layers.addPreset();
        return layers.layers;
    }

    private void addSource(SettingsSource source) {
        String name = source.getClass().getName();
        Optional<Map<String, String>> values;
        try {
            values = source.settings(remoteApp);
        } catch (RuntimeException e) {
            throw SettingsMessages.sourceFailed(remoteApp, name, e);
        }
        // an application's own class may give null values
        values.ifPresent(map -> {
            Map<String, String> set = new LinkedHashMap<>(map);
            set.values().removeIf(Objects::isNull);
            layers.add(new MapLayer(name, set));
        });
    }

    private void addAppKey(int at) {
        find(RemoteAppKey.APP_KEY).ifPresent(appKey -> {
            layers.add(at, PropertyLayer.dotted(reader, reader.names(), appKey));
            layers.add(at + 1, PropertyLayer.flat(reader, appKey));
        });
    }

    private void addPreset() {
        Optional<String> file = find(ProviderKey.PROVIDER_FILE);
        if (file.isEmpty()) {
            addNamedPreset();
        } else if (find(RemoteAppKey.PROVIDER).isPresent()) {
            problems.add(
                    SettingsMessages.onlyOneOf(List.of(RemoteAppKey.PROVIDER.key(), ProviderKey.PROVIDER_FILE.key())));
        } else {
            addFile(file.get().strip());
        }
    }

    private void addFile(String path) {
        try {
            add(path, Path.of(path).toUri().toURL(), ProviderKey.PROVIDER_FILE);
        } catch (InvalidPathException | MalformedURLException e) {
            report(ProviderKey.PROVIDER_FILE, "is no path of a file");
        }
    }

    private void addNamedPreset() {
        find(RemoteAppKey.PROVIDER).ifPresent(provider -> {
            List<URL> files = presets.files(provider);
            if (files.isEmpty()) {
                reportPreset("names no preset; "
                        + SimilarKeys.nearest(provider.strip().toLowerCase(Locale.ROOT), presets.known())
                                .map(nearest -> "did you mean " + nearest + "?")
                                .orElse("none has a name like it"));
            } else if (files.size() > 1) {
                reportPreset("is a preset of several jars: " + files.get(0) + ", " + files.get(1));
            } else {
                add(provider, files.get(0), RemoteAppKey.PROVIDER);
            }
        });
    }

    private void add(String provider, URL file, SettingKey key) {
        try {
            String label = PRESET + provider.strip();
            layers.add(new PresetVariables(label, settings(file), new Lookup(layers, known, problems)).layer());
        } catch (UncheckedIOException e) {
            report(key, "is a preset that cannot be read: " + file);
        }
    }

    private static Map<String, String> settings(URL file) {
        PresetFiles.Content content = PresetFiles.read(file);
        Map<String, String> settings = new TreeMap<>(content.settings());
        Optional.ofNullable(content.about().get("name"))
                .ifPresent(name -> settings.putIfAbsent(CallerKey.DISPLAY_NAME.key(), name));
        return settings;
    }

    private Optional<String> find(SettingKey key) {
        return new SettingValues(new Lookup(layers, known, problems), problems).optional(key, ValueParser::text);
    }

    private void reportPreset(String why) {
        report(RemoteAppKey.PROVIDER, why);
    }

    private void report(SettingKey key, String why) {
        Found found = new Lookup(layers, known, problems).find(key).orElseThrow();
        problems.add(SettingsMessages.bad(ErrorCode.CONFIG_INVALID, key.key(), found.place(), why));
    }
}

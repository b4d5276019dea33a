package dev.remora.internal.config;

import dev.remora.RemoteAppDefinition;
import dev.remora.SettingsException;
import dev.remora.internal.message.CdiMessages;
import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.settings.GlobalKey;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.SessionSettings;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.SettingsProvider;
import dev.remora.spi.SettingsSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.Config;

/** Settings from MicroProfile Config, definitions in code and presets, read on first use and kept for good. */
public final class ConfiguredSettings implements SettingsProvider {

    private static final System.Logger LOG = System.getLogger("dev.remora.settings");

    private final Config config;
    private final Map<String, RemoteAppDefinition> definitions;
    private final List<SettingsSource> sources;
    private final PresetFiles presets;
    private final ConcurrentMap<String, FirstRead<RemoteAppSettings>> read = new ConcurrentHashMap<>();

    /** Reads nothing. Definitions are by the name of the remote application; of the sources the first has precedence. */
    public ConfiguredSettings(
            Config config, Map<String, RemoteAppDefinition> definitions, List<SettingsSource> sources) {
        this(config, definitions, sources, PresetFiles.ofClassPath());
    }

    ConfiguredSettings(
            Config config,
            Map<String, RemoteAppDefinition> definitions,
            List<SettingsSource> sources,
            PresetFiles presets) {
        this.config = config;
        this.definitions = Map.copyOf(definitions);
        this.sources = List.copyOf(sources);
        this.presets = presets;
    }

    /** The names that are known without asking for any value. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(definitions.keySet());
        sources.forEach(source -> names.addAll(source.names()));
        names.addAll(ConfiguredNames.of(config.getPropertyNames(), Set.copyOf(names)));
        return names;
    }

    @Override
    public RemoteAppSettings settings(String remoteApp) {
        FirstRead<RemoteAppSettings> first = read.computeIfAbsent(remoteApp, name -> new FirstRead<>());
        try {
            return first.get(() -> read(remoteApp));
        } catch (RuntimeException e) {
            // names may come from requests: what failed is not remembered
            read.remove(remoteApp, first);
            throw e;
        }
    }

    @Override
    public SettingsException missing(String remoteApp, List<SettingKey> keys) {
        Problems ignored = new Problems(remoteApp);
        Lookup lookup = new Lookup(layers(remoteApp, new PropertyReader(config), propertyNames(), ignored), ignored);
        return SettingsMessages.invalid(
                remoteApp, keys.stream().map(key -> lookup.missing(key, null)).toList());
    }

    /**
     * Adds to a failure the keys that one use needs and that are missing too, so that all is told at once. Returns the
     * failure as it is if its cause is not in these settings.
     */
    public SettingsException completed(SettingsException failure, String remoteApp, List<SettingKey> needed) {
        if (needed.isEmpty()) {
            return failure;
        }
        Problems problems = new Problems(remoteApp);
        PropertyReader reader = new PropertyReader(config);
        try {
            reader(remoteApp, reader, layers(remoteApp, reader, propertyNames(), problems), problems)
                    .read(needed);
            return failure;
        } catch (SettingsException all) {
            return all.keys().containsAll(failure.keys()) ? all : failure;
        }
    }

    /** Warns of names, found in code, that no definition, source or key is about; asks for no value. */
    public void warnOfUnconfigured(Set<String> names) {
        Set<String> properties = propertyNames();
        Set<String> configured = new TreeSet<>(definitions.keySet());
        configured.addAll(ConfiguredNames.of(properties));
        for (String name : names) {
            boolean known =
                    configured.contains(name) || !sources.isEmpty() || ConfiguredNames.isAbout(name, properties);
            if (!known) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        CdiMessages.unconfigured(name, SimilarKeys.nearest(name, configured)));
            }
        }
    }

    /** Returns the value of {@code remora.validate-at-deployment}. */
    public boolean validateAtDeployment() {
        return new GlobalReader(new PropertyReader(config))
                .read(GlobalKey.VALIDATE_AT_DEPLOYMENT, ValueParser::flag)
                .orElse(false);
    }

    /**
     * Reads the settings of browser sessions.
     *
     * @throws SettingsException if a value is bad
     */
    public SessionSettings session() {
        return new GlobalReader(new PropertyReader(config)).session();
    }

    /** Reads the settings of all these and returns what is wrong with each. */
    public List<SettingsException> validate(Collection<String> remoteApps) {
        List<SettingsException> problems = new ArrayList<>();
        try {
            session();
        } catch (SettingsException e) {
            problems.add(e);
        }
        for (String remoteApp : remoteApps) {
            try {
                settings(remoteApp);
            } catch (SettingsException e) {
                problems.add(e);
            }
        }
        return problems;
    }

    /** The settings of those of these whose settings have no problem; a problem is told to whoever uses its remote app. */
    public List<RemoteAppSettings> readable(Collection<String> remoteApps) {
        return remoteApps.stream()
                .flatMap(remoteApp -> readable(remoteApp).stream())
                .toList();
    }

    private Optional<RemoteAppSettings> readable(String remoteApp) {
        try {
            return Optional.of(settings(remoteApp));
        } catch (SettingsException e) {
            return Optional.empty();
        }
    }

    private RemoteAppSettings read(String remoteApp) {
        Problems problems = new Problems(remoteApp);
        Set<String> propertyNames = propertyNames();
        PropertyReader reader = new PropertyReader(config);
        List<SettingsLayer> layers = layers(remoteApp, reader, propertyNames, problems);
        new Warnings(remoteApp, propertyNames, layers)
                .sentences()
                .forEach(sentence -> LOG.log(System.Logger.Level.WARNING, sentence));
        return reader(remoteApp, reader, layers, problems).read(List.of());
    }

    private static RemoteAppSettingsReader reader(
            String remoteApp, PropertyReader reader, List<SettingsLayer> layers, Problems problems) {
        return new RemoteAppSettingsReader(
                remoteApp,
                new SettingValues(new Lookup(layers, problems), problems),
                new ExternalBaseUri(reader, problems));
    }

    private List<SettingsLayer> layers(
            String remoteApp, PropertyReader reader, Set<String> propertyNames, Problems problems) {
        return SettingsLayers.of(
                remoteApp, reader, propertyNames, definitions.get(remoteApp), sources, presets, problems);
    }

    private Set<String> propertyNames() {
        Set<String> names = new TreeSet<>();
        config.getPropertyNames().forEach(names::add);
        return names;
    }
}

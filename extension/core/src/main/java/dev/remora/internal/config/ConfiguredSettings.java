package dev.remora.internal.config;

import dev.remora.ProviderPreset;
import dev.remora.RemoteAppDefinition;
import dev.remora.SettingsException;
import dev.remora.internal.message.CdiMessages;
import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.settings.GlobalKey;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.SessionSettings;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.SettingsProvider;
import dev.remora.internal.settings.StoreSettings;
import dev.remora.internal.settings.WebSettings;
import dev.remora.internal.wire.Lazy;
import dev.remora.spi.SettingDefinitions;
import dev.remora.spi.Settings;
import dev.remora.spi.SettingsSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
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
    private final ClassLoader loader;
    private final Lazy<KnownKeys> known = new Lazy<>(this::loadKnown);
    private final Lazy<Boolean> globalsChecked = new Lazy<>(this::checkGlobals);
    private final ModuleSettings modules = new ModuleSettings(this::known, this::reader, this::lookup);
    private final Lazy<List<ProviderPreset>> presets = new Lazy<>(this::loadPresets);
    private final ConcurrentMap<String, Lazy<RemoteAppSettings>> read = new ConcurrentHashMap<>();

    /** Reads nothing. Definitions are by the name of the remote application; of the sources the first has precedence. */
    public ConfiguredSettings(
            Config config, Map<String, RemoteAppDefinition> definitions, List<SettingsSource> sources) {
        this(config, definitions, sources, ConfiguredSettings.class.getClassLoader());
    }

    /** With the class loader that sees what modules bring: presets and definitions of settings. */
    public ConfiguredSettings(
            Config config,
            Map<String, RemoteAppDefinition> definitions,
            List<SettingsSource> sources,
            ClassLoader loader) {
        this.config = config;
        this.definitions = Map.copyOf(definitions);
        this.sources = List.copyOf(sources);
        this.loader = loader;
    }

    /** The names that are known without asking for any value. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(definitions.keySet());
        sources.forEach(source -> names.addAll(source.names()));
        names.addAll(ConfiguredNames.of(config.getPropertyNames(), Set.copyOf(names)));
        return names;
    }

    /** Returns what is known of all presets, read at the first call. */
    public List<ProviderPreset> providers() {
        return presets.get();
    }

    @Override
    public RemoteAppSettings settings(String remoteApp) {
        Lazy<RemoteAppSettings> first = read.computeIfAbsent(remoteApp, name -> new Lazy<>(() -> read(name)));
        try {
            return first.get();
        } catch (RuntimeException e) {
            // names may come from requests: what failed is not remembered
            read.remove(remoteApp, first);
            throw e;
        }
    }

    @Override
    public SettingsException missing(String remoteApp, List<SettingKey> keys) {
        Lookup lookup = lookup(new Problems(remoteApp));
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
        PropertyReader reader = reader();
        try {
            reader(remoteApp, reader, layers(remoteApp, reader, problems), problems)
                    .read(needed);
            return failure;
        } catch (SettingsException all) {
            return all.keys().containsAll(failure.keys()) ? all : failure;
        }
    }

    /** Warns of names, found in code, that no definition, source or key is about; asks for no value. */
    public void warnOfUnconfigured(Set<String> names) {
        Set<String> properties = reader().names();
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
        return new GlobalReader(reader())
                .read(GlobalKey.VALIDATE_AT_DEPLOYMENT, ValueParser::flag)
                .orElse(false);
    }

    /**
     * Reads the settings of browser sessions.
     *
     * @throws SettingsException if a value is bad
     */
    public SessionSettings session() {
        return new GlobalReader(reader()).session();
    }

    /**
     * Reads the settings of stores that nodes share.
     *
     * @throws SettingsException if a value is bad
     */
    public StoreSettings store() {
        return new GlobalReader(reader()).store();
    }

    /**
     * Reads the settings of endpoints and callers.
     *
     * @throws SettingsException if a value is bad
     */
    public WebSettings web() {
        return new GlobalReader(reader()).web();
    }

    /** Reads the settings of all these and returns what is wrong with each. */
    public List<SettingsException> validate(Collection<String> remoteApps) {
        List<SettingsException> problems = new ArrayList<>();
        try {
            session();
            store();
            web();
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
        problems.addAll(modules.validate(remoteApps));
        return problems;
    }

    /** Returns what reads the settings of modules. */
    public Settings ofModules() {
        return modules;
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
        PropertyReader reader = reader();
        List<SettingsLayer> layers = layers(remoteApp, reader, problems);
        new Warnings(remoteApp, reader.names(), layers, known()).sentences().forEach(ConfiguredSettings::warn);
        globalsChecked.get();
        RemoteAppSettings settings = reader(remoteApp, reader, layers, problems).read(List.of());
        if (settings.rolesOfAnyTenant()) {
            warn(SettingsMessages.rolesOfAnyTenant(remoteApp));
        }
        return settings;
    }

    private static void warn(String sentence) {
        LOG.log(System.Logger.Level.WARNING, sentence);
    }

    private RemoteAppSettingsReader reader(
            String remoteApp, PropertyReader reader, List<SettingsLayer> layers, Problems problems) {
        return new RemoteAppSettingsReader(
                remoteApp,
                new SettingValues(new Lookup(layers, known(), problems), problems),
                new ExternalBaseUri(reader, problems));
    }

    private List<SettingsLayer> layers(String remoteApp, PropertyReader reader, Problems problems) {
        return SettingsLayers.of(
                remoteApp, reader, definitions.get(remoteApp), sources, new PresetFiles(loader), known(), problems);
    }

    private Lookup lookup(Problems problems) {
        return new Lookup(layers(problems.remoteApp(), reader(), problems), known(), problems);
    }

    private PropertyReader reader() {
        return new PropertyReader(config);
    }

    private boolean checkGlobals() {
        Warnings.ofGlobals(reader().names(), known()).forEach(ConfiguredSettings::warn);
        return true;
    }

    private KnownKeys known() {
        return known.get();
    }

    private List<ProviderPreset> loadPresets() {
        return PresetList.of(new PresetFiles(loader));
    }

    private KnownKeys loadKnown() {
        return KnownKeys.with(ServiceLoader.load(SettingDefinitions.class, loader));
    }
}

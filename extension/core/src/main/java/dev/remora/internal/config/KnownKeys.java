package dev.remora.internal.config;

import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.settings.GlobalKey;
import dev.remora.internal.settings.KeyDefinition;
import dev.remora.internal.settings.ModuleKey;
import dev.remora.internal.settings.SettingKey;
import dev.remora.spi.SettingDefinition;
import dev.remora.spi.SettingDefinitions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The keys of settings: Remora's own, and those that modules add. */
final class KnownKeys {

    static final KnownKeys OWN = new KnownKeys();

    private final Map<String, SettingKey> byName = new LinkedHashMap<>();
    private final List<SettingDefinition<?>> definitions = new ArrayList<>();
    private final Map<String, String> owners = new HashMap<>();

    private KnownKeys() {
        for (SettingKey key : SettingKey.all()) {
            for (String name : key.names()) {
                byName.put(name, key);
                owners.put("remora.<name>." + name, "Remora");
            }
        }
        for (GlobalKey key : GlobalKey.values()) {
            owners.put(key.property(), "Remora");
        }
    }

    /** @throws dev.remora.SettingsException if two define the same property */
    static KnownKeys with(Iterable<SettingDefinitions> modules) {
        KnownKeys keys = new KnownKeys();
        for (SettingDefinitions module : modules) {
            module.definitions()
                    .forEach(
                            definition -> keys.add(definition, module.getClass().getName()));
        }
        return keys;
    }

    private void add(SettingDefinition<?> definition, String owner) {
        String other = owners.putIfAbsent(definition.property(), owner);
        if (other != null) {
            throw SettingsMessages.keyDefinedTwice(definition.property(), definition.key(), owner, other);
        }
        definitions.add(definition);
        if (!definition.isGlobal()) {
            byName.put(
                    definition.key(),
                    new ModuleKey(new KeyDefinition(
                            definition.key(),
                            definition.type() == SettingDefinition.Type.SECRET
                                    ? SettingKey.Type.SECRET
                                    : SettingKey.Type.TEXT,
                            definition.defaultValue().orElse(null),
                            SettingKey.Protocol.BOTH,
                            definition.description())));
        }
    }

    /** The settings that modules add. */
    List<SettingDefinition<?>> definitions() {
        return definitions;
    }

    /** Returns all keys, Remora's first. */
    Collection<SettingKey> all() {
        return byName.values().stream().distinct().toList();
    }

    /** Returns the setting of a key or its other name. */
    Optional<SettingKey> of(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whether something defines this property, which is about all remote applications. */
    boolean isGlobal(String property) {
        return owners.containsKey(property);
    }

    /** Whether it is a key, or an entry of one. */
    boolean isKey(String key) {
        int dot = key.indexOf('.');
        return dot < 0
                ? byName.containsKey(key)
                : of(key.substring(0, dot))
                        .filter(setting -> setting.type() == SettingKey.Type.PARAMETERS)
                        .isPresent();
    }

    /** Whether it ends like the environment variable of a key. */
    boolean isVariable(String property) {
        return byName.keySet().stream().anyMatch(name -> property.endsWith(EnvironmentNames.of("." + name)));
    }

    Optional<String> nearest(String written) {
        return SimilarKeys.nearestKey(written.toLowerCase(Locale.ROOT).replace('_', '-'), byName.keySet());
    }

    /** Finds the property about all remote applications that may have been meant. */
    Optional<String> nearestGlobal(String written) {
        return SimilarKeys.nearestKey(
                written,
                owners.keySet().stream()
                        .filter(one -> !one.contains("<"))
                        .sorted()
                        .toList());
    }

    /** Whether the name is no key, and the nearest key is this one. */
    boolean isMisspelled(String name, SettingKey key) {
        return !isKey(name)
                && nearest(name).flatMap(this::of).filter(key::equals).isPresent();
    }
}

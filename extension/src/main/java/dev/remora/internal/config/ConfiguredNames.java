package dev.remora.internal.config;

import dev.remora.internal.settings.SettingKey;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Finds the names of remote applications in the names of configuration properties. An environment variable says a name in
 * capitals only: the same name otherwise spelled counts, else the name in small letters, unless it has an underscore, which
 * could be any character.
 */
public final class ConfiguredNames {

    private static final String PREFIX = "remora.";

    private ConfiguredNames() {}

    public static Set<String> of(Iterable<String> propertyNames) {
        return of(propertyNames, Set.of());
    }

    /** With names that are known already, from code. */
    public static Set<String> of(Iterable<String> propertyNames, Set<String> known) {
        Set<String> all =
                StreamSupport.stream(propertyNames.spliterator(), false).collect(Collectors.toSet());
        Set<String> names = new TreeSet<>();
        for (String property : all) {
            name(property).filter(name -> !isFromEnvironment(property, all)).ifPresent(names::add);
        }
        Set<String> spoken = new HashSet<>();
        names.forEach(name -> spoken.add(EnvironmentNames.of(name)));
        known.forEach(name -> spoken.add(EnvironmentNames.of(name)));
        for (String property : all) {
            environmentName(property)
                    .filter(name -> !spoken.contains(name))
                    .ifPresent(name -> names.add(name.toLowerCase(Locale.ROOT)));
        }
        return names;
    }

    /** Whether it is how some implementations list an environment variable, with dots for underscores. */
    static boolean isFromEnvironment(String property, Set<String> all) {
        String variable = EnvironmentNames.of(property);
        return all.contains(variable)
                && property.equals(variable.toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    private static Optional<String> name(String property) {
        if (!property.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int dot = property.indexOf('.', PREFIX.length());
        if (dot <= PREFIX.length()) {
            return Optional.empty();
        }
        return isKey(property.substring(dot + 1))
                ? Optional.of(property.substring(PREFIX.length(), dot))
                : Optional.empty();
    }

    /** Whether it is a key, or an entry of one. */
    static boolean isKey(String key) {
        int dot = key.indexOf('.');
        return dot < 0
                ? SettingKey.of(key).isPresent()
                : SettingKey.of(key.substring(0, dot))
                        .filter(setting -> setting.type() == SettingKey.Type.PARAMETERS)
                        .isPresent();
    }

    private static Optional<String> environmentName(String property) {
        String prefix = EnvironmentNames.of(PREFIX);
        if (!property.startsWith(prefix)) {
            return Optional.empty();
        }
        String rest = property.substring(prefix.length());
        for (SettingKey key : SettingKey.values()) {
            for (String name : key.names()) {
                String suffix = EnvironmentNames.of("." + name);
                if (rest.endsWith(suffix)) {
                    String app = rest.substring(0, rest.length() - suffix.length());
                    if (app.matches("[A-Z0-9]+")) {
                        return Optional.of(app);
                    }
                }
            }
        }
        return Optional.empty();
    }
}

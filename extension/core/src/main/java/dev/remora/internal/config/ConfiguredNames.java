package dev.remora.internal.config;

import dev.remora.internal.settings.SettingKey;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
        Set<String> all = new HashSet<>();
        propertyNames.forEach(all::add);
        Set<String> names = new TreeSet<>();
        for (String property : all) {
            String name = name(property);
            if (name != null && !isFromEnvironment(property, all)) {
                names.add(name);
            }
        }
        Set<String> spoken = new HashSet<>();
        for (Set<String> spelled : List.of(names, known)) {
            for (String name : spelled) {
                spoken.add(EnvironmentNames.of(name));
            }
        }
        for (String property : all) {
            String name = environmentName(property);
            if (name != null && !spoken.contains(name)) {
                names.add(name.toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    /** Whether a property is one of the remote app, with a key or without. */
    static boolean isAbout(String remoteApp, Set<String> propertyNames) {
        String prefix = PREFIX + remoteApp + ".";
        String variables = EnvironmentNames.of(prefix);
        return propertyNames.stream()
                .anyMatch(property -> property.startsWith(prefix) || property.startsWith(variables));
    }

    /** Whether it is how some implementations list an environment variable, with dots for underscores. */
    static boolean isFromEnvironment(String property, Set<String> all) {
        String variable = EnvironmentNames.of(property);
        return all.contains(variable)
                && property.equals(variable.toLowerCase(Locale.ROOT).replace('_', '.'));
    }

    private static @Nullable String name(String property) {
        if (!property.startsWith(PREFIX)) {
            return null;
        }
        int dot = property.indexOf('.', PREFIX.length());
        return dot > PREFIX.length() && KnownKeys.OWN.isKey(property.substring(dot + 1))
                ? property.substring(PREFIX.length(), dot)
                : null;
    }

    private static @Nullable String environmentName(String property) {
        String prefix = EnvironmentNames.of(PREFIX);
        if (!property.startsWith(prefix)) {
            return null;
        }
        String rest = property.substring(prefix.length());
        for (SettingKey key : SettingKey.all()) {
            for (String name : key.names()) {
                String suffix = EnvironmentNames.of("." + name);
                if (rest.endsWith(suffix)) {
                    String app = rest.substring(0, rest.length() - suffix.length());
                    if (app.matches("[A-Z0-9]+")) {
                        return app;
                    }
                }
            }
        }
        return null;
    }
}

package dev.remora.internal.config;

import java.util.Locale;

/** MicroProfile Config's rule for environment variables: what is no letter or digit becomes an underscore, in upper case. */
public final class EnvironmentNames {

    private EnvironmentNames() {}

    public static String of(String property) {
        return property.replaceAll("[^A-Za-z0-9_]", "_").toUpperCase(Locale.ROOT);
    }
}

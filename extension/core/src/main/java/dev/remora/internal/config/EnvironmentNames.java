package dev.remora.internal.config;

/** MicroProfile Config's rule for environment variables: what is no letter or digit becomes an underscore, in upper case. */
public final class EnvironmentNames {

    private EnvironmentNames() {}

    public static String of(String property) {
        // every name of a configuration is asked for at boot: no regular expression
        char[] name = property.toCharArray();
        for (int i = 0; i < name.length; i++) {
            name[i] = variable(name[i]);
        }
        return String.valueOf(name);
    }

    private static char variable(char c) {
        if (c >= 'a' && c <= 'z') {
            return (char) (c - 'a' + 'A');
        }
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_';
    }
}

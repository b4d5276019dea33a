package dev.remora.internal.signin;

import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.RemoteAppSettings;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The faults that a remote application's provider may have: all of them, or in the strict profile those that the setting
 * {@code tolerate} names.
 */
record Tolerable(boolean all, Set<String> names) {

    static Tolerable of(RemoteAppSettings settings) {
        return new Tolerable(
                settings.profile() != Profile.STRICT, settings.provider().tolerated());
    }

    boolean contains(Enum<?> tolerance) {
        return all || names.contains(name(tolerance));
    }

    <E extends Enum<E>> Set<E> of(Class<E> kind) {
        return EnumSet.allOf(kind).stream().filter(this::contains).collect(Collectors.toSet());
    }

    private static String name(Enum<?> tolerance) {
        return tolerance.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

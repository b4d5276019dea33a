package dev.remora.internal.signin;

import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.oauth2.Tolerance;
import dev.remora.internal.oidc.OpenIdTolerance;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.RemoteAppSettings;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The faults that a remote application's provider may have: all of them, or in the strict profile those that the setting
 * {@code tolerate} names.
 */
record Tolerable(boolean all, Set<String> names) {

    /** @throws dev.remora.SettingsException if the setting names what is no tolerance */
    static Tolerable of(RemoteAppSettings settings) {
        Set<String> names = settings.provider().tolerated();
        Set<String> known = Stream.<Enum<?>[]>of(Tolerance.values(), OpenIdTolerance.values())
                .flatMap(Stream::of)
                .filter(tolerance -> tolerance != Tolerance.GET_TOKEN_REQUEST) // strict refuses the setting itself
                .map(Tolerable::name)
                .collect(Collectors.toCollection(TreeSet::new));
        new TreeSet<>(names)
                .stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
                    throw SignInMessages.toleranceUnknown(settings.name(), name, known);
                });
        return new Tolerable(settings.profile() != Profile.STRICT, names);
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

package dev.remora.jaxrs;

import dev.remora.SignInRequired;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requirements that a method of a resource has of its caller.
 *
 * @param signIn whether somebody has to have signed in
 * @param remoteApps with one of which; none for any
 * @param freshWithin how long ago at most, or {@code null}
 * @param roles of which the caller has to have one, {@code **} for any caller and none for nobody at all; {@code null} if roles do
 *     not matter
 */
record Requirement(
        boolean signIn,
        Set<String> remoteApps,
        @Nullable Duration freshWithin,
        @Nullable Set<String> roles) {

    /** The rule about roles that stands at one place. */
    private record Rule(@Nullable Set<String> roles) {}

    static Requirement of(Class<?> type, Method method) {
        List<AnnotatedElement> places = places(type, method);
        SignInRequired signIn = places.stream()
                .map(place -> place.getAnnotation(SignInRequired.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Set<String> roles = places.stream()
                .map(Requirement::rule)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Rule::roles)
                .orElse(null);
        return signIn == null
                ? new Requirement(false, Set.of(), null, roles)
                : new Requirement(
                        true, Set.copyOf(List.of(signIn.value())), duration(signIn.freshWithin(), method), roles);
    }

    boolean isNone() {
        return !signIn && roles == null;
    }

    /** @throws IllegalArgumentException if it is no duration */
    static @Nullable Duration duration(String freshWithin, Method method) {
        try {
            return freshWithin.isEmpty() ? null : Duration.parse(freshWithin);
        } catch (DateTimeParseException e) {
            throw JaxrsMessages.freshWithinMalformed(method.getDeclaringClass().getName() + "." + method.getName(), e);
        }
    }

    private static @Nullable Rule rule(AnnotatedElement place) {
        if (place.isAnnotationPresent(DenyAll.class)) {
            return new Rule(Set.of());
        }
        RolesAllowed allowed = place.getAnnotation(RolesAllowed.class);
        if (allowed != null) {
            return new Rule(Set.copyOf(Arrays.asList(allowed.value())));
        }
        return place.isAnnotationPresent(PermitAll.class) ? new Rule(null) : null;
    }

    /** The method, those that it overrides, and the classes: the nearest has precedence. */
    private static List<AnnotatedElement> places(Class<?> type, Method method) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> one = type; one != null && one != Object.class; one = one.getSuperclass()) {
            types.add(one);
        }
        List.copyOf(types).forEach(one -> addInterfaces(one, types));
        List<AnnotatedElement> places = new ArrayList<>();
        places.add(method);
        types.forEach(one -> Arrays.stream(one.getDeclaredMethods())
                .filter(other -> !other.equals(method)
                        && other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()))
                .forEach(places::add));
        places.addAll(types);
        return places;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> types) {
        for (Class<?> implemented : type.getInterfaces()) {
            if (types.add(implemented)) {
                addInterfaces(implemented, types);
            }
        }
    }
}

package dev.remora.internal.cdi;

import dev.remora.RemoteAppDefinition;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The findings that {@link BuildTimeExtension} hands to the running application.
 *
 * @param priorities of classes of beans, by their names
 * @param signInRequired whether a class requires sign-ins
 */
public record BuildTimeMetadata(
        Set<String> names,
        Map<String, RemoteAppDefinition> definitions,
        Map<String, Integer> priorities,
        boolean signInRequired) {

    static final String NAMES = "names";
    static final String DEFINITIONS = "definitions";
    static final String BEANS = "beans";
    static final String PRIORITIES = "priorities";
    static final String SIGN_IN_REQUIRED = "signInRequired";

    /** Reads it from what the container kept. */
    public static class Creator implements SyntheticBeanCreator<BuildTimeMetadata> {

        /** Made by the container. */
        public Creator() {}

        @Override
        public BuildTimeMetadata create(Instance<Object> lookup, Parameters parameters) {
            Map<String, RemoteAppDefinition> definitions = new TreeMap<>();
            for (Annotation annotation : parameters.get(DEFINITIONS, Annotation[].class)) {
                RemoteAppDefinition definition = (RemoteAppDefinition) annotation;
                definitions.put(definition.name(), definition);
            }
            Map<String, Integer> priorities = new HashMap<>();
            String[] beans = parameters.get(BEANS, String[].class);
            int[] numbers = parameters.get(PRIORITIES, int[].class);
            for (int i = 0; i < beans.length; i++) {
                priorities.put(beans[i], numbers[i]);
            }
            return new BuildTimeMetadata(
                    Set.of(parameters.get(NAMES, String[].class)),
                    definitions,
                    priorities,
                    parameters.get(SIGN_IN_REQUIRED, Boolean.class));
        }
    }
}

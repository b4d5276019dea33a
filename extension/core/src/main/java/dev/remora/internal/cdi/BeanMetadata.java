package dev.remora.internal.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.Prioritized;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a bean that its declaration says.
 *
 * @param provider whether JAX-RS would find it by itself
 */
record BeanMetadata(String place, int priority, boolean provider) {

    /** Synthetic beans have no annotated. */
    static BeanMetadata of(Bean<?> bean, @Nullable Annotated annotated) {
        return new BeanMetadata(
                ElementNames.of(bean, annotated), priority(bean, annotated), isProvider(bean, annotated));
    }

    /**
     * At run time, when what the declaration said is known of classes only; whoever built the application saw to the rest.
     */
    static BeanMetadata of(Bean<?> bean, Map<String, Integer> priorities) {
        String type = bean.getBeanClass().getName();
        return bean.getTypes().contains(bean.getBeanClass())
                ? new BeanMetadata(type, priorities.getOrDefault(type, Priorities.USER), false)
                : new BeanMetadata("producer in " + type, Priorities.USER, false);
    }

    private static int priority(Bean<?> bean, @Nullable Annotated annotated) {
        if (bean instanceof Prioritized prioritized) {
            return prioritized.getPriority();
        }
        Priority priority = annotated == null
                ? bean.getBeanClass().getAnnotation(Priority.class)
                : annotated.getAnnotation(Priority.class);
        return priority == null ? Priorities.USER : priority.value();
    }

    private static boolean isProvider(Bean<?> bean, @Nullable Annotated annotated) {
        if (annotated != null && annotated.isAnnotationPresent(Provider.class)) {
            return true;
        }
        for (Type type : bean.getTypes()) {
            if (type instanceof Class<?> raw && raw.isAnnotationPresent(Provider.class)) {
                return true;
            }
        }
        return false;
    }
}

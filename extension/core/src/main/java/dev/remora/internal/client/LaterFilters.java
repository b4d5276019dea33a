package dev.remora.internal.client;

import dev.remora.internal.message.ClientMessages;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Configuration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the application's request filters that may run after Remora's: they could take a signed request elsewhere. Of two
 * filters with one priority nothing says which is the last.
 */
record LaterFilters(String remoteApp) {

    private static final System.Logger LOG = System.getLogger("dev.remora.client");

    void check(ClientRequestContext context) {
        Map<Class<?>, Integer> filters = filters(context);
        // none where a filter of the application's own calls the signer
        OptionalInt own = filters.entrySet().stream()
                .filter(filter -> isOurs(filter.getKey()))
                .mapToInt(Map.Entry::getValue)
                .min();
        if (own.isEmpty()) {
            return;
        }
        filters.forEach((type, priority) -> {
            if (priority >= own.getAsInt() && !isOurs(type)) {
                throw ClientMessages.laterFilter(remoteApp, type.getName());
            }
        });
    }

    private static Map<Class<?>, Integer> filters(ClientRequestContext context) {
        if (ClientKind.of(context) == ClientKind.CXF) { // its configuration knows no filters of targets
            try {
                return CxfMessage.of(context).requestFilters();
            } catch (ReflectiveOperationException | LinkageError changed) {
                LOG.log(System.Logger.Level.DEBUG, "CXF does not tell its request filters", changed);
            }
        }
        Configuration configuration = context.getConfiguration();
        Map<Class<?>, Integer> filters = new HashMap<>();
        configuration.getClasses().forEach(type -> add(filters, configuration, type));
        configuration.getInstances().forEach(instance -> add(filters, configuration, instance.getClass()));
        return filters;
    }

    private static void add(Map<Class<?>, Integer> filters, Configuration configuration, Class<?> type) {
        if (ClientRequestFilter.class.isAssignableFrom(type)) {
            @Nullable Map<Class<?>, Integer> contracts = configuration.getContracts(type);
            @Nullable Integer registered = contracts == null ? null : contracts.get(ClientRequestFilter.class);
            filters.put(type, registered == null ? annotated(type) : priority(type, registered));
        }
    }

    // -1 is no priority to Jersey and one to RESTEasy: the reading counts that refuses more
    private static int priority(Class<?> type, int registered) {
        return registered >= 0 || isOurs(type) ? registered : Math.max(registered, annotated(type));
    }

    private static boolean isOurs(Class<?> type) {
        return type == SignerFilter.class
                || type == CallFilter.class
                || type.getName().equals("dev.remora.jaxrs.CurrentSigner");
    }

    /** The priority of a filter that is registered without one. */
    static int annotated(Class<?> type) {
        Priority annotation = type.getAnnotation(Priority.class);
        return annotation == null ? Priorities.USER : annotation.value();
    }
}

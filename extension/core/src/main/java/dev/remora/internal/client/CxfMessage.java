package dev.remora.internal.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CXF's message behind a request context: what its JAX-RS configuration does not tell of a call. */
final class CxfMessage {

    private static final String MESSAGE = "org.apache.cxf.message.Message";

    private final ClassLoader loader;
    private final Object message;

    private CxfMessage(ClassLoader loader, Object message) {
        this.loader = loader;
        this.message = message;
    }

    static CxfMessage of(ClientRequestContext context) throws ReflectiveOperationException {
        ClassLoader loader = context.getClass().getClassLoader();
        Object message = Class.forName("org.apache.cxf.jaxrs.impl.AbstractPropertiesImpl", false, loader)
                .getMethod("getMessage")
                .invoke(context);
        return new CxfMessage(loader, message);
    }

    boolean followsRedirects() throws ReflectiveOperationException {
        Object exchange = type(MESSAGE).getMethod("getExchange").invoke(message);
        Object conduit = withMessage("org.apache.cxf.message.Exchange", "getConduit", exchange);
        Object policy = withMessage("org.apache.cxf.transport.http.HTTPConduit", "getClient", conduit);
        return (boolean) policy.getClass().getMethod("isAutoRedirect").invoke(policy);
    }

    /** The request filters, those of the target among them, each with the priority by which they are sorted. */
    Map<Class<?>, Integer> requestFilters() throws ReflectiveOperationException {
        Object factory = withMessage("org.apache.cxf.jaxrs.client.ClientProviderFactory", "getInstance", null);
        List<?> infos = (List<?>)
                factory.getClass().getMethod("getClientRequestFilters").invoke(factory);
        Map<Class<?>, Integer> filters = new HashMap<>();
        for (Object info : infos) {
            Object filter = type("org.apache.cxf.jaxrs.model.ProviderInfo")
                    .getMethod("getProvider")
                    .invoke(info);
            filters.merge(filter.getClass(), priority(info, filter), Math::max);
        }
        return filters;
    }

    private int priority(Object info, Object filter) throws ReflectiveOperationException {
        Class<?> registered = type("org.apache.cxf.jaxrs.model.FilterProviderInfo");
        return registered.isInstance(info)
                ? (int) registered.getMethod("getPriority", Class.class).invoke(info, ClientRequestFilter.class)
                : LaterFilters.annotated(filter.getClass());
    }

    private Object withMessage(String type, String method, @Nullable Object target)
            throws ReflectiveOperationException {
        return type(type).getMethod(method, type(MESSAGE)).invoke(target, message);
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, false, loader);
    }
}

package dev.remora.internal.client;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/** Gives the conduits of CXF, which each target has its own of, another HTTP client than the one that they would make. */
final class CxfConduits {

    private static final String CONDUIT = "org.apache.cxf.transport.http.HttpClientHTTPConduit";

    private final Method currentMessage;
    private final Method exchange;
    private final Method conduit;
    private final Field clientOfConduit;
    private final Method put;
    private final Constructor<?> counted;
    private final Method acquire;
    private volatile @Nullable Object reference;

    CxfConduits(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> message = Class.forName("org.apache.cxf.message.Message", false, loader);
        currentMessage = Class.forName("org.apache.cxf.phase.PhaseInterceptorChain", false, loader)
                .getMethod("getCurrentMessage");
        exchange = message.getMethod("getExchange");
        put = message.getMethod("put", Class.class, Object.class);
        conduit =
                Class.forName("org.apache.cxf.message.Exchange", false, loader).getMethod("getConduit", message);
        clientOfConduit = Class.forName(CONDUIT, false, loader).getDeclaredField("clientRef");
        clientOfConduit.setAccessible(true);
        counted = clientOfConduit.getType().getDeclaredConstructors()[0];
        counted.setAccessible(true);
        acquire = clientOfConduit.getType().getDeclaredMethod("acquire");
        acquire.setAccessible(true);
    }

    /** Lets the request that the current thread is about to send use this client. */
    void use(HttpClient client) throws ReflectiveOperationException {
        Object message = currentMessage.invoke(null);
        Object target = conduit.invoke(exchange.invoke(message), message);
        Object shared = reference(client);
        if (clientOfConduit.get(target) != shared) {
            acquire.invoke(shared); // or the first conduit that is closed would close it for all
            clientOfConduit.set(target, shared);
        }
        put.invoke(message, HttpClient.class, client); // the conduit may have been asked before
    }

    private Object reference(HttpClient client) throws ReflectiveOperationException {
        Object known = reference;
        if (known == null) {
            Object[] arguments = new Object[counted.getParameterCount()];
            Class<?>[] types = counted.getParameterTypes();
            for (int i = 0; i < types.length; i++) {
                arguments[i] = argument(types[i], client);
            }
            known = counted.newInstance(arguments);
            reference = known;
        }
        return known;
    }

    // policy and TLS parameters are looked at only where CXF shares its own clients
    private static @Nullable Object argument(Class<?> type, HttpClient client) {
        if (type.isInstance(client)) {
            return client;
        }
        Runnable nothing = () -> {};
        return type == Runnable.class ? nothing : null;
    }
}

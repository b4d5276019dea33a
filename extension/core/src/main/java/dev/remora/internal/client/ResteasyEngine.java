package dev.remora.internal.client;

import jakarta.ws.rs.client.ClientBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;

/**
 * RESTEasy's engine for Apache's HttpClient on the JDK's client in place of Apache's. All types are found with the class
 * loader of RESTEasy: on servers applications do not see them.
 */
final class ResteasyEngine {

    private static final String BUILDER = "org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl";
    private static final String APACHE = "org.apache.http.";

    private final ApiHttpClient http;
    private final ClassLoader loader;
    private final Method uri;
    private final Method method;
    private final Method headers;
    private final Method headerName;
    private final Method headerValue;
    private final Class<?> enclosing;
    private final Method entity;
    private final Method content;
    private final Method contentLength;

    private ResteasyEngine(ApiHttpClient http, ClassLoader loader) throws ReflectiveOperationException {
        this.http = http;
        this.loader = loader;
        Class<?> request = type("client.methods.HttpUriRequest");
        uri = request.getMethod("getURI");
        method = request.getMethod("getMethod");
        headers = request.getMethod("getAllHeaders");
        Class<?> header = type("Header");
        headerName = header.getMethod("getName");
        headerValue = header.getMethod("getValue");
        enclosing = type("HttpEntityEnclosingRequest");
        entity = enclosing.getMethod("getEntity");
        content = type("HttpEntity").getMethod("getContent");
        contentLength = type("HttpEntity").getMethod("getContentLength");
    }

    static void install(ApiHttpClient http, ClientBuilder builder) throws ReflectiveOperationException {
        ClassLoader loader = loader(builder);
        ResteasyEngine engine = new ResteasyEngine(http, loader);
        Class<?> client = engine.type("client.HttpClient");
        Object proxy = Proxy.newProxyInstance(
                client.getClassLoader(),
                new Class<?>[] {client, engine.type("client.methods.Configurable")},
                engine::invoke);
        Object made = Class.forName("org.jboss.resteasy.client.jaxrs.engines.ApacheHttpClient43Engine", true, loader)
                .getConstructor(client, boolean.class)
                .newInstance(proxy, false);
        Class<?> type = Class.forName("org.jboss.resteasy.client.jaxrs.ClientHttpEngine", false, loader);
        builder.getClass().getMethod("httpEngine", type).invoke(builder, made);
    }

    // servers have builders of their own that extend RESTEasy's
    private static ClassLoader loader(ClientBuilder builder) throws ClassNotFoundException {
        for (Class<?> type = builder.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(BUILDER)) {
                return type.getClassLoader();
            }
        }
        throw new ClassNotFoundException(BUILDER);
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(APACHE + name, true, loader);
    }

    private @Nullable Object invoke(Object proxy, Method called, Object[] arguments) throws Throwable {
        return switch (called.getName()) {
            case "execute" -> execute(arguments[0]);
            case "getConfig" ->
                type("client.config.RequestConfig").getField("DEFAULT").get(null);
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> "Remora's connections";
            default -> throw new UnsupportedOperationException(called.getName());
        };
    }

    private Object execute(Object request) throws IOException, ReflectiveOperationException {
        RequestBuilder builder = new RequestBuilder((URI) uri.invoke(request), (String) method.invoke(request));
        for (Object header : (Object[]) headers.invoke(request)) {
            builder.header((String) headerName.invoke(header), (String) headerValue.invoke(header));
        }
        HttpResponse<InputStream> response =
                http.await(builder.build(publisher(request)), BodyHandlers.ofInputStream());
        return response(response);
    }

    private @Nullable BodyPublisher publisher(Object request) throws ReflectiveOperationException {
        Object body = enclosing.isInstance(request) ? entity.invoke(request) : null;
        if (body == null) {
            return null;
        }
        long length = (Long) contentLength.invoke(body);
        if (length == 0) {
            return null;
        }
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> opened(body));
        return length < 0 ? stream : BodyPublishers.fromPublisher(stream, length);
    }

    private InputStream opened(Object body) {
        try {
            return (InputStream) content.invoke(body);
        } catch (InvocationTargetException e) {
            throw new UncheckedIOException(new IOException(e.getCause()));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object response(HttpResponse<InputStream> response) throws ReflectiveOperationException {
        Class<?> version = type("ProtocolVersion");
        Object http11 =
                version.getConstructor(String.class, int.class, int.class).newInstance("HTTP", 1, 1);
        Object made = type("message.BasicHttpResponse")
                .getConstructor(version, int.class, String.class)
                .newInstance(http11, response.statusCode(), RequestBuilder.reason(response.statusCode()));
        Class<?> type = type("client.methods.CloseableHttpResponse");
        Method add = type.getMethod("addHeader", String.class, String.class);
        for (var header : response.headers().map().entrySet()) {
            for (String value : header.getValue()) {
                add.invoke(made, header.getKey(), value);
            }
        }
        Class<?> entityType = type("entity.BasicHttpEntity");
        Object body = entityType.getConstructor().newInstance();
        entityType.getMethod("setContent", InputStream.class).invoke(body, response.body());
        type.getMethod("setEntity", type("HttpEntity")).invoke(made, body);
        return closeable(type, made, response.body());
    }

    // RESTEasy closes a response whose rest it does not want to read
    private static Object closeable(Class<?> type, Object response, Closeable body) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
            if (called.getName().equals("close")) {
                body.close();
                return null;
            }
            try {
                return called.invoke(response, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        });
    }
}

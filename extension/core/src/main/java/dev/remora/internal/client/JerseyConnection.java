package dev.remora.internal.client;

import jakarta.ws.rs.client.ClientBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a connection of the JDK's new client look like one of the old, which Jersey's default connector works on. Used by
 * one thread.
 */
final class JerseyConnection extends HttpURLConnection {

    private static final String PROVIDER = "org.glassfish.jersey.client.HttpUrlConnectorProvider";

    private final ApiHttpClient http;
    private final Map<String, List<String>> requestHeaders = new LinkedHashMap<>();
    private @Nullable ByteArrayOutputStream body;
    private @Nullable HttpResponse<InputStream> response;
    private @Nullable IOException failure;

    private JerseyConnection(ApiHttpClient http, URL url) {
        super(url);
        this.http = http;
    }

    static void install(ApiHttpClient http, ClientBuilder builder) throws ReflectiveOperationException {
        ClassLoader loader = builder.getClass().getClassLoader();
        Class<?> provider = Class.forName(PROVIDER, true, loader);
        Class<?> factory = Class.forName(PROVIDER + "$ConnectionFactory", false, loader);
        Object connections = Proxy.newProxyInstance(
                loader, new Class<?>[] {factory}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getConnection" -> new JerseyConnection(http, (URL) arguments[0]);
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> "Remora's connections";
                });
        Object made = provider.getConstructor().newInstance();
        provider.getMethod("connectionFactory", factory).invoke(made, connections);
        Object configuration = builder.getConfiguration();
        Class<?> spi = Class.forName("org.glassfish.jersey.client.spi.ConnectorProvider", false, loader);
        configuration.getClass().getMethod("connectorProvider", spi).invoke(configuration, made);
    }

    /** Takes every method: PATCH too, which the JDK's own connection refuses. */
    @Override
    public void setRequestMethod(String name) {
        method = name;
    }

    @Override
    public void setRequestProperty(String name, String value) {
        List<String> values = new ArrayList<>();
        values.add(value);
        requestHeaders.put(name, values);
    }

    @Override
    public void addRequestProperty(String name, String value) {
        requestHeaders.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    @Override
    public OutputStream getOutputStream() {
        ByteArrayOutputStream stream = body == null ? new ByteArrayOutputStream() : body;
        body = stream;
        return stream;
    }

    @Override
    public int getResponseCode() throws IOException {
        return response().statusCode();
    }

    @Override
    public String getResponseMessage() throws IOException {
        return RequestBuilder.reason(getResponseCode());
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        HttpResponse<InputStream> received = response;
        return received == null ? Map.of() : received.headers().map();
    }

    @Override
    public @Nullable String getHeaderField(String name) {
        HttpResponse<InputStream> received = response;
        return received == null ? null : received.headers().firstValue(name).orElse(null);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return response().body();
    }

    @Override
    public @Nullable InputStream getErrorStream() {
        HttpResponse<InputStream> received = response;
        return received == null ? null : received.body();
    }

    @Override
    public void connect() {}

    @Override
    public void disconnect() {
        HttpResponse<InputStream> received = response;
        if (received != null) {
            try {
                received.body().close();
            } catch (IOException ignored) {
                // it is not needed any more
            }
        }
    }

    @Override
    public boolean usingProxy() {
        return http.proxy().isPresent();
    }

    // asked for again and again, sent once
    private HttpResponse<InputStream> response() throws IOException {
        if (failure != null) {
            throw failure;
        }
        HttpResponse<InputStream> received = response;
        if (received == null) {
            try {
                received = send();
                response = received;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
        return received;
    }

    private HttpResponse<InputStream> send() throws IOException {
        RequestBuilder builder = new RequestBuilder(URI.create(url.toString()), method);
        for (Map.Entry<String, List<String>> header : requestHeaders.entrySet()) {
            for (String value : header.getValue()) {
                builder.header(header.getKey(), value);
            }
        }
        return http.await(
                builder.build(body == null ? null : BodyPublishers.ofByteArray(body.toByteArray())),
                BodyHandlers.ofInputStream());
    }
}

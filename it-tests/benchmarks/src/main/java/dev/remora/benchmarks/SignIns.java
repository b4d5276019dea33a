package dev.remora.benchmarks;

import com.sun.net.httpserver.HttpServer;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.internal.cdi.RemoraExtension;
import io.smallrye.config.inject.ConfigExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** An application in which users sign in with OpenID Connect, and its provider on loopback, which answers at once. */
public final class SignIns implements AutoCloseable {

    /** The application. */
    @ApplicationScoped
    public static class Application {

        @Inject
        @RemoteApp("callback")
        OAuthRemote remote;

        OAuthRemote remote() {
            return remote;
        }
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });
    private final HttpServer provider;
    private final WeldContainer container;
    private final Application application;
    private final CallbackRequest request;
    private final RequestContextController context;

    /** Signs the first user in: later changes of the settings mean nothing to it. */
    public SignIns(Class<?>... moreBeans) {
        provider = server();
        SignedIdToken idToken = new SignedIdToken("RS256");
        answer(
                "/token",
                "{\"access_token\":\"benchmark-token\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"id_token\":\""
                        + idToken.text() + "\"}");
        answer("/keys", idToken.jwks());
        answer("/resource", "{}");
        provider.setExecutor(threads);
        provider.start();
        container = container(moreBeans);
        application = container.select(Application.class).get();
        request = container.select(CallbackRequest.class).get();
        context = container.select(RequestContextController.class).get();
        signIn();
    }

    /** The address of the provider. */
    URI base() {
        return URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/");
    }

    /** Two requests of a new browser, and the token request between them. */
    public String signIn() {
        request.ofNewBrowser();
        String state = inRequest(this::begun);
        request.comesWith(Map.of("code", List.of("c"), "state", List.of(state)));
        return inRequest(this::finished);
    }

    /** A call with the token of whoever signed in last. */
    public String call() {
        return inRequest(() -> application.remote().get("resource").text());
    }

    @Override
    public void close() {
        container.close();
        provider.stop(0);
        threads.shutdownNow();
    }

    private String begun() {
        URI uri = application
                .remote()
                .authorization()
                .callback(CallbackRequest.CALLBACK.toString())
                .uri();
        String query = uri.getRawQuery();
        int start = query.indexOf("state=") + "state=".length();
        int end = query.indexOf('&', start);
        return query.substring(start, end < 0 ? query.length() : end);
    }

    private String finished() {
        Granted granted = application.remote().authorizedResponse().granted().orElseThrow();
        return granted.identity().orElseThrow().subject();
    }

    private String inRequest(Supplier<String> work) {
        context.activate();
        try {
            return work.get();
        } finally {
            context.deactivate();
        }
    }

    private WeldContainer container(Class<?>... moreBeans) {
        Map<String, String> settings = Map.of(
                "issuer",
                SignedIdToken.ISSUER,
                "client-id",
                SignedIdToken.CLIENT_ID,
                "client-secret",
                "benchmark-secret",
                "base-url",
                base().toString(),
                "authorize-url",
                base() + "authorize",
                "token-url",
                base() + "token",
                "jwks-url",
                base() + "keys",
                "nonce",
                "none",
                "userinfo",
                "never");
        settings.forEach((key, value) -> System.setProperty("remora.callback." + key, value));
        return new Weld()
                .disableDiscovery()
                .addExtension(new RemoraExtension())
                .addExtension(new ConfigExtension())
                .addBeanClasses(Application.class, CallbackRequest.class)
                .addBeanClasses(moreBeans)
                .initialize();
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        provider.createContext(path, exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }
}

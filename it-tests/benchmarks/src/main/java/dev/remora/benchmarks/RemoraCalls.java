package dev.remora.benchmarks;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.Token;
import dev.remora.TokenGetter;
import dev.remora.internal.cdi.RemoraExtension;
import io.smallrye.config.inject.ConfigExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jspecify.annotations.Nullable;

/** Remora in a container, with remote apps that are injected, in a request of the calling thread. */
final class RemoraCalls implements AutoCloseable {

    static final String ACCESS_TOKEN = "benchmark-token";

    /** The application. */
    @ApplicationScoped
    public static class Remotes {

        @Inject
        @RemoteApp("oauth2")
        OAuthRemote oauth2;

        @Inject
        @RemoteApp("oauth1")
        OAuthRemote oauth1;

        @Inject
        @RemoteApp("oauth2-at-once")
        OAuthRemote oauth2AtOnce;

        @Inject
        @RemoteApp("oauth1-at-once")
        OAuthRemote oauth1AtOnce;

        OAuthRemote named(String name) {
            return switch (name) {
                case "oauth2" -> oauth2;
                case "oauth1" -> oauth1;
                case "oauth2-at-once" -> oauth2AtOnce;
                default -> oauth1AtOnce;
            };
        }
    }

    @ApplicationScoped
    @RemoteApp("oauth2")
    public static class Bearer implements TokenGetter {

        private final Token token = Token.bearer(ACCESS_TOKEN);

        @Override
        public @Nullable Token token(@Nullable String tokenKey) {
            return token;
        }
    }

    @ApplicationScoped
    @RemoteApp("oauth2-at-once")
    public static class BearerAtOnce extends Bearer {}

    @ApplicationScoped
    @RemoteApp("oauth1")
    public static class TokenWithSecret implements TokenGetter {

        private final Token token = Token.oauth1(Call.TOKEN, Call.TOKEN_SECRET);

        @Override
        public @Nullable Token token(@Nullable String tokenKey) {
            return token;
        }
    }

    @ApplicationScoped
    @RemoteApp("oauth1-at-once")
    public static class TokenWithSecretAtOnce extends TokenWithSecret {}

    /** Answers before anything goes over a wire. */
    @ApplicationScoped
    @RemoteApp("oauth2-at-once")
    public static class AtOnce implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext request) {
            request.abortWith(Response.ok(AnswerServer.JSON, MediaType.APPLICATION_JSON_TYPE)
                    .build());
        }
    }

    @ApplicationScoped
    @RemoteApp("oauth1-at-once")
    public static class SignedAtOnce extends AtOnce {}

    private final WeldContainer container;
    private final RequestContextController request;
    private final Remotes remotes;

    RemoraCalls(URI base) {
        settings("oauth2", base);
        settings("oauth2-at-once", base);
        settings("oauth1", base);
        settings("oauth1-at-once", base);
        for (String name : new String[] {"oauth1", "oauth1-at-once"}) {
            System.setProperty("remora." + name + ".request-token-url", base + "request_token");
            System.setProperty("remora." + name + ".consumer-secret", Call.CONSUMER_SECRET);
        }
        container = new Weld()
                .disableDiscovery()
                .addExtension(new RemoraExtension())
                .addExtension(new ConfigExtension())
                .addBeanClasses(
                        Remotes.class,
                        Bearer.class,
                        BearerAtOnce.class,
                        TokenWithSecret.class,
                        TokenWithSecretAtOnce.class,
                        AtOnce.class,
                        SignedAtOnce.class)
                .initialize();
        request = container.select(RequestContextController.class).get();
        request.activate();
        remotes = container.select(Remotes.class).get();
    }

    OAuthRemote remote(String name) {
        return remotes.named(name);
    }

    @Override
    public void close() {
        request.deactivate();
        container.close();
    }

    private static void settings(String name, URI base) {
        System.setProperty("remora." + name + ".base-url", base.toString());
        System.setProperty("remora." + name + ".consumer-key", Call.CONSUMER_KEY);
    }
}

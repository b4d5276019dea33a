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
import jakarta.ws.rs.client.ClientBuilder;
import java.net.URI;
import java.util.function.Supplier;
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

        OAuthRemote oauth2() {
            return oauth2;
        }

        OAuthRemote oauth1() {
            return oauth1;
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
    @RemoteApp("oauth1")
    public static class TokenWithSecret implements TokenGetter {

        private final Token token = Token.oauth1(Call.TOKEN, Call.TOKEN_SECRET);

        @Override
        public @Nullable Token token(@Nullable String tokenKey) {
            return token;
        }
    }

    private final WeldContainer container;
    private final RequestContextController request;
    private final Remotes remotes;

    RemoraCalls(URI base, Supplier<ClientBuilder> builders) {
        settings("oauth2", base);
        settings("oauth1", base);
        System.setProperty("remora.oauth1.request-token-url", base + "request_token");
        System.setProperty("remora.oauth1.client-secret", Call.CONSUMER_SECRET);
        container = new Weld()
                .disableDiscovery()
                .addExtension(new RemoraExtension(builders))
                .addExtension(new ConfigExtension())
                .addBeanClasses(Remotes.class, Bearer.class, TokenWithSecret.class)
                .initialize();
        request = container.select(RequestContextController.class).get();
        request.activate();
        remotes = container.select(Remotes.class).get();
    }

    OAuthRemote oauth2() {
        return remotes.oauth2();
    }

    OAuthRemote oauth1() {
        return remotes.oauth1();
    }

    @Override
    public void close() {
        request.deactivate();
        container.close();
    }

    private static void settings(String name, URI base) {
        System.setProperty("remora." + name + ".base-url", base.toString());
        System.setProperty("remora." + name + ".client-id", Call.CONSUMER_KEY);
    }
}

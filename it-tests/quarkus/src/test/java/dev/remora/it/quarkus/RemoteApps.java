package dev.remora.it.quarkus;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.RemoteAppDefinition;
import dev.remora.Token;
import dev.remora.TokenGetter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.UriBuilder;
import org.jspecify.annotations.Nullable;

/** Beans of an application: each names remote apps in a way of its own. Those that serve Remora are used by nobody else. */
@RemoteAppDefinition(name = "defined", baseUrl = "https://defined.example/api/", authorizationScheme = "Defined")
@ApplicationScoped
class RemoteApps {

    @Inject
    @RemoteApp("field")
    OAuthRemote field;

    @Inject
    @RemoteApp("instance")
    Instance<OAuthRemote> instance;

    @Inject
    @RemoteApp("provider")
    Provider<OAuthRemote> provider;

    private @Nullable OAuthRemote initialized;

    @Inject
    void initialize(@RemoteApp("initializer") OAuthRemote remote) {
        initialized = remote;
    }

    @Produces
    @Dependent
    StringBuilder made(@RemoteApp("producer") OAuthRemote remote) {
        return new StringBuilder(String.valueOf(remote));
    }

    void dispose(@Disposes StringBuilder made, @RemoteApp("disposer") OAuthRemote remote) {}

    void on(@Observes String event, @RemoteApp("observer") OAuthRemote remote) {}

    boolean served() {
        return instance.isResolvable()
                && provider.get().name().equals("provider")
                && field.name().equals("field")
                && initialized != null
                && initialized.name().equals("initializer");
    }

    /** Of one remote app. */
    @RemoteApp("hooked")
    @Priority(20)
    @ApplicationScoped
    static class SecondHook implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext context) {
            add(context, "second");
        }
    }

    /** Comes before, by its priority. */
    @RemoteApp("hooked")
    @Priority(10)
    @ApplicationScoped
    static class FirstHook implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext context) {
            add(context, "first");
        }
    }

    private static void add(ClientRequestContext context, String hook) {
        context.setUri(
                UriBuilder.fromUri(context.getUri()).queryParam("hook", hook).build());
    }

    /** Gives the token. */
    @RemoteApp("hooked")
    @ApplicationScoped
    static class Getter implements TokenGetter {
        @Override
        public @Nullable Token token(@Nullable String tokenKey) {
            return Token.bearer("of-the-getter");
        }
    }

    /** Gives the token of the remote app that an interface names. */
    @RemoteAppDefinition(name = "listened")
    @RemoteApp("listened")
    @ApplicationScoped
    static class ListenedGetter extends Getter {}
}

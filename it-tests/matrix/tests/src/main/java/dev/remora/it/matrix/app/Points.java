package dev.remora.it.matrix.app;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;

/** Has a remote application at each kind of injection point. */
@Dependent
public class Points {

    private final OAuthRemote byConstructor;

    @Inject
    @RemoteApp("by field")
    OAuthRemote byField;

    @Inject
    @RemoteApp("by instance")
    Instance<OAuthRemote> byInstance;

    @Inject
    @RemoteApp("by provider")
    Provider<OAuthRemote> byProvider;

    @Inject
    @RemoteApp("as of a producer")
    Held byProducer;

    private OAuthRemote byInitializer;

    @Inject
    Points(@RemoteApp("by constructor") OAuthRemote byConstructor) {
        this.byConstructor = byConstructor;
        this.byInitializer = byConstructor;
    }

    @Inject
    void initialize(@RemoteApp("by initializer") OAuthRemote remote) {
        byInitializer = remote;
    }

    /** All but the observer's. */
    public List<OAuthRemote> all() {
        return List.of(byConstructor, byField, byInitializer, byInstance.get(), byProvider.get(), byProducer.remote());
    }

    /**
     * What a producer makes of what is injected into its parameter.
     *
     * @param remote it
     */
    public record Held(OAuthRemote remote) {}

    /** Has the producer. */
    @Dependent
    public static class Holder {

        @Produces
        @RemoteApp("as of a producer")
        Held hold(@RemoteApp("by producer") OAuthRemote remote) {
            return new Held(remote);
        }
    }

    /**
     * Asks observers for theirs.
     *
     * @param told what they have
     */
    public record Asked(List<OAuthRemote> told) {}

    /** Has the observer. */
    @Dependent
    public static class Observer {

        void observe(@Observes Asked asked, @RemoteApp("by observer") OAuthRemote remote) {
            asked.told().add(remote);
        }
    }
}

package dev.remora.it.beans;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
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
    RemoteHolder byProducer;

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

    static void observe(@Observes Asked asked, @RemoteApp("by observer") OAuthRemote remote) {
        asked.told().add(remote);
    }

    /** All but the observer's. */
    public List<OAuthRemote> all() {
        return List.of(byConstructor, byField, byInitializer, byInstance.get(), byProvider.get(), byProducer.remote());
    }
}

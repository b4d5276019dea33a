package dev.remora.it.quarkus.suite;

import dev.remora.RemoteApp;
import dev.remora.TokenStore;
import dev.remora.it.beans.MemoryStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Produces a token store for one remote app. */
@ApplicationScoped
public class MemoryTokens {

    /**
     * The store.
     *
     * @return a store in memory
     */
    @Produces
    @RemoteApp("keycloak")
    public TokenStore keycloak() {
        return new MemoryStore();
    }
}

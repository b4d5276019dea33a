package dev.remora.it.tokens;

import dev.remora.RemoteApp;
import dev.remora.TokenStore;
import dev.remora.it.beans.MemoryStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Keeps Keycloak's tokens: where cookies keep what a browser session has, they are too large. */
@ApplicationScoped
public class MemoryTokens {

    private final TokenStore store = new MemoryStore();

    @Produces
    @RemoteApp("keycloak")
    TokenStore keycloak() {
        return store;
    }

    @Produces
    @RemoteApp("keycloak-pkce")
    TokenStore pkce() {
        return store;
    }

    @Produces
    @RemoteApp("keycloak-short")
    TokenStore shortLived() {
        return store;
    }

    @Produces
    @RemoteApp("keycloak-consent")
    TokenStore consent() {
        return store;
    }

    @Produces
    @RemoteApp("keycloak-basic")
    TokenStore basic() {
        return store;
    }
}

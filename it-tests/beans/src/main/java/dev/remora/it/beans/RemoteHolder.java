package dev.remora.it.beans;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;

/**
 * What a producer makes of what is injected into its parameter.
 *
 * @param remote it
 */
public record RemoteHolder(OAuthRemote remote) {

    /** Has the producer. */
    @Dependent
    public static class Maker {

        @Produces
        @RemoteApp("as of a producer")
        RemoteHolder make(@RemoteApp("by producer") OAuthRemote remote) {
            return new RemoteHolder(remote);
        }
    }
}

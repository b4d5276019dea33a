package dev.remora.spi;

import dev.remora.TokenOwner;

/**
 * Says whose tokens a call uses. The default: the caller principal if the container knows one, else the browser session,
 * else (code without a request) the application itself.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface OwnerResolver {

    /**
     * The owner of the tokens of the code that is running; asked on the thread of the caller.
     *
     * @param remoteApp the name of the remote application
     * @return the owner
     */
    TokenOwner owner(String remoteApp);
}

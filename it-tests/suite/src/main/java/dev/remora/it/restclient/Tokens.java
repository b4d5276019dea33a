package dev.remora.it.restclient;

import dev.remora.RemoteApp;
import dev.remora.Token;
import dev.remora.TokenGetter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The tokens of the application, the same for everybody. */
@ApplicationScoped
public class Tokens {

    @Produces
    @RemoteApp("bearer")
    TokenGetter bearer() {
        return key -> Token.bearer("of-the-getter");
    }

    /** Of nobody: the application itself calls. */
    @Produces
    @RemoteApp("signed")
    TokenGetter signed() {
        return key -> Token.oauth1("", "");
    }
}

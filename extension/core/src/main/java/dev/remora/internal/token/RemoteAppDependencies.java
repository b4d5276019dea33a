package dev.remora.internal.token;

import dev.remora.LinkedAccounts;
import dev.remora.TokenGetter;
import dev.remora.TokenStore;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.SignatureMethod;
import dev.remora.spi.StateGenerator;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The dependencies of one remote application: beans of the application where it has them, time and randomness. */
public record RemoteAppDependencies(
        CurrentRequests requests,
        BrowserSessions sessions,
        PendingAuthorizations pending,
        SessionTokens sessionTokens,
        OwnerRule owners,
        @Nullable TokenStore store,
        @Nullable TokenGetter getter,
        @Nullable StateGenerator states,
        List<SignatureMethod> signatureMethods,
        LogoutRegistry logouts,
        LinkedAccounts links,
        TokenEvents events,
        InstantSource clock,
        ElapsedTime elapsed,
        SecureRandom random) {

    public RemoteAppDependencies {
        signatureMethods = List.copyOf(signatureMethods);
    }
}

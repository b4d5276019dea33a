package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.SignedOut;
import dev.remora.Token;
import dev.remora.TokenOwner;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.internal.token.TokenEvents;
import java.util.List;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.Test;

class ContainerEventsTest {

    @Test
    void eventsAreQualifiedWithTheNameOfTheRemoteApp() {
        Token token = Token.bearer("t");
        Granted granted = Granted.of(token, "/");
        TokenRefreshed refreshed = TokenRefreshed.of(TokenOwner.application(), token, token);
        TokenRemoved removed = TokenRemoved.of(TokenOwner.application());
        SignedOut signedOut = SignedOut.of(TokenOwner.application());
        Noting noting = new Noting();
        try (var container = new Weld()
                .disableDiscovery()
                .addExtension(noting)
                .addBeanClasses(Audit.class)
                .initialize()) {
            for (String name : List.of("x", "y")) {
                TokenEvents events = noting.beans().events(name);
                events.granted(granted);
                events.refreshed(refreshed);
                events.removed(removed);
                events.signedOut(signedOut);
            }

            Audit audit = container.select(Audit.class).get();
            assertThat(audit.ofX()).containsExactly(granted, refreshed, removed, signedOut);
            assertThat(audit.all())
                    .containsExactly(granted, refreshed, removed, signedOut, granted, refreshed, removed, signedOut);
        }
    }
}

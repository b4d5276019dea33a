package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.RemoteApp;
import dev.remora.Token;
import dev.remora.TokenOwner;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.internal.signin.TokenEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.Test;

class ContainerEventsTest {

    @ApplicationScoped
    static class Audit {

        private final List<Object> all = new ArrayList<>();
        private final List<Object> ofX = new ArrayList<>();

        void granted(@Observes Granted event) {
            all.add(event);
        }

        void refreshed(@Observes TokenRefreshed event) {
            all.add(event);
        }

        void removed(@Observes TokenRemoved event) {
            all.add(event);
        }

        void grantedByX(@Observes @RemoteApp("x") Granted event) {
            ofX.add(event);
        }

        void refreshedByX(@Observes @RemoteApp("x") TokenRefreshed event) {
            ofX.add(event);
        }

        void removedByX(@Observes @RemoteApp("x") TokenRemoved event) {
            ofX.add(event);
        }

        List<Object> all() {
            return all;
        }

        List<Object> ofX() {
            return ofX;
        }
    }

    @Test
    void eventsAreQualifiedWithTheNameOfTheRemoteApp() {
        Token token = Token.bearer("t");
        Granted granted = new Granted(token, Map.of(), null, "/");
        TokenRefreshed refreshed = new TokenRefreshed(TokenOwner.application(), null, token, token);
        TokenRemoved removed = new TokenRemoved(TokenOwner.application(), null);
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
            }

            Audit audit = container.select(Audit.class).get();
            assertThat(audit.ofX()).containsExactly(granted, refreshed, removed);
            assertThat(audit.all()).containsExactly(granted, refreshed, removed, granted, refreshed, removed);
        }
    }
}

package dev.remora.internal.cdi;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.RemoteApp;
import dev.remora.SignedOut;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;

/** Keeps the events of all remote apps, and those of {@code x} once more. */
@ApplicationScoped
class Audit {

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

    void signedOut(@Observes SignedOut event) {
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

    void signedOutByX(@Observes @RemoteApp("x") SignedOut event) {
        ofX.add(event);
    }

    List<Object> all() {
        return all;
    }

    List<Object> ofX() {
        return ofX;
    }
}

package dev.remora.it.app;

import dev.remora.AuthorizationResult;
import dev.remora.RemoteApp;
import dev.remora.SignedOut;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.EventMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/** Notes the events that Remora fires, each with the remote application it is about. */
@ApplicationScoped
public class EventLog {

    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    void granted(@Observes @Any AuthorizationResult.Granted event, EventMetadata metadata) {
        note("granted", metadata);
    }

    void refreshed(@Observes @Any TokenRefreshed event, EventMetadata metadata) {
        note("refreshed", metadata);
    }

    void removed(@Observes @Any TokenRemoved event, EventMetadata metadata) {
        note("removed", metadata);
    }

    void signedOut(@Observes @Any SignedOut event, EventMetadata metadata) {
        note("signed out", metadata);
    }

    List<String> drain() {
        List<String> drained = new ArrayList<>();
        lines.drainTo(drained);
        return drained;
    }

    private void note(String what, EventMetadata metadata) {
        metadata.getQualifiers().stream()
                .filter(RemoteApp.class::isInstance)
                .map(RemoteApp.class::cast)
                .forEach(app -> lines.add(what + " " + app.value()));
    }
}

package dev.remora.internal.token;

import dev.remora.spi.BrowserSession;
import java.util.Optional;

/** Reads attributes of sessions that may have been invalidated. */
final class SessionAttributes {

    private SessionAttributes() {}

    static Optional<String> text(BrowserSession session, String attribute) {
        try {
            return session.get(attribute).filter(String.class::isInstance).map(String.class::cast);
        } catch (IllegalStateException invalidated) {
            return Optional.empty();
        }
    }
}

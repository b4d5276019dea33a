package dev.remora.it.app;

import dev.remora.spi.CurrentTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** The application's clock, which a test can put forward. */
@ApplicationScoped
public class ShopTime implements CurrentTime {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    void ahead(Duration time) {
        ahead = time;
    }
}

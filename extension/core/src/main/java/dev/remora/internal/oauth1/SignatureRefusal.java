package dev.remora.internal.oauth1;

import dev.remora.internal.wire.JsonReader;
import dev.remora.spi.ProtocolResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Finds out whether a refused request can be signed and sent once more (RFC 5849 section 3.3). */
final class SignatureRefusal {

    private static final Set<String> NONCE = Set.of("nonce_used", "nonce_refused", "nonce_rejected");
    // 135 is Twitter's
    private static final Set<String> TIMESTAMP = Set.of("timestamp_refused", "timestamp_rejected", "135");
    private static final int UNAUTHORIZED = 401;

    private final ProviderClock clock;
    private final JsonReader json = new JsonReader();

    SignatureRefusal(ProviderClock clock) {
        this.clock = clock;
    }

    /** A new nonce helps, or a new timestamp; the clock is then right. */
    boolean canBeMended(ProtocolResponse response) {
        if (response.status() < 400 || response.status() > 499) {
            return false;
        }
        ProviderProblem problem = ProviderProblem.of(response, json);
        String error = problem.error() == null ? "" : problem.error();
        if (NONCE.contains(error)) {
            return true;
        }
        Instant own = clock.instant();
        ProviderTime time = ProviderTime.of(response, problem.acceptableTimestamps());
        boolean refused = TIMESTAMP.contains(error) || response.status() == UNAUTHORIZED && time.isFarOff(own);
        return refused && corrected(time.replacementFor(own));
    }

    private boolean corrected(Optional<Instant> providerTime) {
        // a timestamp is a positive number
        Optional<Instant> usable = providerTime.filter(time -> time.getEpochSecond() > 0);
        usable.ifPresent(clock::correctTo);
        return usable.isPresent();
    }
}

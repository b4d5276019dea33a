package dev.remora.internal.oauth1;

import dev.remora.internal.settings.ResponseFormat;
import dev.remora.internal.wire.JsonReader;
import dev.remora.spi.ProtocolResponse;
import java.net.URI;
import java.time.Instant;
import java.util.Set;

/** Finds out whether a refused request can be signed and sent once more (RFC 5849 section 3.3). */
final class SignatureRefusal {

    private static final int UNAUTHORIZED = 401;

    private final ProviderClock clock;
    private final Set<String> nonceErrors;
    private final Set<String> timestampErrors;
    private final JsonReader json = new JsonReader();

    SignatureRefusal(ProviderClock clock, ResponseFormat format) {
        this.clock = clock;
        this.nonceErrors = format.nonceErrors();
        this.timestampErrors = format.timestampErrors();
    }

    /** A new nonce helps, or a new timestamp; the clock of the origin is then right. */
    boolean canBeMended(URI uri, ProtocolResponse response) {
        if (response.status() < 400 || response.status() > 499) {
            return false;
        }
        ProviderProblem problem = ProviderProblem.of(response, json);
        String error = problem.error() == null ? "" : problem.error();
        if (nonceErrors.contains(error)) {
            return true;
        }
        Instant own = clock.instant(uri);
        ProviderTime time = ProviderTime.of(response, problem.acceptableTimestamps());
        boolean refused = timestampErrors.contains(error) || response.status() == UNAUTHORIZED && time.isFarOff(own);
        return refused
                && time.replacementFor(own)
                        // a timestamp is a positive number
                        .filter(instant -> instant.getEpochSecond() > 0 && clock.correct(uri, instant))
                        .isPresent();
    }
}

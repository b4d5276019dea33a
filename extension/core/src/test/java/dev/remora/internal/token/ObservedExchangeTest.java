package dev.remora.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.http.ProtocolSigner;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that a pause of the token endpoint looks at, or lets through. */
class ObservedExchangeTest {

    private static final URI ENDPOINT = URI.create("https://a.example/");
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration LEFT = Duration.ofSeconds(3);

    private final List<Duration> deadlines = new ArrayList<>();
    private final ProtocolExchange busy = new ProtocolExchange() {
        @Override
        public ProtocolResponse sendOnce(ProtocolRequest request, ProtocolSigner signer) {
            return sendOnce(request, signer, DEADLINE);
        }

        @Override
        public ProtocolResponse sendOnce(ProtocolRequest request, ProtocolSigner signer, Duration deadline) {
            deadlines.add(deadline);
            return ProtocolResponse.of(503).withHeader("Retry-After", "60");
        }
    };
    private final TokenEndpointPause pause = new TokenEndpointPause("acme", DEADLINE, InstantSource.system());

    @ParameterizedTest
    @EnumSource(ProtocolCall.class)
    void areWaitedForAsLongAsTheirCallersSay(ProtocolCall call) {
        ProtocolRequest request = ProtocolRequest.of(call, "GET", ENDPOINT);

        pause.observing(busy).sendOnce(request, ProtocolSigner.NONE);
        pause.observing(busy).sendOnce(request, ProtocolSigner.NONE, LEFT);

        assertThat(deadlines).containsExactly(DEADLINE, LEFT);
    }

    @ParameterizedTest
    @EnumSource(
            value = ProtocolCall.class,
            names = {"ACCESS_TOKEN", "REFRESH"})
    void ofTheTokenEndpointPauseIt(ProtocolCall call) {
        pause.observing(busy).sendOnce(ProtocolRequest.of(call, "POST", ENDPOINT), ProtocolSigner.NONE);

        assertThat(pause.reason(ENDPOINT)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = ProtocolCall.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ACCESS_TOKEN", "REFRESH"})
    void ofOtherEndpointsDoNotPauseIt(ProtocolCall call) {
        pause.observing(busy).sendOnce(ProtocolRequest.of(call, "GET", ENDPOINT), ProtocolSigner.NONE, LEFT);

        assertThat(pause.reason(ENDPOINT)).isEmpty();
    }

    @Test
    void ofOneTokenEndpointDoNotPauseAnother() {
        refresh(ENDPOINT);

        assertThat(pause.reason(URI.create("https://a.example/other"))).isEmpty();
    }

    @Test
    void pauseAThousandEndpointsAtMost() {
        refresh(ENDPOINT);
        for (int i = 0; i < 1000; i++) {
            refresh(URI.create("https://a.example/" + i));
        }

        assertThat(pause.reason(ENDPOINT)).isEmpty();
        assertThat(pause.reason(URI.create("https://a.example/0"))).isPresent();
    }

    private void refresh(URI endpoint) {
        pause.observing(busy).sendOnce(ProtocolRequest.of(ProtocolCall.REFRESH, "POST", endpoint), ProtocolSigner.NONE);
    }
}

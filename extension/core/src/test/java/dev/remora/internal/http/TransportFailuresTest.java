package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** A provider may name the host, in its metadata or in a token response. */
class TransportFailuresTest {

    private static final String HOST = "a".repeat(200_000);
    private static final String SHOWN = "https://" + "a".repeat(248);

    static final List<Arguments> FAILURES = List.of(
            Arguments.of(new UnknownHostException(HOST), "got no answer from " + SHOWN + ": no such host is known"),
            Arguments.of(
                    new ConnectException(HOST), "got no answer from " + SHOWN + ": it does not accept connections"),
            Arguments.of(
                    new HttpTimeoutException(HOST),
                    "was not sent: no connection to " + SHOWN + " was made within the connect-timeout of 5 s"),
            Arguments.of(
                    new TimeoutException(),
                    "was given up: " + SHOWN + " did not answer completely within the protocol-deadline of 20 s"));

    @ParameterizedTest
    @FieldSource("FAILURES")
    void aLongHostIsShownByItsBeginning(Exception failure, String why) {
        RemoteAppSettings settings = Apps.oauth2().settings();
        ProtocolRequest request = ProtocolRequest.of(ProtocolCall.ACCESS_TOKEN, "POST", URI.create("https://" + HOST));

        assertThat(TransportFailures.explained(settings, request, failure))
                .hasMessageEndingWith("the token request of remote app 'github' " + why)
                .hasMessageStartingWith("REMORA-002");
        assertThat(request.toString()).hasSizeLessThan(400);
    }
}

package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The media types that a call asks for, the first one before the others. */
class AcceptedTypesTest {

    private static final URI ADDRESS = URI.create("https://a.example/");

    @ParameterizedTest
    @CsvSource({
        "REQUEST_TOKEN, application/x-www-form-urlencoded, application/json",
        "ACCESS_TOKEN, application/x-www-form-urlencoded, application/json",
        "REFRESH, application/x-www-form-urlencoded, application/json",
        "METADATA, application/json, application/json",
        "KEYS, application/jwk-set+json, application/jwk-set+json",
        "USERINFO, application/json, application/json",
        "REVOCATION, application/x-www-form-urlencoded, application/json"
    })
    void beginWithTheFormThatTheCallIsAnsweredIn(ProtocolCall call, String oauth1, String oauth2) {
        assertThat(first(call, Apps.oauth1())).isEqualTo(oauth1);
        assertThat(first(call, Apps.oauth2())).isEqualTo(oauth2);
    }

    @ParameterizedTest
    @CsvSource({"METADATA", "KEYS", "USERINFO"})
    void areTheCallersIfItNamesSome(ProtocolCall call) {
        ProtocolRequest request = ProtocolRequest.of(call, "GET", ADDRESS).withHeader("accept", "application/jwt");

        assertThat(WireRequest.of(request, Apps.oauth2().protocol(), null)
                        .headers()
                        .allValues("Accept"))
                .containsExactly("application/jwt");
    }

    private static String first(ProtocolCall call, Apps app) {
        Optional<String> accept = WireRequest.of(ProtocolRequest.of(call, "GET", ADDRESS), app.protocol(), null)
                .headers()
                .firstValue("Accept");
        return accept.orElse("").replaceFirst("[,;].*", "");
    }
}

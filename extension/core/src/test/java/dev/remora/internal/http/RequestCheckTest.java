package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.internal.settings.Origin;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolFilter;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What filters and signing leave is looked at once more; what is refused was not sent, and its values are not shown. */
class RequestCheckTest {

    private static final URI INTENDED = URI.create("https://github.example/token");

    private final ProtocolHttp http = new ProtocolHttp();
    private final Canary canary = Canary.listening();

    @AfterEach
    void stop() {
        canary.close();
        http.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nX-Evil: 1",
                "\n",
                "\r",
                "\0",
                "é",
                "\u007f",
                "\u2028",
                "\ud83d\ude00",
                "\u001b[31m",
                "\u0080"
            })
    @Tag("S-02")
    void aHeaderHoldsNoCharacterOfAnotherLine(String characters) {
        RequestRefusedException thrown =
                refused(request -> request.withHeader("X-Api-Key", Canary.SECRET + characters));

        assertThat(thrown.code()).isEqualTo(ErrorCode.HEADER_INJECTION);
        assertThat(thrown)
                .hasMessage("REMORA-00204: the token request of remote app 'github' was not sent:"
                        + " the header X-Api-Key holds characters that cannot be in a header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X Y", "X:", "X\r\nY", "Ü", "X\0", "(X)", "X\t"})
    @Tag("S-02")
    void theNameOfAHeaderIsAToken(String name) {
        RequestRefusedException thrown = refused(request -> request.withHeader(name, Canary.SECRET));

        assertThat(thrown.code()).isEqualTo(ErrorCode.HEADER_INJECTION);
        assertThat(thrown)
                .hasMessage("REMORA-00204: the token request of remote app 'github' was not sent:"
                        + " the name of a header holds characters that cannot be in a header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Host", "content-length", "Transfer-Encoding", "Connection", "Expect", "UPGRADE", "TE", "Trailer"
            })
    void theConnectionsOwnHeadersAreNotForFilters(String name) {
        RequestRefusedException thrown = refused(request -> request.withHeader(name, Canary.SECRET));

        assertThat(thrown.code()).isEqualTo(ErrorCode.REQUEST_INVALID);
        assertThat(thrown)
                .hasMessage("REMORA-00205: the token request of remote app 'github' was not sent:" + " the header "
                        + name + " is set by the connection itself");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/token, https://evil.example:443",
        "https://github.example:8443/token, https://github.example:8443",
        "https://github.example.evil.example/token, https://github.example.evil.example:443",
        "http://github.example/token, http://github.example:80",
        "http://localhost:1/token, http://localhost:1",
    })
    void aFilterCannotSendSecretsElsewhere(String uri, String origin) {
        RequestRefusedException thrown =
                refused(request -> request.withUri(URI.create(uri + "?code=" + Canary.SECRET)));

        assertThat(thrown.code()).isEqualTo(ErrorCode.URL_OUTSIDE_BASE);
        assertThat(thrown)
                .hasMessage("REMORA-00202: the token request of remote app 'github' was not sent to "
                        + origin
                        + ", where a ProtocolFilter wanted it to go: it is neither the configured origin nor one of"
                        + " base-url or allowed-origins");
    }

    @Test
    void aFilterMaySendThemToAnAllowedOrigin() throws Exception {
        try (RawServer server = new RawServer()) {
            Apps apps = Apps.oauth2().withOrigins(Origin.of(server.uri("/")));

            assertThatCode(() -> http.exchange(
                                    apps.settings(), List.of(changing(request -> request.withUri(server.uri("/t")))))
                            .send(Sent.tokenRequest(INTENDED), ProtocolSigner.NONE))
                    .doesNotThrowAnyException();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void anotherPathAndCaseIsTheSameOrigin() throws Exception {
        try (RawServer server = new RawServer()) {
            URI same = URI.create("HTTP://LOCALHOST:" + server.port() + "/v2/token");

            http.exchange(Apps.oauth2().settings(), List.of(changing(request -> request.withUri(same))))
                    .send(Sent.tokenRequest(server.uri("/token")), ProtocolSigner.NONE);

            assertThat(server.requests())
                    .singleElement()
                    .satisfies(request -> assertThat(request).startsWith("POST /v2/token "));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/token                          | is not an absolute https URL",
                "file:///etc/passwd              | is not an absolute https URL",
                "mailto:duke@github.example      | is not an absolute https URL",
                "https:token                     | has no valid host and port",
                "https:///token                  | has no valid host and port",
                "https://git_hub.example/token   | has no valid host and port",
                "https://github.example:0/token  | has no valid host and port",
                "https://github.example:70000/   | has no valid host and port",
                "https://duke@github.example/    | holds a user name",
                "https://github.example/token#x  | has a fragment"
            })
    void anAddressThatCannotBeMeantIsRefused(String uri, String why) {
        RequestRefusedException thrown = refused(request -> request.withUri(URI.create(uri)));

        assertThat(thrown.code()).isEqualTo(ErrorCode.REQUEST_INVALID);
        assertThat(thrown)
                .hasMessage("REMORA-00203: the token request of remote app 'github' was not sent: its URL " + why);
    }

    @ParameterizedTest
    @CsvSource({"REQUEST_TOKEN, request-token call", "ACCESS_TOKEN, token request", "REFRESH, token renewal"})
    void eachCallIsCalledByItsName(ProtocolCall call, String name) {
        ProtocolRequest request = ProtocolRequest.of(call, "POST", URI.create("/token"));

        assertThatThrownBy(
                        () -> http.exchange(Apps.oauth2().settings(), List.of()).send(request, ProtocolSigner.NONE))
                .hasMessage("REMORA-00203: the " + name
                        + " of remote app 'github' was not sent: its URL is not an absolute https URL");
    }

    @Test
    void aHeaderMayHoldTabsAndSpaces() throws Exception {
        try (RawServer server = new RawServer()) {
            http.exchange(
                            Apps.oauth2().settings(),
                            List.of(changing(request -> request.withHeader("X-Api-Key", "a\tb c~!"))))
                    .send(Sent.tokenRequest(server.uri("/token")), ProtocolSigner.NONE);

            assertThat(server.requests())
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("\r\nX-Api-Key: a\tb c~!\r\n");
        }
    }

    @Test
    void signingIsCheckedToo() {
        RequestRefusedException thrown = catchThrowableOfType(
                RequestRefusedException.class,
                () -> http.exchange(Apps.oauth2().settings(), List.of())
                        .send(
                                Sent.tokenRequest(INTENDED),
                                request -> request.withHeader("Authorization", Canary.SECRET + "\r\n")));

        assertThat(thrown.code()).isEqualTo(ErrorCode.HEADER_INJECTION);
        canary.isSilent(thrown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"post", "POST ", "PO ST", "", "CONNECT", "POST\r\n"})
    void theMethodIsOneOfHttp(String method) {
        RequestRefusedException thrown = refused(request -> ProtocolRequest.of(request.call(), method, request.uri())
                .withHeaders(request.headers())
                .withParameters(request.parameters()));

        assertThat(thrown)
                .hasMessage("REMORA-00206: the token request of remote app 'github' was not sent:"
                        + " its method is not one of HTTP in upper case");
    }

    @Test
    void plainHttpIsRefused() {
        RequestRefusedException thrown = to("http://github.example/token", Apps.oauth2());

        assertThat(thrown.code()).isEqualTo(ErrorCode.INSECURE_URL);
        assertThat(thrown)
                .hasMessage("REMORA-00201: the token request of remote app 'github' was not sent to"
                        + " http://github.example:80, which is not https; see the setting allow-http");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost.evil.example", "127.0.0.1.evil.example", "128.0.0.1", "0.0.0.0"})
    void onlyLoopbackIsLoopback(String host) {
        assertThat(to("http://" + host + "/token", Apps.oauth2()).code()).isEqualTo(ErrorCode.INSECURE_URL);
    }

    @Test
    void strictWantsAllowHttpForLoopbackToo() {
        assertThat(to("http://localhost:1/token", Apps.oauth2().strict()).code())
                .isEqualTo(ErrorCode.INSECURE_URL);
        assertThat(to("http://github.example/", Apps.oauth2().strict().withHttpAllowed())
                        .code())
                .isEqualTo(ErrorCode.INSECURE_URL);
    }

    private RequestRefusedException to(String uri, Apps apps) {
        RequestRefusedException thrown = catchThrowableOfType(
                RequestRefusedException.class,
                () -> http.exchange(apps.settings(), List.of())
                        .send(Sent.tokenRequest(URI.create(uri)), ProtocolSigner.NONE));
        canary.isSilent(thrown);
        return thrown;
    }

    private RequestRefusedException refused(UnaryOperator<ProtocolRequest> change) {
        RequestRefusedException thrown = catchThrowableOfType(
                RequestRefusedException.class,
                () -> http.exchange(Apps.oauth2().settings(), List.of(changing(change)))
                        .send(Sent.tokenRequest(INTENDED), ProtocolSigner.NONE));
        canary.isSilent(thrown);
        return thrown;
    }

    private static ProtocolFilter changing(UnaryOperator<ProtocolRequest> change) {
        return new ProtocolFilter() {
            @Override
            public ProtocolRequest request(ProtocolRequest request) {
                return change.apply(request);
            }
        };
    }
}

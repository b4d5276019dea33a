package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.TransportException;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that break off, fall silent or do not speak HTTP. */
class BrokenConnectionsTest extends FaultScenario {

    private static final String BROKEN = "the connection broke, or what came was not HTTP";

    static Stream<Fault> brokenConnections() {
        String echo = "code=" + Canary.ECHO + " Basic " + Canary.ECHO;
        return Stream.of(
                new Fault("closed without an answer", RawServer.textAndClose("")),
                new Fault("reset without an answer", RawServer.textAndReset("")),
                new Fault("reset within the status", RawServer.textAndReset("HTTP/1.1 2")),
                new Fault("closed within the headers", RawServer.textAndClose(OK + "Content-Ty")),
                new Fault("reset after the headers", RawServer.textAndReset(OK + "Content-Length: 9\r\n\r\n")),
                new Fault("reset within the body", RawServer.textAndReset(OK + "Content-Length: 9\r\n\r\n{\"a")),
                new Fault("truncated", RawServer.textAndClose(OK + "Content-Length: 9\r\n\r\n" + "{\"a")),
                new Fault(
                        "truncated within a chunk",
                        RawServer.textAndClose(OK + "Transfer-Encoding: chunked\r\n\r\n9\r\n{\"a")),
                new Fault(
                        "truncated between chunks",
                        RawServer.textAndClose(OK + "Transfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n")),
                new Fault("bad chunks", RawServer.textAndClose(OK + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n{}")),
                new Fault("an echo instead of HTTP", RawServer.textAndClose(echo + "\r\n\r\n")),
                new Fault("an echo in the status", RawServer.textAndClose("HTTP/1.1 " + echo + "\r\n\r\n")),
                new Fault("a space in a header's name", RawServer.textAndClose(OK + "X " + echo + ": 1\r\n\r\n")),
                new Fault("content with 204", RawServer.textAndClose("HTTP/1.1 204 OK\r\nContent-Length: 2\r\n\r\n{}")),
                new Fault(
                        "bytes of a TLS alert", RawServer.textAndClose("\u0015\u0003\u0003\u0000\u0002\u0002\u0028")));
    }

    @ParameterizedTest
    @MethodSource("brokenConnections")
    void aBrokenConnectionIsUnreachable(Fault fault) {
        server.answering(fault.answer());

        TransportException thrown = fails(TransportException.class, Apps.oauth2());

        assertThat(thrown.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(thrown)
                .hasMessage("REMORA-00211: the token request of remote app 'github' got no answer from " + origin()
                        + ": " + BROKEN);
        assertThat(server.requests()).hasSize(1);
        theNextCallSucceeds();
    }

    @Test
    @Tag("H-06")
    void theCertificateOfTheClientMayBeTheReason() {
        server.answering(RawServer.textAndClose(""));

        assertThat(fails(TransportException.class, Apps.oauth2(ClientAuthenticationMethod.CERTIFICATE)))
                .hasMessage("REMORA-00211: the token request of remote app 'github' got no answer from " + origin()
                        + ": " + BROKEN
                        + "; servers that do not take the certificate of key-store may end connections like that");
    }

    static Stream<Fault> silence() {
        String drip = "Content-Length: 900\r\n\r\n";
        return Stream.of(
                new Fault("no answer", RawServer.textAndSilence("")),
                new Fault("silence within the status", RawServer.textAndSilence("HTTP/1.")),
                new Fault("silence within the headers", RawServer.textAndSilence(OK + "Content-Le")),
                new Fault("headers drip", RawServer.textAndEndless(OK + "X-Slow: ", "z", 20)),
                new Fault("silence before the body", RawServer.textAndSilence(OK + drip)),
                new Fault("the body drips", RawServer.textAndEndless(OK + drip, "z", 50)),
                new Fault("silence within the body", RawServer.textAndSilence(OK + drip + "{\"a")),
                new Fault(
                        "silence within a chunk",
                        RawServer.textAndSilence(OK + "Transfer-Encoding: chunked\r\n\r\n9\r\n{\"a")));
    }

    @ParameterizedTest
    @MethodSource("silence")
    @Tag("C-16")
    @Tag("W2")
    void silenceEndsWithTheDeadline(Fault fault) throws Exception {
        server.answering(fault.answer());

        TransportException thrown =
                fails(TransportException.class, Apps.oauth2().withDeadline(Duration.ofMillis(600)));

        assertThat(thrown.code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(thrown)
                .hasMessage("REMORA-00209: the token request of remote app 'github' was given up: " + origin()
                        + " did not answer completely within the protocol-deadline of 600 ms");
        assertThat(server.requests()).hasSize(1);
        assertThat(server.sawHangUp()).isTrue();
        theNextCallSucceeds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "x", "99999999999999999999", "2, 3"})
    void anImpossibleLengthIsAFault(String length) {
        server.answering(RawServer.textAndClose(OK + "Content-Length: " + length + "\r\n\r\n{}"));

        OAuthException thrown = fails(OAuthException.class, Apps.oauth2());

        assertThat(thrown.code()).isIn(ErrorCode.UNREACHABLE, ErrorCode.TOKEN_RESPONSE_TOO_LARGE);
        theNextCallSucceeds();
    }

    static Stream<Fault> whatIsNotHttp() {
        return Stream.of(
                new Fault("no status", RawServer.textAndSilence("hello\r\n\r\n")),
                new Fault("a header's name with a space", RawServer.textAndSilence(OK + "X Y: 1\r\n\r\n")),
                new Fault("a length in words", RawServer.textAndSilence(OK + "Content-Length: two\r\n\r\n{}")),
                new Fault(
                        "a chunk without length",
                        RawServer.textAndSilence(OK + "Transfer-Encoding: chunked\r\n\r\nx\r\n")),
                new Fault("endless headers", RawServer.textAndEndless(OK, "X-Again: " + "z".repeat(1000) + "\r\n", 0)),
                new Fault(
                        "endless interim answers", RawServer.textAndEndless("", "HTTP/1.1 100 Continue\r\n\r\n", 20)));
    }

    @ParameterizedTest
    @MethodSource("whatIsNotHttp")
    void whatIsNotHttpLeavesNoConnectionOpen(Fault fault) throws Exception {
        server.answering(fault.answer());

        OAuthException thrown = fails(OAuthException.class, Apps.oauth2().withDeadline(Duration.ofSeconds(5)));

        assertThat(thrown.code()).isIn(ErrorCode.UNREACHABLE, ErrorCode.TIMEOUT);
        assertThat(server.sawHangUp()).isTrue();
        theNextCallSucceeds();
    }

    @Test
    void whatFollowsTheAnswerIsNotTheNextAnswer() {
        server.answering(RawServer.text(OK + "Content-Length: 2\r\n\r\n{}" + OK + "Content-Length: 5\r\n\r\nwrong"));

        assertThat(body()).isEqualTo("{}");
        assertThat(body()).isEqualTo("ok");
        assertThat(body()).isEqualTo("ok");
    }

    @Test
    void whoRefusesConnectionsIsUnreachable() throws IOException {
        URI nobody;
        try (RawServer gone = new RawServer()) {
            nobody = gone.uri("/token");
        }

        TransportException thrown = catchThrowableOfType(
                TransportException.class,
                () -> http.exchange(Apps.oauth2().settings(), List.of())
                        .send(Sent.tokenRequest(nobody), ProtocolSigner.NONE));

        assertThat(thrown.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(thrown)
                .hasMessage("REMORA-00211: the token request of remote app 'github' got no answer from"
                        + " http://localhost:" + nobody.getPort() + ": it does not accept connections");
        canary.isSilent(thrown);
        theNextCallSucceeds();
    }

    @Test
    void whoHasNoAddressIsUnreachable() {
        String tooLongForTheDns = "x".repeat(64);

        TransportException thrown = catchThrowableOfType(
                TransportException.class,
                () -> http.exchange(Apps.oauth2().withHttpAllowed().settings(), List.of())
                        .send(
                                Sent.tokenRequest(URI.create("http://" + tooLongForTheDns + ".example/token")),
                                ProtocolSigner.NONE));

        assertThat(thrown.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(thrown)
                .hasMessage("REMORA-00211: the token request of remote app 'github' got no answer from" + " http://"
                        + tooLongForTheDns + ".example:80: no such host is known");
        canary.isSilent(thrown);
        theNextCallSucceeds();
    }
}

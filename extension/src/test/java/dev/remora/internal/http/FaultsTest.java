package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.TokenRequestException;
import dev.remora.TransportException;
import dev.remora.internal.http.RawServer.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After each fault: the right reason, the whole sentence, no secret in it, and the next call succeeds. */
class FaultsTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String BROKEN = "the connection broke, or what came was not HTTP";

    private final ProtocolHttp http = new ProtocolHttp();
    private final Canary canary = Canary.listening();
    private RawServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RawServer();
    }

    @AfterEach
    void stop() throws IOException {
        canary.close();
        http.close();
        server.close();
    }

    /** What a server does; its name says what. */
    record Fault(String name, Answer answer) {
        @Override
        public String toString() {
            return name;
        }
    }

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

    static Stream<Fault> largeAnswers() {
        String kilobyte = "z".repeat(1024);
        String chunk = "400\r\n" + kilobyte + "\r\n";
        return Stream.of(
                new Fault(
                        "one byte too many",
                        RawServer.textAndSilence(OK + "Content-Length: 1025\r\n\r\n" + kilobyte + "z")),
                new Fault(
                        "ten gigabytes announced",
                        RawServer.textAndSilence(OK + "Content-Length: 10737418240\r\n\r\n")),
                new Fault(
                        "fifty megabytes",
                        RawServer.textAndEndless(OK + "Content-Length: 52428800\r\n\r\n", kilobyte, 0)),
                new Fault(
                        "endless chunks",
                        RawServer.textAndEndless(OK + "Transfer-Encoding: chunked\r\n\r\n", chunk, 0)),
                new Fault("endless and of no stated length", RawServer.textAndEndless(OK + "\r\n", kilobyte, 0)),
                new Fault("an error page without end", RawServer.textAndEndless(OK + "\r\n<html>", kilobyte, 0)));
    }

    @ParameterizedTest
    @MethodSource("largeAnswers")
    @Tag("C-14")
    void aLargeAnswerIsCutOff(Fault fault) throws Exception {
        server.answering(fault.answer());

        TokenRequestException thrown = fails(TokenRequestException.class, Apps.oauth2());

        assertThat(thrown.code()).isEqualTo(ErrorCode.TOKEN_RESPONSE_TOO_LARGE);
        assertThat(thrown.status()).isEqualTo(200);
        assertThat(thrown)
                .hasMessage("REMORA-00215: the response to the token request of remote app 'github'"
                        + " is larger than the protocol-size-limit of 1024 bytes");
        assertThat(server.sawHangUp()).isTrue();
        theNextCallSucceeds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate", "br", "identity, gzip", "x"})
    @Tag("C-15")
    @Tag("Q19")
    void aContentCodingIsRefusedUnread(String coding) throws Exception {
        server.answering(RawServer.textAndSilence(
                OK + "Content-Encoding: " + coding + "\r\nContent-Length: 100\r\n\r\n\u001f\u008b"));

        TokenRequestException thrown = fails(TokenRequestException.class, Apps.oauth2());

        assertThat(thrown.code()).isEqualTo(ErrorCode.TOKEN_RESPONSE_INVALID);
        assertThat(thrown.status()).isEqualTo(200);
        assertThat(thrown)
                .hasMessage("REMORA-00216: the response to the token request of remote app 'github'"
                        + " has a Content-Encoding that was not asked for; it was not read");
        assertThat(server.sawHangUp()).isTrue();
        theNextCallSucceeds();
    }

    @Test
    @Tag("Q19")
    void identityIsNoContentCoding() {
        server.answering(RawServer.text(OK + "Content-Encoding: Identity\r\nContent-Length: 2\r\n\r\n{}"));

        assertThat(http.exchange(Apps.oauth2().settings(), List.of())
                        .send(Sent.tokenRequest(server.uri("/token")), UnaryOperator.identity())
                        .body())
                .asString()
                .isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 305, 307, 308})
    @Tag("C-17")
    @Tag("Q20")
    @Tag("W3")
    void aRedirectIsNotFollowed(int status) throws Exception {
        try (RawServer target = new RawServer()) {
            server.answering(RawServer.text("HTTP/1.1 " + status + " Moved\r\nLocation: " + target.uri("/token?code=")
                    + Canary.SECRET + "\r\nContent-Length: 0\r\n\r\n"));

            TokenRequestException thrown = fails(TokenRequestException.class, Apps.oauth2());

            assertThat(thrown.code()).isEqualTo(ErrorCode.REDIRECT_REFUSED);
            assertThat(thrown.status()).isEqualTo(status);
            assertThat(thrown)
                    .hasMessage("REMORA-00214: the token request of remote app 'github' was answered with a"
                            + " redirect (status " + status + "), which is never followed");
            theNextCallSucceeds();
            assertThat(target.connections()).isZero();
        }
    }

    @Test
    @Tag("C-17")
    void theBodyOfARedirectIsNotRead() throws Exception {
        server.answering(RawServer.textAndEndless("HTTP/1.1 302 Moved\r\nLocation: /x\r\n\r\n", "<html>", 0));

        fails(TokenRequestException.class, Apps.oauth2());

        assertThat(server.sawHangUp()).isTrue();
        theNextCallSucceeds();
    }

    @Test
    @Tag("C-17")
    void aRedirectToItselfIsNotFollowed() {
        server.answering(RawServer.text("HTTP/1.1 307 Again\r\nLocation: /token\r\nContent-Length: 0\r\n\r\n"));

        fails(TokenRequestException.class, Apps.oauth2());

        assertThat(server.requests()).hasSize(1);
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
                        .send(Sent.tokenRequest(nobody), UnaryOperator.identity()));

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
                                UnaryOperator.identity()));

        assertThat(thrown.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(thrown)
                .hasMessage("REMORA-00211: the token request of remote app 'github' got no answer from" + " http://"
                        + tooLongForTheDns + ".example:80: no such host is known");
        canary.isSilent(thrown);
        theNextCallSucceeds();
    }

    private <T extends OAuthException> T fails(Class<T> type, Apps apps) {
        ProtocolExchange exchange = http.exchange(apps.settings(), List.of());
        T thrown = catchThrowableOfType(
                type, () -> exchange.send(Sent.tokenRequest(server.uri("/token")), UnaryOperator.identity()));
        assertThat(thrown).isNotNull();
        assertThat(thrown.remoteApp()).isEqualTo("github");
        canary.isSilent(thrown);
        return thrown;
    }

    private void theNextCallSucceeds() {
        assertThat(body()).isEqualTo("ok");
        canary.isSilent();
    }

    private String body() {
        return new String(http.exchange(Apps.oauth2().settings(), List.of())
                .send(Sent.tokenRequest(server.uri("/token")), UnaryOperator.identity())
                .body());
    }

    private String origin() {
        return "http://localhost:" + server.port();
    }
}

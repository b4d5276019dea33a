package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.ErrorCode;
import dev.remora.TokenRequestException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are too large, encoded as nobody asked for, or redirects. */
class RefusedAnswersTest extends FaultScenario {

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
    @ValueSource(strings = {"gzip, gzip", "deflate", "br", "identity, gzip", "x"})
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
                        .send(Sent.tokenRequest(server.uri("/token")), ProtocolSigner.NONE)
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
}

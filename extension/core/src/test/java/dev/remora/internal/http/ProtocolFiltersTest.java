package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.TokenRequestException;
import dev.remora.spi.ProtocolFilter;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProtocolFiltersTest {

    private final ProtocolHttp http = new ProtocolHttp();
    private final List<String> seen = new ArrayList<>();
    private RawServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RawServer();
    }

    @AfterEach
    void stop() throws IOException {
        http.close();
        server.close();
    }

    @Test
    void requestsGoThroughInOrderAndResponsesInReverse() {
        send(new Noting("first"), new Noting("second"));

        assertThat(seen).containsExactly("first out", "second out", "signed", "second back 200", "first back 200");
    }

    @Test
    void whatIsSignedIsWhatFiltersMade() {
        ProtocolFilter filter = new ProtocolFilter() {
            @Override
            public ProtocolRequest request(ProtocolRequest request) {
                return request.withUri(server.uri("/other"))
                        .withoutParameter("code")
                        .withParameter("ticket", "t");
            }
        };
        http.exchange(Apps.oauth2().settings(), List.of(filter))
                .send(
                        Sent.tokenRequest(server.uri("/token")),
                        request -> request.withHeader(
                                "Authorization",
                                request.uri().getPath() + request.parameters().keySet()));

        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request).startsWith("POST /other HTTP/1.1\r\n").endsWith("\r\n\r\nticket=t");
            assertThat(RawServerLines.headers(request)).containsEntry("authorization", "/other[ticket]");
        });
    }

    @Test
    void aFilterMaySendABodyInPlaceOfTheForm() {
        ProtocolFilter filter = new ProtocolFilter() {
            @Override
            public ProtocolRequest request(ProtocolRequest request) {
                String code = code(request);
                return request.withBody(
                        "application/json", ("{\"code\":\"" + code + "\"}").getBytes(StandardCharsets.UTF_8));
            }
        };
        ProtocolRequest request = Sent.tokenRequest(server.uri("/token"));
        http.exchange(Apps.oauth2().settings(), List.of(filter)).send(request, ProtocolSigner.NONE);

        assertThat(server.requests()).singleElement().satisfies(sent -> {
            assertThat(sent)
                    .startsWith("POST /token HTTP/1.1\r\n")
                    .endsWith("\r\n\r\n{\"code\":\"" + code(request) + "\"}");
            assertThat(RawServerLines.headers(sent)).containsEntry("content-type", "application/json");
        });
        assertThatThrownBy(() -> request.withBody("application/x-www-form-urlencoded; charset=utf-8", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a form is written as parameters");
    }

    @Test
    void aResponseIsReadAsFiltersMadeIt() {
        ProtocolFilter filter = new ProtocolFilter() {
            @Override
            public ProtocolResponse response(ProtocolRequest request, ProtocolResponse response) {
                return response.withStatus(201)
                        .withBody((request.uri().getPath() + request.headers().keySet())
                                .getBytes(StandardCharsets.UTF_8));
            }
        };

        ProtocolResponse response = http.exchange(Apps.oauth2().settings(), List.of(filter))
                .send(Sent.tokenRequest(server.uri("/token")), request -> request.withHeader("Signed", "yes"));

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.body()).asString().isEqualTo("/token[Authorization, Signed]");
    }

    @Test
    void aFilterMayRefuseInItsOwnWords() {
        AuthorizationRequiredException own =
                new AuthorizationRequiredException(ErrorCode.AUTHORIZATION_REQUIRED, "github", "not now", null);

        assertThatThrownBy(() -> send(new Failing(own, null))).isSameAs(own);
        assertThatThrownBy(() -> send(new Failing(null, own))).isSameAs(own);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aFilterThatFailsBeforehandIsNamed() {
        IllegalStateException fault = new IllegalStateException("oops");

        RequestRefusedException thrown =
                catchThrowableOfType(RequestRefusedException.class, () -> send(new Failing(fault, null)));

        assertThat(thrown.code()).isEqualTo(ErrorCode.REQUEST_INVALID);
        assertThat(thrown)
                .hasCause(fault)
                .hasMessage("REMORA-00207: the token request of remote app 'github' was not sent:"
                        + " the ProtocolFilter dev.remora.internal.http.ProtocolFiltersTest$Failing failed");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aFilterThatFailsAfterwardsIsNamed() {
        IllegalStateException fault = new IllegalStateException("oops");

        TokenRequestException thrown =
                catchThrowableOfType(TokenRequestException.class, () -> send(new Failing(null, fault)));

        assertThat(thrown.code()).isEqualTo(ErrorCode.TOKEN_RESPONSE_INVALID);
        assertThat(thrown.status()).isEqualTo(200);
        assertThat(thrown)
                .hasCause(fault)
                .hasMessage("REMORA-00208: the response to the token request of remote app 'github' was not read:"
                        + " the ProtocolFilter dev.remora.internal.http.ProtocolFiltersTest$Failing failed");
    }

    @Test
    void aFilterMustNotReturnNull() {
        assertThatThrownBy(() -> send(new ForgetfulBefore()))
                .hasMessage(
                        "REMORA-00207: the token request of remote app 'github' was not sent:"
                                + " the ProtocolFilter dev.remora.internal.http.ProtocolFiltersTest$ForgetfulBefore returned null");
        assertThatThrownBy(() -> send(new ForgetfulAfter()))
                .hasMessage(
                        "REMORA-00208: the response to the token request of remote app 'github' was not read:"
                                + " the ProtocolFilter dev.remora.internal.http.ProtocolFiltersTest$ForgetfulAfter returned null");
    }

    private void send(ProtocolFilter... filters) {
        ProtocolSigner signing = request -> {
            seen.add("signed");
            return request;
        };
        http.exchange(Apps.oauth2().settings(), List.of(filters))
                .send(Sent.tokenRequest(server.uri("/token")), signing);
    }

    private final class Noting implements ProtocolFilter {

        private final String name;

        Noting(String name) {
            this.name = name;
        }

        @Override
        public ProtocolRequest request(ProtocolRequest request) {
            seen.add(name + " out");
            return request;
        }

        @Override
        public ProtocolResponse response(ProtocolRequest request, ProtocolResponse response) {
            seen.add(name + " back " + response.status());
            return response;
        }
    }

    /** Fails before, if that is its fault, or after. */
    private record Failing(
            @Nullable RuntimeException before, @Nullable RuntimeException after) implements ProtocolFilter {

        @Override
        public ProtocolRequest request(ProtocolRequest request) {
            if (before != null) {
                throw before;
            }
            return request;
        }

        @Override
        public ProtocolResponse response(ProtocolRequest request, ProtocolResponse response) {
            if (after != null) {
                throw after;
            }
            return response;
        }
    }

    @SuppressWarnings("NullAway") // what code without the checker does
    private record ForgetfulBefore() implements ProtocolFilter {

        @Override
        public ProtocolRequest request(ProtocolRequest request) {
            return null;
        }
    }

    @SuppressWarnings("NullAway") // what code without the checker does
    private record ForgetfulAfter() implements ProtocolFilter {

        @Override
        public ProtocolResponse response(ProtocolRequest request, ProtocolResponse response) {
            return null;
        }
    }

    private static String code(ProtocolRequest request) {
        return request.parameters().getOrDefault("code", List.of()).get(0);
    }
}

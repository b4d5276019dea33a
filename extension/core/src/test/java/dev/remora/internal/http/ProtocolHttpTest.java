package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import dev.remora.tck.AtOnce;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolHttpTest {

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1); // the clock may begin anywhere, and wrap
    private final ProtocolHttp http = new ProtocolHttp(nanoTime::get);
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
    @Tag("C-01")
    void postsParametersAsAForm() {
        ProtocolResponse response =
                send(request("POST", "/token?tenant=1", Map.of(), parameters("code", "a b&c=é", "scope", "x", "y")));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).asString().isEqualTo("ok");
        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request).startsWith("POST /token?tenant=1 HTTP/1.1\r\n");
            assertThat(request).endsWith("\r\n\r\ncode=a+b%26c%3D%C3%A9&scope=x&scope=y");
            assertThat(headers(request))
                    .containsOnlyKeys(
                            "accept", "accept-encoding", "content-length", "content-type", "host", "user-agent")
                    .containsEntry("accept", "application/json, */*;q=0.1")
                    .containsEntry("accept-encoding", "identity")
                    .containsEntry("content-type", "application/x-www-form-urlencoded")
                    .containsEntry("user-agent", "Remora/1.0");
        });
    }

    @Test
    void sendsParametersOfAGetInTheQuery() {
        send(request("GET", "/token?tenant=1", Map.of(), parameters("code", "a b&c=é")));

        assertThat(server.requests().get(0)).startsWith("GET /token?tenant=1&code=a%20b%26c%3D%C3%A9 HTTP/1.1\r\n");
        assertThat(headers(server.requests().get(0))).doesNotContainKey("content-type");
    }

    @Test
    void beginsTheQueryWhereThereIsNone() {
        send(request("GET", "/token", Map.of(), parameters("code", "c")));
        send(request("GET", "/token?", Map.of(), parameters("code", "c")));
        send(request("GET", "/token", Map.of(), Map.of()));

        assertThat(server.requests())
                .map(RawServerLines::first)
                .containsExactly("GET /token?code=c HTTP/1.1", "GET /token?code=c HTTP/1.1", "GET /token HTTP/1.1");
    }

    @Test
    void aPostWithoutParametersHasNoContent() {
        send(request("POST", "/request_token", Map.of("Authorization", List.of("OAuth x=\"y\"")), Map.of()));

        assertThat(headers(server.requests().get(0)))
                .containsEntry("content-length", "0")
                .containsEntry("authorization", "OAuth x=\"y\"")
                .doesNotContainKey("content-type");
    }

    @Test
    void asksForCredentialsOfOAuth1AsForms() {
        http.exchange(Apps.oauth1().settings(), List.of())
                .send(request("POST", "/request_token", Map.of(), Map.of()), ProtocolSigner.NONE);

        assertThat(headers(server.requests().get(0)))
                .containsEntry("accept", "application/x-www-form-urlencoded, application/json;q=0.5, */*;q=0.1");
    }

    @Test
    void headersOfTheCallComeBeforeItsOwn() {
        send(request(
                "POST",
                "/token",
                Map.of(
                        "accept", List.of("text/plain"),
                        "USER-AGENT", List.of("web:shop:v1 (by /u/duke)"),
                        "content-type", List.of("application/x-www-form-urlencoded; charset=UTF-8")),
                parameters("code", "c")));

        assertThat(headers(server.requests().get(0)))
                .containsEntry("accept", "text/plain")
                .containsEntry("user-agent", "web:shop:v1 (by /u/duke)")
                .containsEntry("content-type", "application/x-www-form-urlencoded; charset=UTF-8");
    }

    @Test
    @Tag("Q19")
    void neverAsksForAContentCoding() {
        send(request("POST", "/token", Map.of("accept-encoding", List.of("gzip")), Map.of()));

        assertThat(headers(server.requests().get(0))).containsEntry("accept-encoding", "identity");
    }

    @Test
    void sendsEachValueOfAHeader() {
        send(request("POST", "/token", Map.of("X-Trace", List.of("one", "two")), Map.of()));

        assertThat(server.requests().get(0)).contains("X-Trace: one\r\n").contains("X-Trace: two\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 400, 401, 403, 404, 407, 429, 500, 502, 503})
    @Tag("C-20")
    void anErrorIsAnAnswer(int status) {
        String body = status == 204 ? "" : "<html>why</html>";
        server.answering(RawServer.text("HTTP/1.1 " + status + " X\r\nRetry-After: 7\r\nContent-Type: text/html\r\n"
                + (status == 204 ? "" : "Content-Length: " + body.length() + "\r\n") + "\r\n" + body));

        ProtocolResponse response = send(Sent.tokenRequest(server.uri("/token")));

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.header("retry-after")).contains("7");
        assertThat(response.header("CONTENT-TYPE")).contains("text/html");
        assertThat(response.body()).asString().isEqualTo(body);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void readsAnAnswerThatIsJustSmallEnough() {
        String body = "x".repeat(Apps.SIZE_LIMIT);
        server.answering(
                RawServer.text("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body),
                RawServer.text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n" + body + "\r\n0\r\n\r\n"),
                RawServer.textAndClose("HTTP/1.1 200 OK\r\n\r\n" + body));

        for (int i = 0; i < 3; i++) {
            assertThat(send(Sent.tokenRequest(server.uri("/token"))).body())
                    .asString()
                    .isEqualTo(body);
        }
    }

    @Test
    void oneConnectionServesCallsThatFollowSoon() {
        send(Sent.tokenRequest(server.uri("/token")));
        nanoTime.addAndGet(TimeUnit.MINUTES.toNanos(3));
        send(Sent.tokenRequest(server.uri("/token")));

        assertThat(server.requests()).hasSize(2);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aConnectionThatWasIdleForLongIsNotTrusted() {
        send(Sent.tokenRequest(server.uri("/token")));
        nanoTime.addAndGet(TimeUnit.MINUTES.toNanos(3) + 1);
        send(Sent.tokenRequest(server.uri("/token")));

        assertThat(server.requests()).hasSize(2);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void manyCallsAtOnceGetTheirOwnAnswers() throws InterruptedException {
        List<Integer> statuses = AtOnce.call(
                50, () -> send(Sent.tokenRequest(server.uri("/token"))).status());

        assertThat(statuses).hasSize(50).containsOnly(200);
        assertThat(server.requests()).hasSize(50);
    }

    private ProtocolResponse send(ProtocolRequest request) {
        return http.exchange(Apps.oauth2().settings(), List.of()).send(request, ProtocolSigner.NONE);
    }

    private ProtocolRequest request(
            String method, String path, Map<String, List<String>> headers, Map<String, List<String>> parameters) {
        return ProtocolRequest.of(ProtocolCall.ACCESS_TOKEN, method, server.uri(path))
                .withHeaders(headers)
                .withParameters(parameters);
    }

    private static Map<String, List<String>> parameters(String name, String value) {
        return Map.of(name, List.of(value));
    }

    private static Map<String, List<String>> parameters(
            String name, String value, String repeated, String first, String second) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put(name, List.of(value));
        parameters.put(repeated, List.of(first, second));
        return parameters;
    }

    private static Map<String, String> headers(String request) {
        return RawServerLines.headers(request);
    }
}

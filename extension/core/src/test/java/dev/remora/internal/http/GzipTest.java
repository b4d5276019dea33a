package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.ErrorCode;
import dev.remora.TokenRequestException;
import dev.remora.internal.http.Received.Aborted;
import dev.remora.internal.http.Received.Why;
import dev.remora.spi.ProtocolFilter;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gzip that no protocol call asks for. */
@Tag("C-15")
class GzipTest extends FaultScenario {

    // the JDK's own stream would call itself for each
    private static final int EMPTY_MEMBERS = 12_000;

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip"})
    void isDecodedBeforeAnybodySeesIt(String coding) {
        server.answering(answer(coding, zipped("{\"a\":1}")));
        List<ProtocolResponse> seen = new ArrayList<>();
        ProtocolFilter filter = new ProtocolFilter() {
            @Override
            public ProtocolResponse response(ProtocolRequest request, ProtocolResponse response) {
                seen.add(response);
                return response;
            }
        };

        http.exchange(Apps.oauth2().settings(), List.of(filter))
                .send(Sent.tokenRequest(server.uri("/token")), ProtocolSigner.NONE);

        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).body()).asString().isEqualTo("{\"a\":1}");
        assertThat(seen.get(0).header("Content-Encoding")).isEmpty();
        assertThat(seen.get(0).header("Content-Length")).isEmpty();
    }

    @Test
    void isMeasuredDecoded() throws Exception {
        server.answering(answer("gzip", zipped("z".repeat(Apps.SIZE_LIMIT + 1))));

        TokenRequestException thrown = fails(TokenRequestException.class, Apps.oauth2());

        assertThat(thrown.code()).isEqualTo(ErrorCode.TOKEN_RESPONSE_TOO_LARGE);
        theNextCallSucceeds();
    }

    @Test
    void isRefusedDamaged() throws Exception {
        server.answering(answer("gzip", "{}"));

        TokenRequestException thrown = fails(TokenRequestException.class, Apps.oauth2());

        assertThat(thrown.code()).isEqualTo(ErrorCode.TOKEN_RESPONSE_INVALID);
        assertThat(thrown)
                .hasMessage("REMORA-00218: the response to the token request of remote app 'github' comes as gzip,"
                        + " which was not asked for, and is damaged");
        theNextCallSucceeds();
    }

    @Test
    void isDamagedWithThousandsOfEmptyMembers() {
        CompletableFuture<Received> received = new CompletableFuture<>();
        LimitedBody body =
                new LimitedBody(new GzipInfo(), EMPTY_MEMBERS * zipped("").length(), true, received);

        body.onNext(List.of(StandardCharsets.ISO_8859_1.encode(zipped("").repeat(EMPTY_MEMBERS))));
        body.onComplete();

        assertThat(received).isCompletedWithValue(new Aborted(Why.DAMAGED, 200));
    }

    @Test
    void mayHaveSomeEmptyMembers() {
        String empty = zipped("").repeat(10);
        server.answering(answer("gzip", empty + zipped("{\"a\":") + empty + zipped("1}") + empty));

        ProtocolResponse response = http.exchange(Apps.oauth2().settings(), List.of())
                .send(Sent.tokenRequest(server.uri("/token")), ProtocolSigner.NONE);

        assertThat(response.body()).asString().isEqualTo("{\"a\":1}");
    }

    @Test
    void isRefusedUnreadWhereItIsNotTolerated() { // the strict profile speaks https only
        CompletableFuture<Received> received = new CompletableFuture<>();
        AtomicBoolean cancelled = new AtomicBoolean();

        new LimitedBody(new GzipInfo(), Apps.SIZE_LIMIT, false, received).onSubscribe(new Subscription() {
            @Override
            public void request(long n) {
                throw new AssertionError("it is read");
            }

            @Override
            public void cancel() {
                cancelled.set(true);
            }
        });

        assertThat(received).isCompletedWithValue(new Aborted(Why.CONTENT_CODED, 200));
        assertThat(cancelled).isTrue();
    }

    /** The head of an answer in gzip. */
    private static final class GzipInfo implements ResponseInfo {

        @Override
        public int statusCode() {
            return 200;
        }

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(Map.of("Content-Encoding", List.of("gzip")), (name, value) -> true);
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }

    private static RawServer.Answer answer(String coding, String octets) {
        return RawServer.text(
                OK + "Content-Encoding: " + coding + "\r\nContent-Length: " + octets.length() + "\r\n\r\n" + octets);
    }

    private static String zipped(String text) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return zipped.toString(StandardCharsets.ISO_8859_1);
    }
}

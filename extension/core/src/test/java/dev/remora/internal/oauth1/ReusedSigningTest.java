package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Token;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one signature leaves in its buffers has no effect on the next. */
class ReusedSigningTest {

    private static final Moment FIRST = new Moment("abc", 1000, "token");

    /** What differs from one call to the next. */
    private record Moment(String nonce, long timestamp, String token) {}

    @ParameterizedTest
    @CsvSource({
        "abd, 1000, token",
        "abcd, 1000, token",
        "a, 1000, token",
        "abd, 1001, token",
        "abd, 10000, token",
        "abd, 1000, nekot",
        "abd, 1000, another token",
        "abcd, 1001, another token"
    })
    void theSecondIsAsIfItWereTheFirst(String nonce, long timestamp, String token) {
        Moment second = new Moment(nonce, timestamp, token);

        assertThat(headers(FIRST, second).get(1)).isEqualTo(headers(second).get(0));
    }

    private static List<String> headers(Moment... moments) {
        Iterator<Moment> nonces = List.of(moments).iterator();
        Iterator<Moment> times = List.of(moments).iterator();
        OAuth1Signer signer = new OAuth1Signer(
                "photos",
                "key",
                new SignatureAlgorithms("photos", List.of()).named("HMAC-SHA1", Secret.of("secret"), null, null),
                null,
                () -> nonces.next().nonce(),
                () -> Instant.ofEpochSecond(times.next().timestamp()));
        return List.of(moments).stream().map(moment -> header(signer, moment)).toList();
    }

    private static String header(OAuth1Signer signer, Moment moment) {
        return signer.authorizationHeader(
                "GET",
                URI.create("https://photos.example.net/?a=b"),
                Parameters.none(),
                Parameters.none(),
                Token.oauth1(moment.token(), "secret"));
    }
}

package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth1Token;
import dev.remora.Token;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Secret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Signs generated requests one after the other with one signer, and has each judged by {@link Oracle} and {@link Verifier}, the plain
 * implementation of RFC 5849 in 170 lines. {@code -Dremora.signing.requests=5000000} says how many.
 */
@Tag("G-01")
class SigningOracleTest {

    private static final int REQUESTS = 100 * Integer.getInteger("remora.test.samples", 500);

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "get", "Propfind");
    private static final List<String> HOSTS =
            List.of("http://h.example", "https://H.Example.COM:443", "HTTP://h_1:80", "https://[2001:DB8::8]:8443");
    /** In paths and queries, as they go over the wire. */
    private static final List<String> WIRE = List.of(
            "a", "Z", "0", "-", ".", "_", "~", "%20", "%2f", "%2F", "%7E", "%C3%a9", "%FF", "%00", "+", "*", "!", "'",
            "(", ":", "@", ",", ";", "$");
    /** In forms and parameters of the protocol, decoded. */
    private static final List<String> TEXT = List.of(
            "a",
            "Z",
            "0",
            "-",
            "~",
            " ",
            "%",
            "+",
            "&",
            "=",
            "é",
            "\u20AC",
            "\uD83D\uDE00",
            "\u0000",
            "\n",
            "\"",
            "long".repeat(40));

    private final Random random = new Random();

    @Test
    void signsAsThePlainImplementationDoes() throws Exception {
        long seed = new SecureRandom().nextLong();
        random.setSeed(seed);
        OAuth1Token token = Token.oauth1("t&k é", "t s");
        OAuth1Signer signer = new OAuth1Signer(
                "app",
                "k&y",
                new SignatureAlgorithms("app", List.of()).named("HMAC-SHA1", Secret.of("c s"), null, null),
                null,
                NonceSource.random(new SecureRandom()),
                () -> Instant.ofEpochSecond(1_700_000_000 + random.nextInt(1_000)));
        Verifier verifier = new Verifier("c s", token.secret());

        for (int number = 0; number < REQUESTS; number++) {
            SampleRequest request = request();
            String header = signer.authorizationHeader(
                    request.method(), URI.create(request.uri()), request.form(), request.protocol(), token);
            if (!verifier.accepts(header, request)) {
                assertThat(header)
                        .as("request %d of seed %d: %s", number, seed, request)
                        .isEmpty();
            }
        }
    }

    /** The oracle is no mirror: it refuses what was changed. */
    @Test
    void theOracleRefusesAnotherRequest() throws Exception {
        random.setSeed(1);
        OAuth1Token token = Token.oauth1("t", "s");
        OAuth1Signer signer = new OAuth1Signer(
                "app",
                "k",
                new SignatureAlgorithms("app", List.of()).named("HMAC-SHA1", Secret.of("c"), null, null),
                null,
                () -> "n",
                () -> Instant.EPOCH);

        for (int number = 0; number < 500; number++) {
            SampleRequest request = request();
            String header = signer.authorizationHeader(
                    request.method(), URI.create(request.uri()), request.form(), request.protocol(), token);

            assertThat(new Verifier("c", "s").accepts(header, request)).isTrue();
            assertThat(new Verifier("c", "s").accepts(header, request.withMethod(request.method() + "X")))
                    .isFalse();
            assertThat(new Verifier("c", "s")
                            .accepts(header, request.withForm(request.form().and("z", ""))))
                    .isFalse();
        }
    }

    private SampleRequest request() {
        StringBuilder uri = new StringBuilder(one(HOSTS));
        for (int segments = random.nextInt(4); segments > 0; segments--) {
            uri.append('/').append(several(WIRE, 5));
        }
        if (random.nextInt(3) > 0) {
            uri.append('?');
            for (int pairs = random.nextInt(6); pairs > 0; pairs--) {
                uri.append(several(WIRE, 4));
                uri.append(random.nextInt(5) > 0 ? "=" + several(WIRE, 6) : "");
                uri.append(pairs > 1 ? "&" : "");
            }
        }
        Parameters protocol = Parameters.none();
        for (int more = random.nextInt(3); more > 0; more--) {
            protocol = protocol.and("oauth_x" + more, several(TEXT, 4));
        }
        return new SampleRequest(one(METHODS), uri.toString(), form(), protocol);
    }

    private Parameters form() {
        Parameters form = Parameters.none();
        int fields = random.nextInt(1_000) == 0 ? 300 : random.nextInt(5);
        for (int field = 0; field < fields; field++) {
            form = form.and(several(TEXT, 3), several(TEXT, 6));
        }
        return form;
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String several(List<String> choices, int most) {
        StringBuilder several = new StringBuilder();
        for (int left = random.nextInt(most + 1); left > 0; left--) {
            several.append(one(choices));
        }
        return several.toString();
    }
}

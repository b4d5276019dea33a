package dev.remora.internal.oauth1;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.PercentEncoding;
import dev.remora.internal.wire.Secret;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every published and derived vector, base string and signature both. */
@Tag("G-01")
@Tag("G-02")
@Tag("G-03")
@Tag("G-17")
@Tag("O6")
class OAuth1VectorsTest {

    private static final List<String> BITS = List.of("1", "256", "512");

    private final Vectors vectors;

    OAuth1VectorsTest() throws IOException {
        vectors = Vectors.load();
    }

    @TestFactory
    Stream<DynamicTest> vectors() {
        return vectors.all().map(vector -> dynamicTest(vector.id(), () -> check(vector)));
    }

    @Test
    void holdsVectors() {
        assertThat(vectors.all()).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> percentEncoding() {
        return vectors.rows("percent_encode")
                .map(row -> dynamicTest(row.get(1), () -> {
                    assertThat(PercentEncoding.encode(row.get(0))).isEqualTo(row.get(1));
                    assertThat(PercentEncoding.decode(row.get(1))).isEqualTo(row.get(0));
                }));
    }

    @TestFactory
    Stream<DynamicTest> normalizedParameters() {
        return vectors.primitives("normalize").stream()
                .map(JsonValue::asJsonObject)
                .map(row -> dynamicTest(
                        row.getString("expected"),
                        () -> assertThat(SignatureBaseString.normalizedParameters(
                                        URI.create("http://h"),
                                        Parameters.none(),
                                        Vectors.parameters(row.get("params"))))
                                .isEqualTo(row.getString("expected"))));
    }

    @TestFactory
    Stream<DynamicTest> baseStringUri() {
        return vectors.rows("base_uri")
                .map(row -> dynamicTest(row.get(0), () -> {
                    String base = SignatureBaseString.of(
                            "GET", Vectors.uri(row.get(0)), Parameters.none(), Parameters.none());
                    assertThat(PercentEncoding.decode(base.split("&", -1)[1])).isEqualTo(row.get(1));
                }));
    }

    @TestFactory
    Stream<DynamicTest> hmac() {
        return BITS.stream()
                .flatMap(bits -> vectors.rows("hmac_sha" + bits + "_raw")
                        .map(row -> dynamicTest(bits + " " + row.get(2), () -> {
                            SignatureFunction function =
                                    algorithm("HMAC-SHA" + bits, row.get(0)).newFunction();
                            assertThat(function.sign(new OctetBuilder(16).appendAscii(row.get(2)), row.get(1)))
                                    .isEqualTo(row.get(3));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> bodyHash() {
        return BITS.stream()
                .flatMap(bits -> vectors.rows("body_hash_sha" + bits)
                        .map(row -> dynamicTest(
                                bits + " " + row.get(0),
                                () -> assertThat(BodyHash.of(
                                                row.get(0).getBytes(StandardCharsets.UTF_8),
                                                algorithm("HMAC-SHA" + bits, "s")))
                                        .contains(row.get(1)))));
    }

    private static void check(Vectors.Vector vector) {
        String baseString = vector.baseString();
        // a wrong vector says beside it what would be right
        String rightBaseString = vector.expected(vector.isWrong() ? "correct_base_string" : "expected_base_string");
        String rightSignature = vector.expected(vector.isWrong() ? "correct_signature" : "expected_signature");
        assertThat(rightBaseString != null || rightSignature != null || vector.isWrong())
                .as("the vector proves something")
                .isTrue();
        if (rightBaseString != null && !vector.signsAnotherBaseString()) {
            assertThat(baseString).isEqualTo(rightBaseString);
        }
        if (rightSignature != null) {
            String signed = vector.signsAnotherBaseString() ? rightBaseString : baseString;
            assertThat(vector.signature(requireNonNull(signed))).isEqualTo(rightSignature);
        }
        if (vector.isWrong()) {
            assertThat(vector.signature(baseString)).isNotEqualTo(vector.expected("expected_signature"));
        }
    }

    private static SignatureAlgorithm algorithm(String name, String consumerSecret) {
        return new SignatureAlgorithms("vectors", List.of()).named(name, Secret.of(consumerSecret), null, null);
    }
}

package dev.remora.internal.oauth1;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.PercentEncoding;
import dev.remora.internal.wire.Secret;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    private final Vectors vectors;

    OAuth1VectorsTest() throws IOException {
        vectors = Vectors.load();
    }

    @TestFactory
    Stream<DynamicTest> vectors() {
        return vectors.all().map(vector -> DynamicTest.dynamicTest(vector.id(), () -> check(vector)));
    }

    @Test
    void holdsVectors() {
        assertThat(vectors.all()).isNotEmpty();
    }

    @TestFactory
    Stream<DynamicTest> percentEncoding() {
        return vectors.primitives("percent_encode").stream()
                .map(row -> DynamicTest.dynamicTest(row.get(1), () -> {
                    assertThat(PercentEncoding.encode(row.get(0))).isEqualTo(row.get(1));
                    assertThat(PercentEncoding.decode(row.get(1))).isEqualTo(row.get(0));
                }));
    }

    @TestFactory
    Stream<DynamicTest> normalizedParameters() {
        return vectors
                .json()
                .getJsonObject("primitives")
                .getJsonArray("normalize")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(row -> DynamicTest.dynamicTest(row.getString("expected"), () -> {
                    List<Parameter> list = new ArrayList<>();
                    row.getJsonArray("params")
                            .getValuesAs(JsonArray.class)
                            .forEach(pair -> list.add(new Parameter(pair.getString(0), pair.getString(1))));
                    assertThat(SignatureBaseString.normalizedParameters(
                                    Vectors.uri("http://h"), Parameters.none(), new Parameters(list)))
                            .isEqualTo(row.getString("expected"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> baseStringUri() {
        return vectors.primitives("base_uri").stream()
                .map(row -> DynamicTest.dynamicTest(row.get(0), () -> {
                    String base = SignatureBaseString.of(
                            "GET", Vectors.uri(row.get(0)), Parameters.none(), Parameters.none());
                    assertThat(PercentEncoding.decode(base.split("&", -1)[1])).isEqualTo(row.get(1));
                }));
    }

    @TestFactory
    Stream<DynamicTest> hmacSha1() {
        return vectors.primitives("hmac_sha1_raw").stream()
                .map(row -> DynamicTest.dynamicTest(row.get(2), () -> {
                    SignatureFunction function =
                            algorithm("HMAC-SHA1", row.get(0)).newFunction();
                    assertThat(function.sign(new OctetBuilder(16).appendAscii(row.get(2)), row.get(1)))
                            .isEqualTo(row.get(3));
                }));
    }

    @TestFactory
    Stream<DynamicTest> bodyHash() {
        return Stream.of("1", "256")
                .flatMap(bits -> vectors.primitives("body_hash_sha" + bits).stream()
                        .map(row -> DynamicTest.dynamicTest(
                                bits + row.get(0),
                                () -> assertThat(BodyHash.of(
                                                row.get(0).getBytes(StandardCharsets.UTF_8),
                                                algorithm("HMAC-SHA" + bits, "s")))
                                        .contains(row.get(1)))));
    }

    private static void check(Vectors.Vector vector) {
        String baseString = vector.baseString();
        String rightBaseString = right(vector, "base_string");
        if (rightBaseString != null && !vector.kind().equals("sign_only")) {
            assertThat(baseString).isEqualTo(rightBaseString);
        }
        String rightSignature = right(vector, "signature");
        if (rightSignature != null) {
            String signed = vector.kind().equals("sign_only") ? vector.text("expected_base_string") : baseString;
            assertThat(vector.signature(requireNonNull(signed))).isEqualTo(rightSignature);
        }
        if (isWrong(vector)) {
            assertThat(vector.signature(baseString)).isNotEqualTo(vector.text("expected_signature"));
        }
        assertThat(rightBaseString != null || rightSignature != null || isWrong(vector))
                .as("the vector proves something")
                .isTrue();
    }

    /** A wrong vector says beside it what would be right. */
    private static @Nullable String right(Vectors.Vector vector, String what) {
        return vector.text((isWrong(vector) ? "correct_" : "expected_") + what);
    }

    private static boolean isWrong(Vectors.Vector vector) {
        return vector.kind().equals("negative") || vector.kind().equals("deviates");
    }

    private static SignatureAlgorithm algorithm(String name, String consumerSecret) {
        return new SignatureAlgorithms("vectors", List.of()).named(name, Secret.of(consumerSecret), null, null);
    }
}

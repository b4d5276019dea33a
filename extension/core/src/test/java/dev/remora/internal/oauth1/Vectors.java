package dev.remora.internal.oauth1;

import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Secret;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The file that the system property {@code oauth1.vectors} names, or the copy in the test resources. What a vector does not
 * have, or has as null, is empty.
 */
record Vectors(JsonObject json) {

    static Vectors load() throws IOException {
        String file = System.getProperty("oauth1.vectors", "");
        try (InputStream in = file.isEmpty()
                        ? Vectors.class.getResourceAsStream("/oauth1-vectors.json")
                        : open(Path.of(file));
                JsonReader reader = Json.createReader(in)) {
            return new Vectors(reader.readObject());
        }
    }

    // tests run in the module's directory, the path may be meant from the one above
    private static InputStream open(Path file) throws IOException {
        return Files.newInputStream(Files.exists(file) ? file : Path.of("..").resolve(file));
    }

    Stream<Vector> all() {
        return Stream.of("vectors", "derived")
                .flatMap(group -> list(json, group).stream())
                .map(value -> new Vector(value.asJsonObject(), this));
    }

    List<JsonValue> primitives(String name) {
        return list(json.getOrDefault("primitives", JsonValue.EMPTY_JSON_OBJECT).asJsonObject(), name);
    }

    /** Primitives that are written as lists of texts. */
    Stream<List<String>> rows(String name) {
        return primitives(name).stream()
                .map(row -> row.asJsonArray().stream().map(Vectors::text).toList());
    }

    static List<JsonValue> list(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array ? array : List.of();
    }

    static String text(@Nullable JsonValue value) {
        return value instanceof JsonString string
                ? string.getString()
                : value instanceof JsonNumber ? value.toString() : "";
    }

    /** Names and values, written as a list of pairs or as an object. */
    static Parameters parameters(@Nullable JsonValue value) {
        List<Parameter> list = new ArrayList<>();
        if (value instanceof JsonArray pairs) {
            pairs.getValuesAs(JsonArray.class)
                    .forEach(pair -> list.add(new Parameter(text(pair.get(0)), text(pair.get(1)))));
        } else if (value instanceof JsonObject object) {
            object.forEach((name, single) -> list.add(new Parameter(name, text(single))));
        }
        return new Parameters(list);
    }

    /** One vector of the file. */
    record Vector(JsonObject json, Vectors file) {

        private static final Set<String> NOT_SIGNED = Set.of("realm", "oauth_signature");

        String id() {
            return get("id");
        }

        String get(String name) {
            return text(json.get(name));
        }

        /** Empty for what is not there; a text may be there and be empty. */
        @Nullable
        String expected(String name) {
            return json.get(name) instanceof JsonString string ? string.getString() : null;
        }

        /** Whether the printed values do not follow from RFC 5849. */
        boolean isWrong() {
            return Set.of("negative", "deviates").contains(get("kind"));
        }

        boolean signsAnotherBaseString() {
            return get("kind").equals("sign_only");
        }

        String baseString() {
            return SignatureBaseString.of(get("method"), uri(get("url")), form(), protocol());
        }

        String signature(String baseString) {
            OctetBuilder octets = new OctetBuilder(16).appendAscii(baseString);
            return algorithm().newFunction().sign(octets, get("token_secret"));
        }

        private SignatureAlgorithm algorithm() {
            String keyId = get("rsa_key_id");
            return new SignatureAlgorithms("vectors", List.of())
                    .named(
                            get("signature_method"),
                            Secret.of(get("client_secret")),
                            keyId.isEmpty()
                                    ? null
                                    : Secret.of(pem(
                                            file.json.getJsonObject("rsa_keys").getJsonObject(keyId))),
                            null);
        }

        private Parameters protocol() {
            return new Parameters(parameters(json.get("oauth_params")).list().stream()
                    .filter(parameter -> !NOT_SIGNED.contains(parameter.name()))
                    .toList());
        }

        private Parameters form() {
            boolean form = ContentType.parse(get("content_type"))
                    .filter(ContentType::isForm)
                    .isPresent();
            return form ? FormCodec.parse(get("body")) : Parameters.none();
        }
    }

    private static String pem(JsonObject key) {
        String label = text(key.get("format")).equals("PKCS#1") ? "RSA PRIVATE KEY" : "PRIVATE KEY";
        return "-----BEGIN " + label + "-----\n" + text(key.get("der_base64")) + "\n-----END " + label + "-----\n";
    }

    /** A URL as a client sends it: what no URI may hold is encoded. */
    static URI uri(String url) {
        StringBuilder out = new StringBuilder();
        byte[] octets = url.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            boolean legal = octets[i] == '%'
                    ? url.substring(Math.min(i + 1, url.length())).matches("[0-9A-Fa-f]{2}.*")
                    : octets[i] > ' ' && octets[i] < 0x7F && "\"<>\\^`{|}".indexOf(octets[i]) < 0;
            out.append(legal ? String.valueOf((char) octets[i]) : String.format("%%%02X", octets[i] & 0xFF));
        }
        return URI.create(out.toString());
    }
}

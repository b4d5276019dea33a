package dev.remora.internal.oauth1;

import dev.remora.internal.wire.ContentType;
import dev.remora.internal.wire.FormCodec;
import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Secret;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The file that the system property {@code oauth1.vectors} names, or the copy in the test resources. */
record Vectors(JsonObject json) {

    static Vectors load() throws IOException {
        String file = System.getProperty("oauth1.vectors", "");
        try (InputStream in = file.isEmpty()
                ? Vectors.class.getResourceAsStream("/oauth1-vectors.json")
                : Files.newInputStream(Path.of(file))) {
            return new Vectors(new JsonReader().parse(in.readAllBytes()).asJsonObject());
        }
    }

    Stream<Vector> all() {
        return Stream.of("vectors", "derived")
                .flatMap(group -> json.containsKey(group) ? json.getJsonArray(group).stream() : Stream.empty())
                .map(value -> new Vector(value.asJsonObject(), this));
    }

    List<List<String>> primitives(String name) {
        JsonArray rows = json.getJsonObject("primitives").getJsonArray(name);
        return rows.getValuesAs(row -> row.asJsonArray().getValuesAs(JsonString::getString));
    }

    /** One vector of the file. */
    record Vector(JsonObject json, Vectors file) {

        String id() {
            return json.getString("id");
        }

        String kind() {
            return json.getString("kind");
        }

        @Nullable
        String text(String name) {
            return json.get(name) instanceof JsonString string ? string.getString() : null;
        }

        String baseString() {
            return SignatureBaseString.of(json.getString("method"), uri(json.getString("url")), form(), protocol());
        }

        String signature(String baseString) {
            OctetBuilder octets = new OctetBuilder(16).appendAscii(baseString);
            return algorithm().newFunction().sign(octets, json.getString("token_secret"));
        }

        SignatureAlgorithm algorithm() {
            String keyId = text("rsa_key_id");
            return new SignatureAlgorithms("vectors", List.of())
                    .named(
                            json.getString("signature_method"),
                            Secret.of(json.getString("client_secret")),
                            keyId == null
                                    ? null
                                    : Secret.of(pem(
                                            file.json.getJsonObject("rsa_keys").getJsonObject(keyId))),
                            null);
        }

        private Parameters protocol() {
            List<Parameter> list = new ArrayList<>();
            for (JsonArray pair : json.getJsonArray("oauth_params").getValuesAs(JsonArray.class)) {
                list.add(new Parameter(pair.getString(0), pair.getString(1)));
            }
            return new Parameters(list);
        }

        private Parameters form() {
            String body = text("body");
            boolean form = ContentType.parse(text("content_type"))
                    .filter(ContentType::isForm)
                    .isPresent();
            return body == null || !form ? Parameters.none() : FormCodec.parse(body);
        }
    }

    static String pem(JsonObject key) {
        String label = key.getString("format").equals("PKCS#1") ? "RSA PRIVATE KEY" : "PRIVATE KEY";
        return "-----BEGIN " + label + "-----\n" + key.getString("der_base64") + "\n-----END " + label + "-----\n";
    }

    /** A URL as a client sends it: what no URI may hold is encoded. */
    static URI uri(String url) {
        StringBuilder out = new StringBuilder();
        for (byte octet : url.getBytes(StandardCharsets.UTF_8)) {
            boolean legal = octet > ' ' && octet < 0x7F && "\"<>\\^`{|}".indexOf(octet) < 0;
            out.append(legal ? String.valueOf((char) octet) : String.format("%%%02X", octet & 0xFF));
        }
        return URI.create(out.toString());
    }
}

package dev.remora;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What release 1.0 serialized, a store of the application's own may still hold: each later release reads it. */
class SerializedFormTest {

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(
                        "oauth1-token",
                        Token.oauth1("the token", "the secret").withParameters(Map.of("screen_name", "düké"))),
                Arguments.of(
                        "oauth2-token",
                        Token.bearer("access")
                                .withType("bearer")
                                .withRefreshToken("refresh")
                                .withExpiresAt(Instant.parse("2026-01-02T03:04:05.678901234Z"))
                                .withScope("user:email read:org")
                                .withIdToken("id.token.x")
                                .withParameters(Map.of("uid", "7"))),
                Arguments.of("oauth2-token-bare", Token.bearer("access")),
                Arguments.of("token-owner", TokenOwner.of(TokenOwner.Kind.CALLER, "duke")),
                Arguments.of(
                        "token-key",
                        TokenKey.of("github", TokenOwner.application()).withName("work")),
                Arguments.of("identity", Identity.of("https://op.example", "7").withEmail("düké@example.com", true)),
                Arguments.of("stored-token", StoredToken.of(Token.bearer("access"), "7")));
    }

    @ParameterizedTest
    @MethodSource("values")
    void ofRelease1IsRead(String name, Serializable value) throws Exception {
        assertThat(deserialize(Base64.getMimeDecoder().decode(resource(name)))).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("values")
    void holdsAllThatTheValueHolds(String name, Serializable value) throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(written)) {
            out.writeObject(value);
        }

        assertThat(deserialize(written.toByteArray())).as(name).isEqualTo(value).hasSameHashCodeAs(value);
    }

    private static Object deserialize(byte[] octets) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(octets))) {
            return in.readObject();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                SerializedFormTest.class.getResourceAsStream("/serialized/1.0/" + name + ".txt"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}

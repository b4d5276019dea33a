package dev.remora.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.Identity;
import dev.remora.StoredDataException;
import dev.remora.StoredToken;
import dev.remora.Token;
import jakarta.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Made-up tokens come back as they were, and no octets make the codec throw anything but its one exception. */
class StoredTokenCodecPropertyTest {

    // jqwik makes one instance of this class for each try
    private static final StoredTokenCodec CODEC = StoredTokenCodec.plain();

    @Property
    void whatWasWrittenComesBack(@ForAll("tokens") StoredToken stored) {
        assertThat(CODEC.decode(CODEC.encode(stored))).isEqualTo(stored);
    }

    @Property
    void oneChangedOctetIsFound(
            @ForAll("tokens") StoredToken stored, @ForAll int where, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] octets = CODEC.encode(stored);
        octets[Math.floorMod(where, octets.length)] ^= (byte) change;

        assertThatThrownBy(() -> CODEC.decode(octets)).isExactlyInstanceOf(StoredDataException.class);
    }

    @Property
    void aPartIsRefused(@ForAll("tokens") StoredToken stored, @ForAll int length) {
        byte[] octets = CODEC.encode(stored);
        byte[] part = Arrays.copyOf(octets, Math.floorMod(length, octets.length));

        assertThatThrownBy(() -> CODEC.decode(part)).isExactlyInstanceOf(StoredDataException.class);
    }

    @Property
    void anyContentWithARightChecksumIsReadOrRefused(@ForAll byte[] content) {
        byte[] octets = sealed(content);
        try {
            assertThat(CODEC.decode(octets)).isNotNull();
        } catch (StoredDataException refused) {
            assertThat(refused).hasMessageStartingWith("REMORA-00713: a token that a store kept cannot be read: ");
        }
    }

    /** One octet of the content is another: lengths, numbers of fields and texts are wrong, and the checksum is right. */
    @Property
    void changedContentWithARightChecksumIsReadOrRefused(
            @ForAll("tokens") StoredToken stored, @ForAll int where, @ForAll byte other) {
        byte[] octets = CODEC.encode(stored);
        byte[] content = Arrays.copyOfRange(octets, 1, octets.length - Integer.BYTES);
        content[Math.floorMod(where, content.length)] = other;

        anyContentWithARightChecksumIsReadOrRefused(content);
    }

    @Provide
    Arbitrary<StoredToken> tokens() {
        Arbitrary<Token> oauth1 = Combinators.combine(texts(), texts(), parameters())
                .as((token, secret, parameters) -> Token.oauth1(token, secret).withParameters(parameters));
        Arbitrary<Token> oauth2 = Combinators.combine(
                        texts(),
                        texts(),
                        texts().injectNull(0.3),
                        instants().injectNull(0.3),
                        texts().injectNull(0.3),
                        texts().injectNull(0.3),
                        parameters())
                .as((access, type, refresh, expiry, scope, idToken, parameters) -> Token.bearer(access)
                        .withType(type)
                        .withRefreshToken(refresh)
                        .withExpiresAt(expiry)
                        .withScope(scope)
                        .withIdToken(idToken)
                        .withParameters(parameters));
        return Combinators.combine(
                        Arbitraries.oneOf(oauth1, oauth2, openId()),
                        identities().injectNull(0.5),
                        texts())
                .as((token, identity, version) -> StoredToken.of(token.withIdentity(identity), version));
    }

    /** Often of a user who is also in one of {@link #identities}. */
    private static Arbitrary<Token> openId() {
        return identities()
                .map(user -> Token.bearer("access")
                        .withIdToken("e30."
                                + Base64.getUrlEncoder()
                                        .encodeToString(user.claims().toString().getBytes(StandardCharsets.UTF_8))
                                + ".c2ln"));
    }

    private static Arbitrary<Identity> identities() {
        return Combinators.combine(few(), few(), texts().injectNull(0.3))
                .as((issuer, subject, name) -> Identity.of("i" + issuer, "s" + subject)
                        .withClaim("name", name == null ? null : Json.createValue(name)));
    }

    private static Arbitrary<String> few() {
        return Arbitraries.oneOf(Arbitraries.of("a", "b"), texts());
    }

    /** Of all characters, some long. */
    private static Arbitrary<String> texts() {
        Arbitrary<String> characters = Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .map(Character::toString);
        return Arbitraries.oneOf(
                characters.list().ofMaxSize(12).map(all -> String.join("", all)),
                Arbitraries.integers().between(100, 20_000).map("x"::repeat));
    }

    private static Arbitrary<Map<String, String>> parameters() {
        return Arbitraries.maps(texts(), texts()).ofMaxSize(3);
    }

    private static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    private static byte[] sealed(byte[] content) {
        byte[] octets = ByteBuffer.allocate(1 + content.length)
                .put((byte) 1)
                .put(content)
                .array();
        CRC32 sum = new CRC32();
        sum.update(octets);
        return ByteBuffer.allocate(octets.length + Integer.BYTES)
                .put(octets)
                .putInt((int) sum.getValue())
                .array();
    }
}

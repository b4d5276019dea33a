package dev.remora.internal.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.StoredDataException;
import dev.remora.spi.Sealer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("S-04")
class KeyedSealerTest {

    private static final byte[] CONTENT = "canary-token düké".getBytes(UTF_8);
    private static final String[] PLACE = {"remora_token", "github", "caller:duke", "", "record"};
    private static final String BROKEN =
            "REMORA-00721: a record was not encrypted by this application for the place where it was found, or was changed"
                    + " since; its user signs in again";

    private final Sealer sealer = sealer(1);

    private static Sealer sealer(int... keys) {
        return new KeyedSealer(IntStream.of(keys).mapToObj(CookieSealTest::key).toList(), new SecureRandom());
    }

    @Test
    void opensWhatItSealedAndShowsNothingOfIt() {
        byte[] sealed = sealer.seal(CONTENT, PLACE);

        assertThat(sealer.open(sealed, PLACE)).isEqualTo(CONTENT);
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("canary");
    }

    @Test
    void opensNothingElsewhere() {
        byte[] sealed = sealer.seal(CONTENT, PLACE);

        for (int part = 0; part < PLACE.length; part++) {
            String[] elsewhere = PLACE.clone();
            elsewhere[part] += "x";
            assertThat(failure(sealer, sealed, elsewhere)).hasMessage(BROKEN);
        }
        // the same letters, divided otherwise
        assertThat(failure(sealer, sealed, "remora_token", "githubcaller:duke", "", "", "record"))
                .hasMessage(BROKEN);
    }

    @Test
    void opensNothingThatWasChangedOrCut() {
        byte[] sealed = sealer.seal(CONTENT, PLACE);

        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThat(failure(sealer, changed, PLACE).code()).isEqualTo(ErrorCode.STORED_DATA_UNREADABLE);
            assertThat(failure(sealer, Arrays.copyOf(sealed, at), PLACE)).hasMessage(BROKEN);
        }
    }

    @Test
    void opensWhatAnyOfThreeKeysSealedAndSealsWithTheFirst() {
        byte[] oldest = sealer(1).seal(CONTENT, PLACE);
        byte[] old = sealer(2, 1).seal(CONTENT, PLACE);
        Sealer now = sealer(3, 2, 1);

        assertThat(now.open(oldest, PLACE)).isEqualTo(CONTENT);
        assertThat(now.open(old, PLACE)).isEqualTo(CONTENT);
        assertThat(sealer(3).open(now.seal(CONTENT, PLACE), PLACE)).isEqualTo(CONTENT);
        assertThat(now.keyId())
                .isEqualTo(sealer(3).keyId())
                .isNotEqualTo(sealer(2).keyId())
                .matches("[0-9a-f]{8}");
    }

    @Test
    void namesAKeyThatIsNotThere() {
        byte[] sealed = sealer(1).seal(CONTENT, PLACE);
        String expected = "REMORA-00720: a record was encrypted with the key "
                + sealer(1).keyId()
                + ", which this application does not have: add that key to remora.store-old-keys, or its users sign in again";

        assertThat(failure(sealer(2), sealed, PLACE)).hasMessage(expected);
        assertThat(failure(new PlainSealer(), sealed, PLACE)).hasMessage(expected);
    }

    @Test
    void takesNothingThatWasNotEncrypted() {
        byte[] plain = new PlainSealer().seal(CONTENT, PLACE);

        assertThat(new PlainSealer().open(plain, PLACE)).isEqualTo(CONTENT);
        assertThat(failure(sealer, plain, PLACE)).hasMessage(BROKEN);
        assertThat(failure(new PlainSealer(), new byte[0], PLACE)).hasMessage(BROKEN);
    }

    @Test
    void hashesUnderEachKey() {
        List<String> hashes = sealer(2, 1).hashes("https://op.example", "7");

        assertThat(hashes)
                .containsExactly(
                        sealer(2).hashes("https://op.example", "7").get(0),
                        sealer(1).hashes("https://op.example", "7").get(0))
                .doesNotHaveDuplicates()
                .allMatch(hash -> hash.matches("[A-Za-z0-9_-]{43}"));
        assertThat(sealer(1).hashes("https://op.example7", "")).doesNotContainAnyElementsOf(hashes);
        assertThat(new PlainSealer().hashes("a", "b"))
                .isEqualTo(new PlainSealer().hashes("a", "b"))
                .isNotEqualTo(new PlainSealer().hashes("ab"));
    }

    /** A record as version 1.0 writes it; never to be changed. */
    @Test
    @Tag("S-05")
    void opensWhatTheFirstVersionSealed() {
        byte[] sealed = HexFormat.of().parseHex(FirstVersion.SEALED);

        assertThat(sealer.open(sealed, PLACE)).isEqualTo(CONTENT);
    }

    private static StoredDataException failure(Sealer sealer, byte[] sealed, String... place) {
        return catchThrowableOfType(StoredDataException.class, () -> sealer.open(sealed, place));
    }
}

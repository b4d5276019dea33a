package dev.remora.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.StoredDataException;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompletedSignInCodecTest {

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void readsWhatItWrote(Outcome outcome) {
        CompletedSignIn completed = CompletedSignIn.of(outcome, "/orders?page=2&q=d%C3%BCk");
        CompletedSignIn ofDuke = completed.withOwner(TokenOwner.of(Kind.CALLER, "düké"));

        assertThat(CompletedSignInCodec.decode(CompletedSignInCodec.encode(completed)))
                .isEqualTo(completed);
        assertThat(CompletedSignInCodec.decode(CompletedSignInCodec.encode(ofDuke)))
                .isEqualTo(ofDuke);
    }

    /** As version 1.0 writes it; never to be changed. */
    @Test
    @Tag("S-05")
    void readsWhatTheFirstVersionWrote() {
        byte[] written =
                HexFormat.of().parseHex("01010953554343454544454402052f63617274030643414c4c4552040464756b65a8b55287");

        assertThat(CompletedSignInCodec.decode(written))
                .isEqualTo(
                        CompletedSignIn.of(Outcome.SUCCEEDED, "/cart").withOwner(TokenOwner.of(Kind.CALLER, "duke")));
    }

    @Test
    void tellsDamage() {
        byte[] written = CompletedSignInCodec.encode(CompletedSignIn.of(Outcome.FAILED, "/"));

        for (int at = 0; at < written.length; at++) {
            byte[] changed = written.clone();
            changed[at] ^= 1;
            assertThatExceptionOfType(StoredDataException.class)
                    .isThrownBy(() -> CompletedSignInCodec.decode(changed))
                    .withMessageStartingWith(
                            "REMORA-00714: a pending authorization that a store kept cannot be read: ");
        }
    }
}

package dev.remora.internal.jose;

import static dev.remora.internal.jose.HostileTokens.assertRefused;
import static dev.remora.internal.jose.HostileTokens.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.remora.internal.jose.JoseException.Problem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of a token before anything of it is verified. */
@Tag("F-18")
class CompactTokenTest {

    private static final String HEADER = "{\"alg\":\"RS256\"}";
    private static final String NO_PARTS = "it has not the three or five parts of a token";
    private static final String NOT_BASE64 = "a part of it is not base64url without padding";

    @Test
    void tellsWhatTheHeaderSays() throws Exception {
        CompactToken token =
                NimbusKeys.token(HostileTokens.unsigned("{\"alg\":\"RS256\",\"kid\":\"k\",\"typ\":\"JWT\",\"x\":[1]}"));

        assertThat(token.alg()).isEqualTo("RS256");
        assertThat(token.kid()).isEqualTo("k");
        assertThat(token.typ()).isEqualTo("JWT");
        assertThat(token.header().getJsonArray("x")).hasSize(1);
        assertThat(token.encrypted()).isFalse();
        assertThat(NimbusKeys.token(part(HEADER) + "....").encrypted()).isTrue();
        assertThat(token).hasToString("a signed token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", ".", "a.b", "a.b.c.d", "a.b.c.d.e.f", "......"})
    void needsThreeOrFiveParts(String text) {
        assertRefused(text, Problem.MALFORMED, NO_PARTS);
    }

    /** Splitting 64 KiB of dots would make 65,536 texts. */
    @Test
    void takesNoTimeForDots() {
        assertRefused(".".repeat(CompactToken.MAX_LENGTH), Problem.MALFORMED, NO_PARTS);
    }

    @Test
    void isCappedBeforeItIsLookedAt() {
        assertRefused(".".repeat(CompactToken.MAX_LENGTH + 1), Problem.TOO_LARGE, "it has more than 65536 characters");
    }

    @Test
    void itsHeaderIsCapped() throws Exception {
        String longest = "{\"alg\":\"RS256\",\"x\":\"" + "a".repeat(8192 - HEADER.length() - 7) + "\"}";

        assertThatCode(() -> NimbusKeys.token(HostileTokens.unsigned(longest))).doesNotThrowAnyException();
        assertRefused(
                HostileTokens.unsigned(longest.replace("\"x\"", "\"xx\"")),
                Problem.TOO_LARGE,
                "its header has more than 8192 octets");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | its header cannot be read: not JSON: no JSON value at 0",
                "[] | its header is not a JSON object",
                "null | its header is not a JSON object",
                "{} | its header has no alg",
                "{\"alg\":null} | its header has no alg",
                "{\"alg\":7} | its header has no alg",
                "{\"alg\":[\"RS256\"]} | its header has no alg",
                "{\"alg\":\"RS256\",\"kid\":7} | its header's kid is not a string",
                "{\"alg\":\"RS256\",\"kid\":null} | its header's kid is not a string",
                "{\"alg\":\"RS256\",\"typ\":{}} | its header's typ is not a string",
                "{\"alg\":\"RS256\",\"enc\":1} | its header's enc is not a string",
                "{\"alg\":\"none\",\"alg\":\"RS256\"} | its header cannot be read: a JSON member is there more than once",
                "{\"alg\":\"RS256\"} {} | its header cannot be read: not JSON: text after the value at 16"
            })
    void needsAHeaderOfTheRightTypes(String header, String message) {
        assertRefused(HostileTokens.unsigned(header), Problem.MALFORMED, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "==", " ", "\n", "+", "/", "\u00E9", "\u0131", "%", "\0", "A"})
    void refusesCharactersThatAreNotOfTheAlphabet(String more) throws Exception {
        String header = part(HEADER);
        assertThat(header.length() % 4).isZero();

        assertRefused(header + more + ".e30.", Problem.MALFORMED, NOT_BASE64);
    }

    /** {@code e30} and {@code e31} are the same octets to most decoders: one token would have many texts. */
    @Test
    void refusesBitsThatBelongToNoOctet() throws Exception {
        String token = HostileTokens.signed(HEADER, NimbusKeys.CLAIMS);
        assertThat(token).endsWith(token.substring(token.length() - 1)).matches(".*[AQgw]");
        String last = token.substring(token.length() - 1);

        assertRefused(
                token.substring(0, token.length() - 1) + (char) (last.charAt(0) + 1), Problem.MALFORMED, NOT_BASE64);
    }

    @Test
    void refusesPaddingOfTheSignature() throws Exception {
        String token = HostileTokens.signed(HEADER, NimbusKeys.CLAIMS);

        assertRefused(token + "==", Problem.MALFORMED, NOT_BASE64);
        assertRefused(token + "\n", Problem.MALFORMED, NOT_BASE64);
    }
}

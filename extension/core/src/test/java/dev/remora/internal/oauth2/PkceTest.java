package dev.remora.internal.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PkceTest {

    @Test
    @Tag("A-05")
    void challengesAsAppendixBOfTheRfcDoes() {
        assertThat(new Pkce("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge())
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    @Tag("A-05")
    void makesAFreshVerifierOfLegalLengthAndCharactersEachTime() {
        SecureRandom random = new SecureRandom();

        assertThat(IntStream.range(0, 1000)
                        .mapToObj(i -> Pkce.random(random).verifier())
                        .collect(Collectors.toSet()))
                .hasSize(1000)
                .allMatch(verifier -> verifier.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    @Tag("S-01")
    void showsNoVerifier() {
        assertThat(new Pkce("canary")).hasToString("Pkce[verifier=****]");
    }

    @Test
    @Tag("A-03")
    void makesAHundredThousandStatesThatAllDiffer() {
        SecureRandom random = new SecureRandom();

        assertThat(IntStream.range(0, 100_000)
                        .mapToObj(i -> RandomText.of(random))
                        .distinct()
                        .filter(text -> text.matches("[A-Za-z0-9_-]{43}"))
                        .count())
                .isEqualTo(100_000);
    }
}

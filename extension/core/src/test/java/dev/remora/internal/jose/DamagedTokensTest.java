package dev.remora.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.remora.internal.wire.JsonReader;
import dev.remora.internal.wire.Secret;
import dev.remora.internal.wire.WireException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever arrives, nothing but our own exception comes out, and no changed token is good. */
@Tag("F-19")
class DamagedTokensTest {

    private static final String CHARACTERS = "AZaz09-_.=+/ \n{\"\u00E9\0";

    static List<String> algorithms() {
        return NimbusKeys.ALGORITHMS;
    }

    @ParameterizedTest
    @MethodSource("algorithms")
    void everyChangeOfASignedTokenIsRefused(String algorithm) throws Exception {
        String good = NimbusKeys.signed(algorithm);
        TokenVerifier verifier = new TokenVerifier(Set.copyOf(NimbusKeys.ALGORITHMS), NimbusKeys.SECRET);
        JsonWebKeySet keys = NimbusKeys.keys(NimbusKeys.key(algorithm));
        JsonReader json = new JsonReader();
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            String changed = changed(good, random);
            if (!changed.equals(good)) {
                try {
                    verifier.verify(CompactToken.parse(json, changed), keys);
                    fail("was taken: " + changed);
                } catch (JoseException e) {
                    assertThat(e).hasNoCause();
                }
            }
        }
    }

    @Test
    void noKeyOfAChangedSetIsWorseThanNone() throws Exception {
        String good = "{\"keys\":["
                + String.join(
                        ",",
                        List.of("RS256", "ES256", "ES384", "ES512", "EdDSA").stream()
                                .map(name -> NimbusKeys.key(name).toPublicJWK().toJSONString())
                                .toList())
                + "]}";
        Random random = new Random(7);
        int read = 0;
        for (int i = 0; i < 2000; i++) {
            int at = random.nextInt(good.length());
            String changed = good.substring(0, at) + "A" + good.substring(at + 1);
            try {
                JsonWebKeySet keys = JsonWebKeySet.read(NimbusKeys.json(changed));
                assertThat(keys.size()).isBetween(3, 5);
                read++;
            } catch (JoseException | WireException e) {
                assertThat(e).hasNoCause();
            }
        }
        assertThat(read).isGreaterThan(1000);
    }

    @Test
    void privateKeysThatAreDamagedAreRefusedOrRead() {
        String good = NimbusKeys.p256().toJSONString();
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            try {
                assertThat(JoseKey.read(Secret.of(changed(good, random)), null)).hasToString("****");
            } catch (JoseException e) {
                assertThat(e).hasNoCause();
            }
        }
    }

    private static String changed(String text, Random random) {
        int at = random.nextInt(text.length());
        String rest = text.substring(at);
        String one = CHARACTERS.charAt(random.nextInt(CHARACTERS.length())) + "";
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at); // cut
            case 1 -> text.substring(0, at) + one + rest; // one more
            case 2 -> text.substring(0, at) + rest.substring(1); // one less
            default -> text.substring(0, at) + one + rest.substring(1);
        };
    }
}

package dev.remora.internal.jose;

import static dev.remora.internal.jose.HostileTokens.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import com.sun.net.httpserver.HttpServer;
import dev.remora.internal.jose.JoseException.Problem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that would have the verifier use another key, or verify other octets. */
@Tag("F-08")
class HeaderAttacksTest {

    private static final String BAD_SIGNATURE = "its signature is not good";
    private static final String NO_KEY = "no key of the provider fits the kid and the alg of its header";

    @Test
    void aKeyInTheHeaderIsNotUsed() throws Exception {
        RSAKey own = NimbusKeys.otherRsa(null);

        assertRefused(
                signed(own, new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(own.toPublicJWK())),
                Problem.BAD_SIGNATURE,
                BAD_SIGNATURE);
        assertRefused(
                signed(
                        own,
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("rsa")
                                .x509CertChain(List.of(Base64.encode("any")))),
                Problem.BAD_SIGNATURE,
                BAD_SIGNATURE);
    }

    @Test
    void anAddressOfKeysInTheHeaderIsNotAsked() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/keys");
            RSAKey own = NimbusKeys.otherRsa(null);

            assertRefused(
                    signed(own, new JWSHeader.Builder(JWSAlgorithm.RS256).jwkURL(address)),
                    Problem.BAD_SIGNATURE,
                    BAD_SIGNATURE);
            assertRefused(
                    signed(own, new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertURL(address)),
                    Problem.BAD_SIGNATURE,
                    BAD_SIGNATURE);
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    /** RFC 7515 section 4.1: a header that is not understood and not critical is ignored. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"jku\":\"https://evil.example/keys\"",
                "\"x5u\":\"https://evil.example/certificates\"",
                "\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "\"x5c\":[\"AAAA\"]",
                "\"x5t\":\"AAAA\"",
                "\"cty\":\"JWT\"",
                "\"b64\":true",
                "\"iss\":\"https://evil.example\"",
                "\"p2c\":2147483647",
                "\"unknown\":{\"deep\":[1,2,3]}"
            })
    void otherMembersOfAGoodTokenDoNotCount(String member) throws Exception {
        String token = HostileTokens.signed("{\"alg\":\"RS256\"," + member + "}", NimbusKeys.CLAIMS);

        assertThat(new TokenVerifier(Set.of("RS256"), null)
                        .verify(NimbusKeys.token(token), NimbusKeys.keys(NimbusKeys.rsa()))
                        .claims())
                .isEqualTo(NimbusKeys.json(NimbusKeys.CLAIMS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"crit\":[\"exp\"],\"exp\":1 | its header has crit, and no extension is understood",
                "\"crit\":[\"b64\"],\"b64\":true | its header has crit, and no extension is understood",
                "\"crit\":[] | its header has crit, and no extension is understood",
                "\"crit\":null | its header has crit, and no extension is understood",
                "\"crit\":\"alg\" | its header has crit, and no extension is understood",
                "\"b64\":false | its header has b64, and unencoded payloads are not read",
                "\"b64\":null | its header has b64, and unencoded payloads are not read",
                "\"b64\":\"true\" | its header has b64, and unencoded payloads are not read",
                "\"zip\":\"DEF\" | its header has zip, and compressed tokens are not read",
                "\"zip\":null | its header has zip, and compressed tokens are not read"
            })
    void whatHasToBeUnderstoodIsRefusedInGoodTokensToo(String member, String message) throws Exception {
        assertRefused(
                HostileTokens.signed("{\"alg\":\"RS256\"," + member + "}", NimbusKeys.CLAIMS),
                Problem.CRITICAL_HEADER,
                message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../dev/null",
                "' or '1'='1",
                "https://evil.example/key",
                "RSA",
                "rsa ",
                "rsa\\u0000",
                "",
                "*",
                "0"
            })
    void theNameOfAKeyIsComparedAndNothingElse(String kid) throws Exception {
        assertRefused(
                HostileTokens.signed("{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}", NimbusKeys.CLAIMS),
                Problem.NO_KEY,
                NO_KEY);
    }

    @Test
    void aLongNameOfAKeyIsNotQuoted() throws Exception {
        assertRefused(
                HostileTokens.signed("{\"alg\":\"RS256\",\"kid\":\"" + "k".repeat(8000) + "\"}", NimbusKeys.CLAIMS),
                Problem.NO_KEY,
                NO_KEY);
    }

    @Test
    void encryptedTokensAreNotTakenForSignedOnes() {
        assertRefused(
                HostileTokens.part("{\"alg\":\"RS256\"}") + "....",
                Problem.ENCRYPTION,
                "it is encrypted, and not signed outside");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | its payload is not a JSON object",
                "\"text\" | its payload is not a JSON object",
                "{\"sub\":\"a\",\"sub\":\"b\"} | its payload cannot be read: a JSON member is there more than once",
                "{\"sub\":\"a\"}} | its payload cannot be read: not JSON: text after the value at 11"
            })
    void claimsHaveToBeOneObjectWithoutDuplicates(String claims, String message) throws Exception {
        assertRefused(HostileTokens.signed("{\"alg\":\"RS256\"}", claims), Problem.MALFORMED, message);
    }

    private static String signed(RSAKey key, JWSHeader.Builder header) throws Exception {
        JWSObject token = new JWSObject(header.build(), new Payload(NimbusKeys.CLAIMS));
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}

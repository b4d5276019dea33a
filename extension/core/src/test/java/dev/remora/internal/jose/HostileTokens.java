package dev.remora.internal.jose;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.remora.internal.jose.JoseException.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.Set;

/** Tokens that no library makes: any header and any claims, signed with the provider's key or with none. */
final class HostileTokens {

    private HostileTokens() {}

    static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String unsigned(String header) {
        return part(header) + "." + part(NimbusKeys.CLAIMS) + ".";
    }

    /** Signed well with RS256, whatever the header says. */
    static String signed(String header, String claims) throws GeneralSecurityException {
        try {
            String signed = part(header) + "." + part(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(NimbusKeys.rsa().toPrivateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new GeneralSecurityException(e);
        }
    }

    static void assertRefused(String token, Problem problem, String message) {
        assertRefused(new TokenVerifier(Set.of("RS256"), null), token, problem, message);
    }

    static void assertRefused(TokenVerifier verifier, String token, Problem problem, String message) {
        assertThatExceptionOfType(JoseException.class)
                .isThrownBy(() -> verifier.verify(NimbusKeys.token(token), NimbusKeys.keys(NimbusKeys.rsa())))
                .withMessage(message)
                .withNoCause()
                .returns(problem, JoseException::problem);
    }
}

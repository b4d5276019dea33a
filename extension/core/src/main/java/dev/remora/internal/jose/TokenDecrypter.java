package dev.remora.internal.jose;

import dev.remora.internal.jose.JoseException.Problem;
import dev.remora.internal.message.JoseMessages;
import java.nio.charset.StandardCharsets;

/** Decrypts tokens whose content is a signed token: one that is encrypted alone says nothing about who made it. */
public final class TokenDecrypter {

    private final JoseKey key;

    /**
     * Makes one.
     *
     * @param key a private key; of RSA it decrypts {@code RSA-OAEP-256}, of P-256, P-384, P-521 and X25519 {@code ECDH-ES},
     *     alone and with {@code A128KW}, {@code A192KW}, {@code A256KW}
     */
    public TokenDecrypter(JoseKey key) {
        this.key = key;
    }

    /**
     * Decrypts the token and tells the parts of the signed one in it apart. The content may be encrypted with GCM, or with CBC
     * and HMAC, by keys of every length that RFC 7518 section 5 has.
     *
     * @throws JoseException if it cannot be decrypted, or if its content is not signed
     * @throws dev.remora.SettingsException if jose4j is not on the class path
     */
    public CompactToken decrypt(CompactToken token) throws JoseException {
        if (!token.encrypted()) {
            throw new JoseException(Problem.ENCRYPTION, "it is not encrypted");
        }
        byte[] content;
        try {
            content = JweReader.read(token, key);
        } catch (LinkageError e) {
            throw JoseMessages.libraryMissing(e);
        }
        return signed(token, new String(content, StandardCharsets.ISO_8859_1));
    }

    private static CompactToken signed(CompactToken token, String content) throws JoseException {
        if (content.indexOf('.') < 0 || content.startsWith("{")) {
            throw unsigned();
        }
        CompactToken inner = CompactToken.parse(token.json(), content);
        if (inner.encrypted()) {
            throw new JoseException(Problem.ENCRYPTION, "it is encrypted more than once");
        }
        if (inner.alg().equalsIgnoreCase("none")) {
            throw unsigned();
        }
        return inner;
    }

    private static JoseException unsigned() {
        return new JoseException(Problem.UNSIGNED, "what is encrypted in it is not signed");
    }
}

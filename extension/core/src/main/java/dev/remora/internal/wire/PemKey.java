package dev.remora.internal.wire;

import dev.remora.internal.wire.WireException.Problem;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The private key in PEM text (RFC 7468): PKCS#8, PKCS#8 encrypted with a passphrase, PKCS#1, SEC1. The messages of its
 * exceptions are parts of a sentence, and quote nothing.
 */
public final class PemKey {

    private static final String PRIVATE_KEY = "PRIVATE KEY";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private final String kind;
    private final byte[] der;
    private final UnaryOperator<byte[]> toPkcs8;

    private PemKey(String kind, byte[] der, UnaryOperator<byte[]> toPkcs8) {
        this.kind = kind;
        this.der = der;
        this.toPkcs8 = toPkcs8;
    }

    /**
     * Finds the private key among what else the text may hold, such as certificates.
     *
     * @throws WireException if it is no PEM text, damaged, or encrypted in a way or with a passphrase that does not fit
     */
    public static PemKey read(Secret pem, @Nullable Secret passphrase) {
        // a properties file or an environment variable may hold the line breaks as \n
        Matcher matcher = PEM.matcher(pem.reveal().replace("\\n", "\n").replace("\\r", ""));
        String first = null;
        while (matcher.find()) { // certificates and parameters may stand before the key
            if (matcher.group(1).endsWith(PRIVATE_KEY)) {
                return read(matcher.group(1), matcher.group(2), passphrase);
            }
            first = first == null ? matcher.group(1) : first;
        }
        if (first == null) {
            throw malformed("it is no PEM text");
        }
        return none(first);
    }

    /**
     * The kind of what was found, such as {@code RSA PRIVATE KEY}, {@code Ed25519 PRIVATE KEY} or {@code CERTIFICATE};
     * {@code PRIVATE KEY} for one whose algorithm is not known.
     */
    public String kind() {
        return kind;
    }

    /** @throws WireException if it is damaged, no private key, or one that this Java does not know */
    public PrivateKey privateKey() {
        try {
            String algorithm = kind.endsWith(" " + PRIVATE_KEY) ? kind.substring(0, kind.indexOf(' ')) : kind;
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(toPkcs8.apply(der)));
        } catch (GeneralSecurityException e) {
            throw malformed("its content is no private key that this Java knows"); // no cause: it may quote the key
        }
    }

    private static PemKey read(String label, String body, @Nullable Secret passphrase) {
        return switch (label) {
            case PRIVATE_KEY -> pkcs8(der(body));
            case "RSA PRIVATE KEY" -> new PemKey(label, plain(body), Der::pkcs8OfPkcs1);
            case "EC PRIVATE KEY" -> new PemKey(label, plain(body), Der::pkcs8OfSec1);
            case "ENCRYPTED PRIVATE KEY" -> decrypted(der(body), passphrase);
            case "OPENSSH PRIVATE KEY" ->
                throw malformed("it is in OpenSSH's own format; convert it with ssh-keygen -p -m PEM");
            default -> none(label);
        };
    }

    private static PemKey pkcs8(byte[] der) {
        return new PemKey((Der.keyAlgorithm(der) + " " + PRIVATE_KEY).trim(), der, UnaryOperator.identity());
    }

    private static PemKey none(String label) {
        return new PemKey(label, new byte[0], UnaryOperator.identity());
    }

    private static byte[] plain(String body) {
        if (body.contains("Proc-Type")) {
            throw malformed("it is encrypted in OpenSSL's old way; convert it with openssl pkcs8 -topk8");
        }
        return der(body);
    }

    private static PemKey decrypted(byte[] der, @Nullable Secret passphrase) {
        if (passphrase == null) {
            throw malformed("it is encrypted and there is no passphrase");
        }
        PBEKeySpec password = new PBEKeySpec(passphrase.reveal().toCharArray());
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            // PBES2 does not say by its name which cipher it is; its parameters do
            String name =
                    info.getAlgName().equals("PBES2") ? info.getAlgParameters().toString() : info.getAlgName();
            Cipher cipher = Cipher.getInstance(name);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(name).generateSecret(password),
                    info.getAlgParameters());
            return pkcs8(info.getKeySpec(cipher).getEncoded());
        } catch (NoSuchAlgorithmException | IOException e) {
            throw malformed(
                    "it is encrypted in a way that this Java does not know, or damaged; openssl pkcs8 -topk8 -v2"
                            + " aes-256-cbc makes one that it knows");
        } catch (GeneralSecurityException e) {
            throw malformed("it cannot be decrypted with the passphrase");
        } finally {
            password.clearPassword();
        }
    }

    private static byte[] der(String body) {
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw malformed("its content is not Base64");
        }
    }

    private static WireException malformed(String why) {
        return new WireException(Problem.SYNTAX, why);
    }
}

package dev.remora.internal.oauth1;

import dev.remora.SettingsException;
import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.wire.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Reads RSA private keys from PEM text (RFC 7468): PKCS#1, PKCS#8, and PKCS#8 encrypted with a passphrase. */
final class RsaKeys {

    private static final String PRIVATE_KEY = "PRIVATE KEY";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private final String remoteApp;
    private final String signatureMethod;

    RsaKeys(String remoteApp, String signatureMethod) {
        this.remoteApp = remoteApp;
        this.signatureMethod = signatureMethod;
    }

    RSAPrivateKey read(Secret pem, @Nullable Secret passphrase) {
        // a properties file or an environment variable may hold the line breaks as \n
        Matcher matcher = PEM.matcher(pem.reveal().replace("\\n", "\n").replace("\\r", ""));
        String first = null;
        while (matcher.find()) { // certificates and parameters may stand before the key
            if (matcher.group(1).endsWith(PRIVATE_KEY)) {
                return read(matcher.group(1), matcher.group(2), passphrase);
            }
            first = first == null ? matcher.group(1) : first;
        }
        throw first == null ? malformed("it is no PEM text") : otherKind(first);
    }

    private RSAPrivateKey read(String label, String body, @Nullable Secret passphrase) {
        return switch (label) {
            case PRIVATE_KEY -> pkcs8(der(body));
            case "RSA PRIVATE KEY" -> pkcs1(body);
            case "ENCRYPTED PRIVATE KEY" -> decrypted(der(body), passphrase);
            case "OPENSSH PRIVATE KEY" ->
                throw malformed("it is in OpenSSH's own format; convert it with ssh-keygen -p -m PEM");
            default -> throw otherKind(label);
        };
    }

    private SettingsException otherKind(String label) {
        return OAuth1Messages.rsaKeyOfOtherKind(remoteApp, signatureMethod, label);
    }

    private RSAPrivateKey pkcs1(String body) {
        if (body.contains("Proc-Type")) {
            throw malformed("it is encrypted in OpenSSL's old way; convert it with openssl pkcs8 -topk8");
        }
        return pkcs8(Der.pkcs8OfPkcs1(der(body)));
    }

    private RSAPrivateKey pkcs8(byte[] der) {
        String algorithm = Der.keyAlgorithm(der);
        if (!algorithm.equals("RSA") && !algorithm.isEmpty()) {
            throw otherKind(algorithm + " " + PRIVATE_KEY);
        }
        try {
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | ClassCastException e) {
            throw malformed("its content is no RSA private key");
        }
    }

    private RSAPrivateKey decrypted(byte[] der, @Nullable Secret passphrase) {
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

    private byte[] der(String body) {
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw malformed("its content is not Base64");
        }
    }

    // no cause: a parser's text may quote what it read
    private SettingsException malformed(String why) {
        return OAuth1Messages.rsaKeyMalformed(remoteApp, signatureMethod, why);
    }
}

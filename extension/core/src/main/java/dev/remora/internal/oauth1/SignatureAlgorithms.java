package dev.remora.internal.oauth1;

import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.wire.Secret;
import dev.remora.spi.SignatureMethod;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the signature method that a remote application's settings name. */
public final class SignatureAlgorithms {

    private static final List<String> BUILT_IN = List.of(
            "HMAC-SHA1", "HMAC-SHA256", "HMAC-SHA512", "RSA-SHA1", "RSA-SHA256", "RSA-SHA512", PlaintextAlgorithm.NAME);

    private final String remoteApp;
    private final List<SignatureMethod> own;

    /** Methods of the application's own come before those of the same name that Remora has. */
    public SignatureAlgorithms(String remoteApp, List<SignatureMethod> own) {
        this.remoteApp = remoteApp;
        this.own = List.copyOf(own);
    }

    /**
     * @param rsaKey PEM text, needed by the RSA methods only
     * @param passphrase of an encrypted key
     * @throws dev.remora.SettingsException if there is no such method, or the key is missing or does not fit
     */
    public SignatureAlgorithm named(
            String name, Secret consumerSecret, @Nullable Secret rsaKey, @Nullable Secret passphrase) {
        for (SignatureMethod method : own) {
            if (method.name().equals(name)) {
                return new CustomAlgorithm(method, consumerSecret);
            }
        }
        if (!BUILT_IN.contains(name)) {
            throw OAuth1Messages.unknownSignatureMethod(remoteApp, name, BUILT_IN);
        }
        if (name.equals(PlaintextAlgorithm.NAME)) {
            return new PlaintextAlgorithm(consumerSecret);
        }
        String bits = name.substring(name.indexOf("-SHA") + 4);
        return name.startsWith("HMAC")
                ? new HmacAlgorithm(name, "HmacSHA" + bits, "SHA-" + bits, consumerSecret)
                : rsa(name, bits, rsaKey, passphrase);
    }

    private RsaAlgorithm rsa(String name, String bits, @Nullable Secret rsaKey, @Nullable Secret passphrase) {
        if (rsaKey == null) {
            throw OAuth1Messages.rsaKeyMissing(remoteApp, name);
        }
        RSAPrivateKey key = new RsaKeys(remoteApp, name).read(rsaKey, passphrase);
        RsaAlgorithm algorithm = new RsaAlgorithm(name, "SHA" + bits + "withRSA", "SHA-" + bits, key);
        try {
            algorithm.initialized();
        } catch (IllegalStateException e) {
            throw OAuth1Messages.rsaKeyTooShort(
                    remoteApp, name, key.getModulus().bitLength());
        }
        return algorithm;
    }
}

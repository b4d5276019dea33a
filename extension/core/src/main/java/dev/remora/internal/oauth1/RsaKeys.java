package dev.remora.internal.oauth1;

import dev.remora.SettingsException;
import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.wire.PemKey;
import dev.remora.internal.wire.Secret;
import dev.remora.internal.wire.WireException;
import java.security.interfaces.RSAPrivateKey;
import org.jspecify.annotations.Nullable;

/** Reads RSA private keys from PEM text. */
final class RsaKeys {

    private static final String PRIVATE_KEY = "PRIVATE KEY";

    private final String remoteApp;
    private final String signatureMethod;

    RsaKeys(String remoteApp, String signatureMethod) {
        this.remoteApp = remoteApp;
        this.signatureMethod = signatureMethod;
    }

    RSAPrivateKey read(Secret pem, @Nullable Secret passphrase) {
        PemKey key;
        try {
            key = PemKey.read(pem, passphrase);
        } catch (WireException e) {
            throw malformed(e.getMessage());
        }
        if (!key.kind().equals("RSA " + PRIVATE_KEY) && !key.kind().equals(PRIVATE_KEY)) {
            throw OAuth1Messages.rsaKeyOfOtherKind(remoteApp, signatureMethod, key.kind());
        }
        try {
            return (RSAPrivateKey) key.privateKey();
        } catch (WireException | ClassCastException e) {
            throw malformed("its content is no RSA private key");
        }
    }

    // no cause: a parser's text may quote what it read
    private SettingsException malformed(@Nullable String why) {
        return OAuth1Messages.rsaKeyMalformed(remoteApp, signatureMethod, String.valueOf(why));
    }
}

package dev.remora.internal.config;

import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.wire.Secret;
import java.util.Optional;

/** Reads the RSA private key of OAuth 1.0a. */
final class RsaKeyReader {

    private final SettingValues values;
    private final PrivateKeyReader keys;

    RsaKeyReader(SettingValues values) {
        this.values = values;
        this.keys = new PrivateKeyReader(
                values, RemoteAppKey.RSA_KEY, RemoteAppKey.RSA_KEY_FILE, RemoteAppKey.RSA_KEY_ALIAS, true);
    }

    Optional<Secret> read(String signatureMethod) {
        if (!keys.isSet()) {
            values.missing(
                    RemoteAppKey.RSA_KEY,
                    "signature-method " + signatureMethod + " needs it, or rsa-key-file, or rsa-key-alias");
        }
        return keys.read();
    }
}

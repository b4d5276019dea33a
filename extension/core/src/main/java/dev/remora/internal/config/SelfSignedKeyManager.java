package dev.remora.internal.config;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows a certificate whatever authorities the server lists: none of them has signed one that is self-signed, and the JDK's own key
 * managers keep it back for that.
 */
final class SelfSignedKeyManager extends X509ExtendedKeyManager {

    private final X509ExtendedKeyManager keys;

    SelfSignedKeyManager(X509ExtendedKeyManager keys) {
        this.keys = keys;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] authorities, @Nullable Socket socket) {
        return keys.chooseClientAlias(keyTypes, null, socket);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] keyTypes, Principal @Nullable [] authorities, @Nullable SSLEngine engine) {
        return keys.chooseEngineClientAlias(keyTypes, null, engine);
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] authorities) {
        return keys.getClientAliases(keyType, null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return keys.getCertificateChain(alias);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return keys.getPrivateKey(alias);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] authorities) {
        return keys.getServerAliases(keyType, authorities);
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] authorities, @Nullable Socket socket) {
        return keys.chooseServerAlias(keyType, authorities, socket);
    }
}

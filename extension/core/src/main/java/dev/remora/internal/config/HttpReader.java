package dev.remora.internal.config;

import dev.remora.internal.settings.HttpSettings;
import dev.remora.internal.settings.RemoteAppKey;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStore.TrustedCertificateEntry;
import java.security.KeyStoreException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Reads limits and TLS of both kinds of call. */
final class HttpReader {

    private final SettingValues values;
    private final KeyStoreReader stores;

    HttpReader(SettingValues values) {
        this.values = values;
        this.stores = new KeyStoreReader(values);
    }

    HttpSettings read() {
        return new HttpSettings(
                values.value(RemoteAppKey.CONNECT_TIMEOUT, ValueParser::duration),
                values.value(RemoteAppKey.PROTOCOL_DEADLINE, ValueParser::duration),
                values.value(RemoteAppKey.READ_TIMEOUT, ValueParser::duration),
                values.optional(RemoteAppKey.CALL_DEADLINE, ValueParser::duration)
                        .orElse(null),
                values.value(RemoteAppKey.PROTOCOL_SIZE_LIMIT, ValueParser::bytes),
                values.value(RemoteAppKey.RESPONSE_SIZE_LIMIT, ValueParser::bytes),
                values.value(RemoteAppKey.RESPONSE_VALUE_LIMIT, ValueParser::number),
                new ProxyReader(values).read(),
                sslContext().orElse(null));
    }

    /** Returns empty for the platform's default. */
    private Optional<SSLContext> sslContext() {
        Optional<KeyStore> trust = stores.open(RemoteAppKey.TRUST_STORE, RemoteAppKey.TRUST_STORE_PASSWORD);
        Optional<KeyStore> keys = keyStore();
        if (trust.isEmpty() && keys.isEmpty()) {
            return Optional.empty();
        }
        KeyManager @Nullable [] keyManagers = keys.map(this::keyManagers).orElse(null);
        TrustManager @Nullable [] trustManagers = trust.map(this::trustManagers).orElse(null);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers, trustManagers, null);
            return Optional.of(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<KeyStore> keyStore() {
        if (values.isSet(RemoteAppKey.KEY_STORE) && !values.isSet(RemoteAppKey.KEY_STORE_PASSWORD)) {
            values.missing(RemoteAppKey.KEY_STORE_PASSWORD, "key-store needs it");
            return Optional.empty();
        }
        return stores.open(RemoteAppKey.KEY_STORE, RemoteAppKey.KEY_STORE_PASSWORD);
    }

    private KeyManager @Nullable [] keyManagers(KeyStore store) {
        char[] password = stores.password(RemoteAppKey.KEY_STORE_PASSWORD).orElse(new char[0]);
        try {
            if (!hasEntry(store, PrivateKeyEntry.class)) {
                values.bad(RemoteAppKey.KEY_STORE, "holds no private key with a certificate");
            }
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return isSelfSigned() ? selfSigned(factory.getKeyManagers()) : factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            values.bad(RemoteAppKey.KEY_STORE, "has an entry that key-store-password does not open");
            return null;
        }
    }

    private boolean isSelfSigned() {
        return values.optional(RemoteAppKey.TOKEN_ENDPOINT_AUTH_METHOD, ValueParser::anyText)
                .filter(ClientReader.SELF_SIGNED::equals)
                .isPresent();
    }

    private static KeyManager[] selfSigned(KeyManager[] managers) {
        return Arrays.stream(managers)
                .map(manager ->
                        manager instanceof X509ExtendedKeyManager keys ? new SelfSignedKeyManager(keys) : manager)
                .toArray(KeyManager[]::new);
    }

    private TrustManager @Nullable [] trustManagers(KeyStore store) {
        try {
            if (!hasEntry(store, TrustedCertificateEntry.class)) {
                values.bad(RemoteAppKey.TRUST_STORE, "holds no trusted certificate");
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            values.bad(RemoteAppKey.TRUST_STORE, "cannot be used");
            return null;
        }
    }

    private static boolean hasEntry(KeyStore store, Class<? extends KeyStore.Entry> kind) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.entryInstanceOf(alias, kind)) {
                return true;
            }
        }
        return false;
    }
}

package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom to trust and who to be. */
class TlsSettingsTest {

    @TempDir
    static Path folder;

    private static Path server = Path.of("");
    private static Path client = Path.of("");
    private static Path trustsServer = Path.of("");
    private static Path trustsClient = Path.of("");
    private static Path shop = Path.of("");

    private final Configured configured = Configured.oauth2("x");

    @BeforeAll
    static void makeStores() throws Exception {
        KeyStores stores = new KeyStores(folder);
        server = stores.withKey("server.p12", "PKCS12", "RSA");
        client = stores.withKey("client.jks", "JKS", "RSA");
        trustsServer = stores.trusting(server, "trusts-server.p12");
        trustsClient = stores.trusting(client, "trusts-client.p12");
        shop = stores.withKey("shop.p12", "PKCS12", "EC", "CN=shop");
    }

    @Test
    void theTrustStoreSaysWhomToTrust() throws Exception {
        trust(trustsServer);
        assertThat(handshake(context(Configured.oauth2("x"), server, trustsClient), context(configured), false))
                .isEqualTo("nobody");
    }

    @Test
    void nobodyElseIsTrusted() {
        trust(trustsClient);
        assertThatThrownBy(() ->
                        handshake(context(Configured.oauth2("x"), server, trustsClient), context(configured), false))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void theKeyStoreSaysWhoToBe() throws Exception {
        assertThat(handshake(
                        context(Configured.oauth2("x"), server, trustsClient),
                        context(configured, client, trustsServer),
                        true))
                .isEqualTo("CN=localhost");
    }

    /** RFC 8705 section 2.2: no authority has signed it that a server could list when it asks. */
    @Test
    void aSelfSignedCertificateIsShownWhateverAuthoritiesTheServerLists() throws Exception {
        configured.with("remora.x.token-endpoint-auth-method", "self_signed_tls_client_auth");
        assertThat(handshake(serverThatListsOneAuthority(), context(configured, shop, trustsServer), true))
                .isEqualTo("CN=shop");
    }

    @Test
    void anyOtherIsShownToServersThatListItsAuthority() throws Exception {
        configured.with("remora.x.token-endpoint-auth-method", "tls_client_auth");
        assertThatThrownBy(
                        () -> handshake(serverThatListsOneAuthority(), context(configured, shop, trustsServer), true))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void aTrustStoreHasToHoldACertificate() {
        trust(server);
        refuses("trust-store (remora.x.trust-store) holds no trusted certificate");
    }

    @Test
    void aTrustStoreHasToBeOne() throws IOException {
        trust(Files.writeString(folder.resolve("text.p12"), "text"));
        refuses("trust-store (remora.x.trust-store) is no PKCS#12 or JKS file that trust-store-password opens");
    }

    @Test
    void aTrustStoreHasToBeThere() {
        trust(folder.resolve("none.p12"));
        refuses("trust-store (remora.x.trust-store) names no file that can be read");
    }

    @Test
    void aKeyStoreNeedsItsPassword() {
        configured.with("remora.x.key-store", server.toString());
        refuses(
                "key-store-password is missing (key-store needs it); looked for in property remora.x.key-store-password;"
                        + " environment variable REMORA_X_KEY_STORE_PASSWORD");
    }

    @Test
    void aKeyStoreHasToHoldAKey() {
        configured
                .with("remora.x.key-store", trustsServer.toString())
                .with("remora.x.key-store-password", KeyStores.PASSWORD);
        refuses("key-store (remora.x.key-store) holds no private key with a certificate");
    }

    @Test
    void aFolderIsNoStore() {
        configured
                .with("remora.x.key-store", folder.toString())
                .with("remora.x.key-store-password", KeyStores.PASSWORD);
        refuses("key-store (remora.x.key-store) names no file that can be read");
    }

    private void trust(Path store) {
        configured
                .with("remora.x.trust-store", store.toString())
                .with("remora.x.trust-store-password", KeyStores.PASSWORD);
    }

    private void refuses(String text) {
        assertThat(configured.refused("x")).hasMessage("REMORA-00001: remote app 'x': " + text);
    }

    /** The provider's TLS takes every certificate and leaves it to the token endpoint. */
    private static SSLContext serverThatListsOneAuthority() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance(server.toFile(), KeyStores.PASSWORD.toCharArray());
        X509Certificate listed = (X509Certificate) keys.getCertificate("signing");
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, KeyStores.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), new TrustManager[] {new TakesEveryCertificate(listed)}, null);
        return context;
    }

    private static final class TakesEveryCertificate implements X509TrustManager {

        private final X509Certificate listed;

        private TakesEveryCertificate(X509Certificate listed) {
            this.listed = listed;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[] {listed};
        }
    }

    private static SSLContext context(Configured configured, Path keys, Path trusted) {
        return context(configured
                .with("remora.x.key-store", keys.toString())
                .with("remora.x.key-store-password", KeyStores.PASSWORD)
                .with("remora.x.trust-store", trusted.toString())
                .with("remora.x.trust-store-password", KeyStores.PASSWORD));
    }

    private static SSLContext context(Configured configured) {
        return Objects.requireNonNull(configured.read("x").http().sslContext());
    }

    /** Who the client is to the server. */
    private static String handshake(SSLContext serverSide, SSLContext clientSide, boolean needClient) throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (SSLServerSocket listening =
                (SSLServerSocket) serverSide.getServerSocketFactory().createServerSocket(0, 1, loopback)) {
            listening.setNeedClientAuth(needClient);
            Future<String> seen = threads.submit(() -> {
                try (SSLSocket accepted = (SSLSocket) listening.accept()) {
                    accepted.startHandshake();
                    accepted.getOutputStream().write(1);
                    return needClient ? accepted.getSession().getPeerPrincipal().getName() : "nobody";
                }
            });
            try (SSLSocket socket =
                    (SSLSocket) clientSide.getSocketFactory().createSocket(loopback, listening.getLocalPort())) {
                socket.startHandshake();
                assertThat(socket.getInputStream().read()).isOne();
            }
            return seen.get();
        } finally {
            threads.shutdownNow();
        }
    }
}

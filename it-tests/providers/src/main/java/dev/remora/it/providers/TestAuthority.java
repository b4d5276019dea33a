package dev.remora.it.providers;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A certificate authority for one run, whose certificates no machine trusts by itself: one for servers on loopback, two for clients. */
public final class TestAuthority {

    /** The password of its stores. */
    public static final String PASSWORD = "changeit";

    /** The subject of the client's certificate. */
    public static final String CLIENT_SUBJECT = "CN=shop";

    private static final String ALL = "all.p12";

    private final Path directory;

    private TestAuthority(Path directory) {
        this.directory = directory;
    }

    /** Makes one with the JDK's keytool: the JDK has no API for certificates. */
    public static TestAuthority make(Path directory) {
        TestAuthority authority = new TestAuthority(directory);
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(directory.resolve(ALL));
            authority.keyPair("authority", "CN=Test authority", "-ext", "bc:c");
            authority.keyPair(
                    "server", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1,dns:localhost", "-signer", "authority");
            authority.keyPair("client", CLIENT_SUBJECT, "-ext", "eku=clientAuth", "-signer", "authority");
            authority.keyPair("other", "CN=other", "-ext", "eku=clientAuth", "-signer", "authority");
            authority.keyPair("self-signed", CLIENT_SUBJECT, "-ext", "eku=clientAuth");
            KeyStore all = load(directory.resolve(ALL));
            KeyStore trusted = empty();
            trusted.setCertificateEntry("authority", all.getCertificate("authority"));
            authority.store(trusted, "trust.p12");
            Files.writeString(authority.certificateFile(), pem(all.getCertificate("authority")));
            authority.store(entry(all, "server"), "server.p12");
            for (String alias : List.of("client", "other", "self-signed")) {
                authority.store(entry(all, alias), alias + ".p12");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return authority;
    }

    /** A store with the authority's certificate, PKCS#12. */
    public Path trustStore() {
        return directory.resolve("trust.p12");
    }

    /** A store with the client's key and certificate, PKCS#12. */
    public Path clientKeyStore() {
        return directory.resolve("client.p12");
    }

    /** A store with the key of another client, and a certificate of the same authority, PKCS#12. */
    public Path otherKeyStore() {
        return directory.resolve("other.p12");
    }

    /** A store with a key, and a certificate for the client's name that nobody else has signed, PKCS#12. */
    public Path selfSignedKeyStore() {
        return directory.resolve("self-signed.p12");
    }

    /** The authority's certificate, PEM. */
    Path certificateFile() {
        return directory.resolve("authority.pem");
    }

    /** A store with the key and certificate of servers, PKCS#12. */
    Path serverKeyStore() {
        return directory.resolve("server.p12");
    }

    /** TLS of somebody who trusts this authority, and has no certificate. */
    public SSLContext browser() {
        return context(null);
    }

    /** The certificate in a client's store. */
    public Certificate certificate(Path keyStore) {
        try {
            KeyStore store = load(keyStore);
            return store.getCertificate(store.aliases().nextElement());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key of a client's store as the provider is given it, with the certificate in {@code x5c}. */
    public JsonObject jwk(Path keyStore) {
        Certificate certificate = certificate(keyStore);
        try {
            return Documents.read(new ECKey.Builder(Curve.P_256, (ECPublicKey) certificate.getPublicKey())
                    .x509CertChain(List.of(com.nimbusds.jose.util.Base64.encode(certificate.getEncoded())))
                    .build()
                    .toJSONString());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    SSLContext server() {
        return context(serverKeyStore());
    }

    private SSLContext context(@Nullable Path keyStore) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore == null ? empty() : load(keyStore), PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(load(trustStore()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        String base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }

    private static KeyStore entry(KeyStore all, String alias) throws GeneralSecurityException, IOException {
        Key key = all.getKey(alias, PASSWORD.toCharArray());
        KeyStore store = empty();
        store.setKeyEntry(alias, key, PASSWORD.toCharArray(), all.getCertificateChain(alias));
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private void store(KeyStore store, String file) throws GeneralSecurityException, IOException {
        try (OutputStream out = Files.newOutputStream(directory.resolve(file))) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    private void keyPair(String alias, String subject, String... more) throws IOException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Stream<String> command = Stream.of(
                keytool,
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC",
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                subject);
        Stream<String> store = Stream.of("-keystore", ALL, "-storetype", "PKCS12", "-storepass", PASSWORD);
        List<String> all =
                Stream.concat(Stream.concat(command, Stream.of(more)), store).toList();
        Path log = directory.resolve("keytool.log");
        Process process = new ProcessBuilder(all)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("keytool failed; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

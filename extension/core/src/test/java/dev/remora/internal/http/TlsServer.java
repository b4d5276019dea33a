package dev.remora.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An https server on loopback with a certificate of an authority of its own, both made by the JDK's keytool. */
public final class TlsServer implements AutoCloseable {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Certificate authority;
    private final RawServer server;

    /** The certificate is for that name and begins to be valid at that time, in keytool's words. */
    public TlsServer(Path directory, String subjectName, String startDate, int validDays)
            throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore keys = keyStore(directory, subjectName, startDate, validDays);
        authority = keys.getCertificate("authority");
        keys.deleteEntry("authority"); // or the server might show it instead of its own
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = new RawServer(
                context.getServerSocketFactory().createServerSocket(0, 200, InetAddress.getLoopbackAddress()));
    }

    public URI uri() {
        return URI.create("https://localhost:" + server.port() + "/token");
    }

    /** What an application has that trusts this server, and no other. */
    SSLContext trust() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", authority);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    List<String> requests() {
        return server.requests();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static KeyStore keyStore(Path directory, String subjectName, String startDate, int validDays)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path file = directory.resolve(subjectName + startDate + ".p12");
        keytool(file, "-alias", "authority", "-dname", "CN=Authority", "-ext", "bc:critical=ca:true");
        List<String> server = List.of("-alias", "server", "-signer", "authority", "-dname", "CN=" + subjectName);
        List<String> validity = List.of("-startdate", startDate, "-validity", String.valueOf(validDays));
        keytool(
                file,
                Stream.of(server, List.of("-ext", "san=dns:" + subjectName), validity)
                        .flatMap(List::stream)
                        .toArray(String[]::new));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static void keytool(Path file, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC")); // it lives for half a second
        command.addAll(List.of("-genkeypair", "-keyalg", "EC", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", file.toString(), "-storepass", new String(PASSWORD)));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(output);
        }
    }
}

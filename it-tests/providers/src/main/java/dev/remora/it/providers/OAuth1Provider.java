package dev.remora.it.providers;

import dev.remora.it.browser.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/** Jersey's OAuth 1.0a provider, in a process of its own. Its user is Alice. */
public final class OAuth1Provider implements AutoCloseable {

    /** Key of the consumer that has a secret, for HMAC-SHA1. */
    public static final String CONSUMER = "secret-consumer";

    /** Its secret, with characters that have to be encoded. */
    public static final String SECRET = "canary-oauth1 &%+s\u00e9cret";

    /** Key of the consumer for PLAINTEXT. */
    public static final String PLAIN_CONSUMER = "plain-consumer";

    /** Its secret: Jersey does not encode secrets for PLAINTEXT, though RFC 5849 section 3.4.4 says so. */
    public static final String PLAIN_SECRET = "canary-oauth1-plain";

    /** Key of the consumer that has a certificate, for RSA-SHA1. */
    public static final String RSA_CONSUMER = "rsa-consumer";

    private final ProviderProcess process;
    private final RsaIdentity identity;
    private final Browser observer = new Browser();

    private OAuth1Provider(ProviderProcess process, RsaIdentity identity) {
        this.process = process;
        this.identity = identity;
    }

    /**
     * Starts it.
     *
     * @param jar the program
     * @param work where to put keys and the log
     */
    public static OAuth1Provider start(Path jar, Path work) {
        try {
            RsaIdentity identity = RsaIdentity.make(work);
            Path consumers = work.resolve("consumers.properties");
            Properties secrets = new Properties();
            secrets.setProperty(CONSUMER, SECRET);
            secrets.setProperty(PLAIN_CONSUMER, PLAIN_SECRET);
            secrets.setProperty(RSA_CONSUMER, identity.certificate());
            try (Writer writer = Files.newBufferedWriter(consumers, StandardCharsets.UTF_8)) {
                secrets.store(writer, null);
            }
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            ProcessBuilder builder = new ProcessBuilder(List.of(
                    java,
                    "-Xmx96m",
                    "-XX:TieredStopAtLevel=1",
                    "-jar",
                    jar.toString(),
                    consumers.toString(),
                    CONSUMER));
            ProviderProcess process = ProviderProcess.start(
                    builder,
                    work.resolve("oauth1-provider.log"),
                    Pattern.compile("^ready (\\d+)$"),
                    Duration.ofSeconds(60));
            return new OAuth1Provider(process, identity);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Its address, with a slash at the end. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + process.readyGroup() + "/");
    }

    /** The private key of {@link #RSA_CONSUMER}, PKCS#8, PEM. */
    public String rsaKey() {
        return identity.privateKey();
    }

    /** The requests that arrived: method, path and signature method. */
    public List<String> journal() {
        return observer.open(base().resolve("journal")).text().lines().toList();
    }

    /** Forgets the requests that arrived. */
    public void clearJournal() {
        observer.exchange(HttpRequest.newBuilder(base().resolve("journal")).DELETE());
    }

    @Override
    public void close() {
        process.close();
    }
}

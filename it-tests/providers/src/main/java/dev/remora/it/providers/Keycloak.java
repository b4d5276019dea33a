package dev.remora.it.providers;

import dev.remora.it.browser.HtmlForm;
import dev.remora.it.browser.Page;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keycloak with the realm of {@link KeycloakRealm}, in a process of its own. The realm is imported once; each start works on a copy
 * of the database, so that runs side by side do not meet.
 */
public final class Keycloak implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final ProviderProcess process;
    private final String http;
    private final String https;
    private final Map<String, String> clientKeys;

    private Keycloak(ProviderProcess process, String http, String https, Map<String, String> clientKeys) {
        this.process = process;
        this.http = http;
        this.https = https;
        this.clientKeys = clientKeys;
    }

    /**
     * Starts it; the first start after unpacking takes up to a minute more than later ones.
     *
     * @param home where Keycloak was unpacked
     * @param work where to put the log and the copy of the database
     * @param authority of its certificate and those of its clients
     */
    public static Keycloak start(Path home, Path work, TestAuthority authority) {
        try {
            Path own = work.resolve("keycloak");
            Map<String, String> clientKeys = copyDatabase(home, own, authority);
            ProviderProcess process = run(home, own, work.resolve("keycloak.log"), authority);
            String[] addresses = process.readyGroup().split(" and ", 2);
            return new Keycloak(process, addresses[0], addresses[1], clientKeys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProviderProcess run(Path home, Path database, Path log, TestAuthority authority) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                "bash",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--db=dev-file",
                "--http-host=127.0.0.1",
                "--http-port=0", // it takes a free one, and tells it
                "--https-port=0",
                "--https-client-auth=request",
                "--https-key-store-file=" + authority.serverKeyStore(),
                "--https-key-store-password=" + TestAuthority.PASSWORD,
                "--https-trust-store-file=" + authority.trustStore(),
                "--https-trust-store-password=" + TestAuthority.PASSWORD));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=true");
        builder.environment()
                .put("KC_DB_URL", "jdbc:h2:file:" + database.resolve("keycloakdb") + ";NON_KEYWORDS=VALUE");
        Pattern ready = Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:\\d+ and https://127\\.0\\.0\\.1:\\d+)");
        return ProviderProcess.start(builder, log, ready, LIMIT);
    }

    /**
     * Copies the database with the realm, which the first of all runs makes while the others wait. Returns the private keys of
     * clients, by their names.
     */
    private static Map<String, String> copyDatabase(Path home, Path to, TestAuthority authority) throws IOException {
        Path data = Files.createDirectories(home.resolve("data"));
        try (FileChannel lock = lockFile(data)) {
            lock.lock(); // until the channel is closed
            Map<String, String> privateKeys = importRealm(home, authority);
            clear(to);
            try (Stream<Path> files = Files.list(data.resolve("h2"))) {
                for (Path each : files.toList()) {
                    Files.copy(each, to.resolve(each.getFileName()));
                }
            }
            return privateKeys;
        }
    }

    private static FileChannel lockFile(Path data) throws IOException {
        return FileChannel.open(data.resolve("import.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /**
     * Imports the realm, unless that was done: the first start finds it in the database.
     *
     * @param home where Keycloak was unpacked
     * @param authority of the certificate that it has meanwhile
     */
    static void prepare(Path home, TestAuthority authority) throws IOException {
        try (FileChannel lock = lockFile(Files.createDirectories(home.resolve("data")))) {
            lock.lock();
            importRealm(home, authority);
        }
    }

    /** Returns the private keys of clients, by their names. */
    private static Map<String, String> importRealm(Path home, TestAuthority authority) throws IOException {
        Map<String, String> privateKeys = new HashMap<>();
        Map<String, JsonObject> published = new HashMap<>();
        for (Map.Entry<String, Supplier<JwtKey>> client : KeycloakRealm.KEYS.entrySet()) {
            Path pem = home.resolve("data/" + client.getKey() + ".pem");
            Path jwk = home.resolve("data/" + client.getKey() + ".json");
            if (!Files.exists(jwk)) {
                JwtKey key = client.getValue().get();
                Files.writeString(pem, key.pem());
                Files.writeString(jwk, key.jwk().toString());
            }
            privateKeys.put(client.getKey(), Files.readString(pem));
            published.put(client.getKey(), Documents.read(Files.readString(jwk)));
        }
        importRealm(home, KeycloakRealm.json(published), authority);
        return privateKeys;
    }

    /** A realm that is in the database is not imported again, so another one needs a new database. */
    private static void importRealm(Path home, String realm, TestAuthority authority) throws IOException {
        Path imported = home.resolve("data/imported-realm.json");
        if (Files.exists(imported) && Files.readString(imported).equals(realm)) {
            return;
        }
        Files.deleteIfExists(imported);
        Path database = home.resolve("data/h2");
        clear(database);
        Path toImport = home.resolve("data/import/" + KeycloakRealm.NAME + "-realm.json");
        Files.createDirectories(toImport.getParent());
        Files.writeString(toImport, realm);
        run(home, database, home.resolve("data/import.log"), authority).close();
        Files.writeString(imported, realm);
    }

    private static void clear(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
    }

    /** The realm, as its tokens name it. */
    public String issuer() {
        return http + "/realms/" + KeycloakRealm.NAME;
    }

    /** The realm, as its tokens name it to whoever uses TLS. */
    public String issuerOverTls() {
        return https + "/realms/" + KeycloakRealm.NAME;
    }

    /** The private key of a client that has one, PKCS#8, PEM. */
    public String clientKey(String client) {
        String key = clientKeys.get(client);
        if (key == null) {
            throw new IllegalArgumentException(client + " has no key");
        }
        return key;
    }

    /** Has logout tokens for {@link KeycloakRealm#OPENID_CLIENT} sent there from now on. */
    public void sendLogoutTokensTo(URI uri) {
        new KeycloakAdmin(http).setAttribute(KeycloakRealm.OPENID_CLIENT, "backchannel.logout.url", uri.toString());
    }

    /** Address of the realm's protocol endpoints, {@code auth}, {@code token} and {@code userinfo}, with a slash at the end. */
    public URI endpoints() {
        return URI.create(issuer() + "/protocol/openid-connect/");
    }

    /** Keycloak's sign-in form, filled in for Alice. */
    public static HtmlForm signIn(Page page) {
        return page.formWith("username").with("username", KeycloakRealm.USER).with("password", KeycloakRealm.PASSWORD);
    }

    @Override
    public void close() {
        process.close();
    }
}

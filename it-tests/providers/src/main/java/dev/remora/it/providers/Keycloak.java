package dev.remora.it.providers;

import dev.remora.it.browser.HtmlForm;
import dev.remora.it.browser.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keycloak with the realm of {@link KeycloakRealm}, in a process of its own. The realm is imported once and kept in its data. */
public final class Keycloak implements AutoCloseable {

    private final ProviderProcess process;
    private final String clientKey;

    private Keycloak(ProviderProcess process, String clientKey) {
        this.process = process;
        this.clientKey = clientKey;
    }

    /**
     * Starts it; the first start after unpacking takes up to a minute more than later ones.
     *
     * @param home where Keycloak was unpacked
     * @param work where to put the log
     */
    public static Keycloak start(Path home, Path work) {
        try {
            String clientKey = prepare(home.resolve("data"));
            ProcessBuilder builder = new ProcessBuilder(List.of(
                    "bash",
                    home.resolve("bin/kc.sh").toString(),
                    "start-dev",
                    "--import-realm",
                    "--db=dev-file",
                    "--http-host=127.0.0.1",
                    "--http-port=0")); // it takes a free one, and tells it
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=true");
            ProviderProcess process = ProviderProcess.start(
                    builder,
                    work.resolve("keycloak.log"),
                    Pattern.compile("Listening on: (http://127\\.0\\.0\\.1:\\d+)"),
                    Duration.ofMinutes(5));
            return new Keycloak(process, clientKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A realm that is in the database is not imported again, so another one needs a new database. The client's key is kept beside it.
     */
    private static String prepare(Path data) throws IOException {
        Path pem = data.resolve("client-key.pem");
        Path jwk = data.resolve("client-key.json");
        if (!Files.exists(jwk)) {
            JwtKey key = JwtKey.ec("shop-key-1");
            Files.createDirectories(data);
            Files.writeString(pem, key.pem());
            Files.writeString(jwk, key.jwk().toString());
        }
        importRealm(data, KeycloakRealm.json(Documents.read(Files.readString(jwk))));
        return Files.readString(pem);
    }

    private static void importRealm(Path data, String realm) throws IOException {
        Path file = data.resolve("import/" + KeycloakRealm.NAME + "-realm.json");
        if (!Files.exists(file) || !Files.readString(file).equals(realm)) {
            Path database = data.resolve("h2");
            if (Files.isDirectory(database)) {
                try (Stream<Path> files = Files.list(database)) {
                    for (Path each : files.toList()) {
                        Files.delete(each);
                    }
                }
            }
            Files.createDirectories(file.getParent());
            Files.writeString(file, realm);
        }
    }

    /** The realm, as its tokens name it. */
    public String issuer() {
        return process.readyGroup() + "/realms/" + KeycloakRealm.NAME;
    }

    /** The private key of {@link KeycloakRealm#KEY_CLIENT}, PKCS#8, PEM. */
    public String clientKey() {
        return clientKey;
    }

    /** Has logout tokens for {@link KeycloakRealm#OPENID_CLIENT} sent there from now on. */
    public void sendLogoutTokensTo(URI uri) {
        new KeycloakAdmin(process.readyGroup())
                .setAttribute(KeycloakRealm.OPENID_CLIENT, "backchannel.logout.url", uri.toString());
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

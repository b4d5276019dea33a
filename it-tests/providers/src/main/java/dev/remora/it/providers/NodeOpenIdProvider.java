package dev.remora.it.providers;

import dev.remora.it.browser.HtmlForm;
import dev.remora.it.browser.Page;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The OpenID-certified provider for Node, in a process of its own. */
public final class NodeOpenIdProvider implements AutoCloseable {

    /** Its user; every name will do. */
    public static final String USER = "alice";

    private final ProviderProcess process;
    private final String issuer;
    private final String addressForCertificates;

    private NodeOpenIdProvider(ProviderProcess process) {
        this.process = process;
        String[] addresses = process.readyGroup().split(" and ", 2);
        issuer = addresses[0];
        addressForCertificates = addresses[1];
    }

    /**
     * Starts it.
     *
     * @param program the folder with {@code provider.mjs} and the installed packages
     * @param work where to put the clients and the log
     * @param authority of its certificate and those of its clients
     * @param clients each as OpenID Connect Dynamic Client Registration has it
     */
    public static NodeOpenIdProvider start(Path program, Path work, TestAuthority authority, List<JsonObject> clients) {
        try {
            Path file = Files.createDirectories(work).resolve("openid-clients.json");
            JsonArrayBuilder all = Json.createArrayBuilder();
            clients.forEach(all::add);
            Files.writeString(file, all.build().toString());
            ProcessBuilder builder = new ProcessBuilder(List.of(
                    "node",
                    program.resolve("provider.mjs").toString(),
                    file.toString(),
                    authority.serverKeyStore().toString(),
                    TestAuthority.PASSWORD,
                    authority.certificateFile().toString()));
            return new NodeOpenIdProvider(ProviderProcess.start(
                    builder,
                    work.resolve("openid-provider.log"),
                    Pattern.compile("^ready (\\S+ and \\S+)$"),
                    Duration.ofSeconds(60)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A confidential client with that callback. */
    public static JsonObjectBuilder client(String id, String secret, URI callback) {
        return client(id, callback).add("client_secret", secret);
    }

    /** A client with that callback that shows a certificate, to which its access tokens are bound. */
    public static JsonObjectBuilder clientWithCertificate(String id, String method, URI callback) {
        return client(id, callback)
                .add("token_endpoint_auth_method", method)
                .add("tls_client_certificate_bound_access_tokens", true);
    }

    private static JsonObjectBuilder client(String id, URI callback) {
        JsonArray grants = Json.createArrayBuilder()
                .add("authorization_code")
                .add("refresh_token")
                .build();
        return Json.createObjectBuilder()
                .add("client_id", id)
                .add("redirect_uris", Json.createArrayBuilder().add(callback.toString()))
                .add("grant_types", grants);
    }

    /** Its issuer, as its tokens name it. */
    public String issuer() {
        return issuer;
    }

    /** Where it asks clients for their certificates. */
    public String addressForCertificates() {
        return addressForCertificates;
    }

    /** Its sign-in form, filled in for Alice. */
    public static HtmlForm signIn(Page page) {
        return page.formWith("login").with("login", USER).with("password", "x");
    }

    @Override
    public void close() {
        process.close();
    }
}

package dev.remora.it.providers;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * An OpenID provider with as many issuers as are asked for, each with its own path, keys and faults. Its tokens are signed by
 * another implementation of JOSE than Remora uses.
 */
public final class ScriptedOpenIdProvider implements AutoCloseable {

    private static final String WELL_KNOWN = "/.well-known/";

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, ScriptedIssuer> issuers = new ConcurrentHashMap<>();
    private final JwtKey key = JwtKey.rsa("first");
    private final LoopbackServer server;

    private ScriptedOpenIdProvider(LoopbackServer server) {
        this.server = server;
    }

    /** Starts one. */
    public static ScriptedOpenIdProvider start() {
        return start(LoopbackServer.create());
    }

    /** Starts one over TLS. */
    public static ScriptedOpenIdProvider start(TestAuthority authority) {
        return start(LoopbackServer.create(authority.server()));
    }

    private static ScriptedOpenIdProvider start(LoopbackServer server) {
        ScriptedOpenIdProvider provider = new ScriptedOpenIdProvider(server);
        provider.server.handle("/", provider::handle).start();
        return provider;
    }

    /** Its address, with a slash at the end. */
    public URI base() {
        return server.base();
    }

    /** The key with which its issuers sign at first: RS256, named {@code first}. */
    public JwtKey key() {
        return key;
    }

    /** The issuer of that name, which is the only segment of its path; made when it is first asked for. */
    public ScriptedIssuer issuer(String name) {
        return issuers.computeIfAbsent(name, each -> new ScriptedIssuer(base() + each, key));
    }

    @Override
    public void close() {
        closing.countDown();
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith(WELL_KNOWN)) {
                String[] parts = path.substring(WELL_KNOWN.length()).split("/", 2);
                OpenIdEndpoint endpoint = parts[0].equals("oauth-authorization-server")
                        ? OpenIdEndpoint.OAUTH_METADATA
                        : OpenIdEndpoint.METADATA_INSERTED;
                issuer(parts.length == 2 ? parts[1] : "").handle(endpoint, exchange, closing);
            } else {
                String[] parts = path.substring(1).split("/", 2);
                OpenIdEndpoint endpoint = OpenIdEndpoint.at(parts.length == 2 ? parts[1] : "");
                issuer(parts[0]).handle(endpoint, exchange, closing);
            }
        }
    }
}

package dev.remora.it.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.remora.OAuth;
import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import dev.remora.it.stores.datasource.TransactionApplication;
import dev.remora.jaxrs.RemoteAppFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A sign-in whose token {@code remora-jdbc} keeps in a data source of the server, and a rollback that leaves a refreshed token
 * alone; each server has a subclass that deploys {@link #archive}.
 */
public abstract class DataSourceScenario {

    private static final AtomicInteger ISSUED = new AtomicInteger();
    private static final HttpServer PROVIDER = provider();

    /**
     * The application.
     *
     * @param dataSource its JNDI name
     * @param store the library that keeps tokens
     */
    protected static WebArchive archive(String dataSource, JavaArchive store) {
        String provider = "http://127.0.0.1:" + PROVIDER.getAddress().getPort();
        return ShrinkWrap.create(WebArchive.class, "store.war")
                .addPackage(TransactionApplication.class.getPackage())
                .addAsLibraries(StoreArchive.library(OAuth.class), StoreArchive.library(RemoteAppFeature.class), store)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsResource(
                        new StringAsset(String.join(
                                "\n",
                                "remora.endpoints=true",
                                "remora.op.client-id=key",
                                "remora.op.client-secret=secret",
                                "remora.op.base-url=" + provider + "/",
                                "remora.op.authorize-url=" + provider + "/authorize",
                                "remora.op.token-url=" + provider + "/token",
                                "remora.jdbc-datasource=" + dataSource,
                                "remora.jdbc-schema=create",
                                "remora.session-store=store",
                                "remora.store-key=" + Base64.getEncoder().encodeToString(new byte[32]))),
                        "META-INF/microprofile-config.properties");
    }

    @AfterAll
    protected static void stop() {
        PROVIDER.stop(0);
    }

    @Test
    protected void aRollbackOfTheApplicationKeepsTheRefreshedToken() {
        URI api = URI.create("http://127.0.0.1:" + Integer.getInteger("remora.it.http-port") + "/store/api/");
        Browser browser = new Browser();
        URI question =
                browser.exchange(api.resolve("oauth/op/login")).location().orElseThrow();
        String state = question.getQuery().replaceFirst("(?:.*&)?state=([^&]+).*", "$1");

        Page signedIn = browser.exchange(api.resolve("oauth/op/callback?code=c&state=" + state));

        assertThat(signedIn.status()).as("%s", signedIn).isEqualTo(303);
        assertThat(browser.cookies(api)).hasSize(1);
        assertThat(browser.exchange(api.resolve("kept")).text()).isEqualTo("refresh-1 tokens 1");

        Page rolledBack = browser.exchange(
                HttpRequest.newBuilder(api.resolve("rolled-back")).POST(BodyPublishers.noBody()));

        assertThat(rolledBack.text()).isEqualTo("refresh-2 own 0 active true");
        assertThat(browser.exchange(api.resolve("kept")).text()).isEqualTo("refresh-2 tokens 1");
    }

    /** Each answer has the next refresh token. */
    private static HttpServer provider() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/token", DataSourceScenario::issue);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void issue(HttpExchange exchange) throws IOException {
        int number = ISSUED.incrementAndGet();
        byte[] token = ("{\"access_token\":\"access-" + number + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,"
                        + "\"refresh_token\":\"refresh-" + number + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, token.length);
        exchange.getResponseBody().write(token);
        exchange.close();
    }
}

package dev.remora.it.oauth1;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executors;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.oauth1.DefaultOAuth1Provider;
import org.glassfish.jersey.server.oauth1.OAuth1ServerFeature;
import org.glassfish.jersey.server.oauth1.OAuth1ServerProperties;

/**
 * Starts the provider on a free loopback port and prints {@code ready <port>}. Its first argument is a properties file with
 * the secret of each consumer: key to secret, or to the PEM text of an X.509 certificate for RSA; its second the key of the
 * consumer that an empty token belongs to. It ends when standard input does, so that it cannot outlive whoever started it.
 */
final class ProviderMain {

    private ProviderMain() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext(
                "/", ContainerFactory.createContainer(HttpHandler.class, application(arguments[0], arguments[1])));
        server.start();
        System.out.println("ready " + server.getAddress().getPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        Runtime.getRuntime().halt(0);
    }

    private static ResourceConfig application(String consumers, String oneLegged) throws IOException {
        DefaultOAuth1Provider provider = provider(Path.of(consumers));
        provider.addAccessToken(
                "", "", oneLegged, "", () -> "one-legged " + oneLegged, Set.of(), new MultivaluedHashMap<>());
        Journal journal = new Journal();
        return new ResourceConfig(AuthorizePage.class, EchoApi.class, JournalApi.class, JournalFilter.class)
                .register(new OAuth1ServerFeature(
                        new TwoLeggedProvider(provider), "oauth/request_token", "oauth/access_token"))
                .property(OAuth1ServerProperties.REALM, "api")
                .register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(provider).to(DefaultOAuth1Provider.class);
                        bind(journal).to(Journal.class);
                    }
                });
    }

    private static DefaultOAuth1Provider provider(Path consumers) throws IOException {
        Properties secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(consumers, StandardCharsets.UTF_8)) {
            secrets.load(reader);
        }
        DefaultOAuth1Provider provider = new DefaultOAuth1Provider();
        for (String key : secrets.stringPropertyNames()) {
            provider.registerConsumer("owner of " + key, key, secrets.getProperty(key), new MultivaluedHashMap<>());
        }
        return provider;
    }
}

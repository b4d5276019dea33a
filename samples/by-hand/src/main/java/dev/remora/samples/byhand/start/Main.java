package dev.remora.samples.byhand.start;

import dev.remora.samples.provider.Client;
import dev.remora.samples.provider.Endpoints;
import dev.remora.samples.provider.StandInProvider;
import jakarta.ws.rs.SeBootstrap;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code mvn -Pby-hand}, with {@code -Dby-hand.port=8080 -Dprovider.port=4000} for other ports. */
public final class Main {

    private Main() {}

    /**
     * Runs until the process is stopped.
     *
     * @param args not used
     * @throws IOException if the provider cannot start
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Logger.getLogger("").setLevel(Level.WARNING);
        StandInProvider provider = StandInProvider.start(Integer.getInteger("provider.port", 4000));
        SeBootstrap.Instance application = start(provider, Integer.getInteger("by-hand.port", 8080));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            application.stop().toCompletableFuture().join();
            provider.close();
        }));
        String home = "http://localhost:" + application.configuration().port();
        System.out.println("Ready: " + home + "/github/login, or twitter, weibo, acme  (Ctrl+C stops it)");
        new CountDownLatch(1).await();
    }

    /** Points the remote applications to the stand-in provider, and starts. */
    static SeBootstrap.Instance start(StandInProvider provider, int port) {
        Endpoints.settings(provider.uri().toString()).forEach(System::setProperty);
        for (String app : List.of("twitter", "github", "weibo", "acme")) {
            System.setProperty("remora." + app + ".client-id", Client.SAMPLE.key());
            System.setProperty("remora." + app + ".client-secret", Client.SAMPLE.secret());
        }
        SeBootstrap.Configuration configuration = SeBootstrap.Configuration.builder()
                .host("localhost")
                .port(port == 0 ? SeBootstrap.Configuration.FREE_PORT : port)
                .build();
        return SeBootstrap.start(ByHandApplication.class, configuration)
                .toCompletableFuture()
                .join();
    }
}

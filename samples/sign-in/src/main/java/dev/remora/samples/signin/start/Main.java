package dev.remora.samples.signin.start;

import dev.remora.samples.provider.StandInProvider;
import dev.remora.samples.provider.User;
import jakarta.ws.rs.SeBootstrap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code mvn -Psign-in}, with {@code -Dsign-in.port=8080 -Dprovider.port=4000} for other ports. */
public final class Main {

    /** Held: a logger that nobody holds forgets its level. */
    private static final Logger PROVIDERS = Logger.getLogger("org.jboss.resteasy.resteasy_jaxrs.i18n");

    /** The reason why the program does not start, in words. */
    private static final class CannotStart extends Exception {
        private static final long serialVersionUID = 1L;

        CannotStart(String message) {
            super(message);
        }
    }

    private Main() {}

    /**
     * Runs until the process is stopped.
     *
     * @param args not used
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        quieten();
        try {
            StandInProvider provider = startProvider(port("provider.port", 4000));
            System.setProperty(StandInSettings.PROVIDER, provider.uri().toString());
            SeBootstrap.Instance pages = startPages(port("sign-in.port", 8080));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                pages.stop().toCompletableFuture().join();
                provider.close();
            }));
            System.out.println("The stand-in provider is at " + provider.uri());
            System.out.println(
                    "Ready: http://localhost:" + pages.configuration().port() + "  (Ctrl+C stops it)");
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(1); // the parts that were started already have threads that would go on
        }
        new CountDownLatch(1).await();
    }

    /**
     * Silences the words of a server about itself while it starts, and RESTEasy's remark that it found each provider twice.
     */
    private static void quieten() {
        Logger.getLogger("").setLevel(Level.WARNING);
        PROVIDERS.setLevel(Level.SEVERE);
    }

    private static int port(String property, int otherwise) throws CannotStart {
        String value = System.getProperty(property, Integer.toString(otherwise));
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            throw new CannotStart(
                    "-D" + property + "=" + value + " is no port: give a number from 0 (any free one) to 65535");
        }
        return Integer.parseInt(value);
    }

    private static StandInProvider startProvider(int port) throws CannotStart {
        try {
            Optional<DataFolder> data = DataFolder.configured();
            return data.isEmpty()
                    ? StandInProvider.start(port)
                    : StandInProvider.start(port, User.ALL, data.get().providerKey());
        } catch (BindException e) {
            throw taken(port, "provider.port");
        } catch (IOException | UncheckedIOException e) {
            throw new CannotStart("The stand-in provider cannot start: " + e);
        }
    }

    private static SeBootstrap.Instance startPages(int port) throws CannotStart, InterruptedException {
        SeBootstrap.Configuration configuration = SeBootstrap.Configuration.builder()
                .host("localhost")
                .port(port == 0 ? SeBootstrap.Configuration.FREE_PORT : port)
                .build();
        try {
            return SeBootstrap.start(SignInApplication.class, configuration)
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) {
                    throw taken(port, "sign-in.port");
                }
            }
            throw new CannotStart("The pages cannot start: " + e.getCause());
        }
    }

    private static CannotStart taken(int port, String property) {
        return new CannotStart(
                "Port " + port + " is taken: stop what uses it, or choose another with -D" + property + "=...");
    }
}

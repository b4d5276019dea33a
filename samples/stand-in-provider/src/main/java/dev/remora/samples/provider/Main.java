package dev.remora.samples.provider;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** {@code mvn compile exec:java -f samples/stand-in-provider}, with {@code -Dprovider.port=4000} for another port. */
public final class Main {

    private Main() {}

    /**
     * Runs until the process is stopped.
     *
     * @param args not used
     * @throws IOException if the port cannot be had
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (StandInProvider provider = StandInProvider.start(Integer.getInteger("provider.port", 4000))) {
            System.out.println("The stand-in provider is at " + provider.uri() + "  (Ctrl+C stops it)");
            new CountDownLatch(1).await();
        }
    }
}

package dev.remora.internal.client;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Text, then other text again and again, until the other side closes the connection. */
final class EndlessAnswer implements WireAnswer {

    /** More than the buffers of the connection hold, less than a heap. */
    static final int MOST_OCTETS = 64 * 1024 * 1024;

    private final String first;
    private final String again;
    private final Duration pause;
    private final CountDownLatch closed = new CountDownLatch(1);

    private EndlessAnswer(String first, String again, Duration pause) {
        this.first = first;
        this.again = again;
        this.pause = pause;
    }

    /** As fast as it goes. */
    static EndlessAnswer fast(String first, String again) {
        return new EndlessAnswer(first, again, Duration.ZERO);
    }

    /** Just often enough not to be silent. */
    static EndlessAnswer dripping(String first, String again) {
        return new EndlessAnswer(first, again, Duration.ofMillis(20));
    }

    /** Waits for the other side to close the connection; false if it took all there was without doing so. */
    boolean wasClosed() throws InterruptedException {
        return closed.await(1, TimeUnit.MINUTES);
    }

    @Override
    public void write(String method, OutputStream out) throws IOException, InterruptedException {
        byte[] octets = again.getBytes(StandardCharsets.US_ASCII);
        long written = 0;
        try {
            out.write(first.getBytes(StandardCharsets.US_ASCII));
            while (written < MOST_OCTETS) {
                out.write(octets);
                out.flush();
                written += octets.length;
                pause(pause);
            }
        } catch (IOException e) {
            closed.countDown();
            throw e;
        }
        throw new IOException("nobody closed the connection");
    }

    /** Ends at once when the server is closed. */
    static void pause(Duration duration) throws InterruptedException {
        new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public String toString() {
        return first.replaceAll("[\r\n]+", " ") + "...";
    }
}

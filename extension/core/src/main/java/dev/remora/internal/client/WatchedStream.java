package dev.remora.internal.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/**
 * A body that ends when nothing came in between two looks at it, for JAX-RS clients whose own timeout is over once the
 * headers are there.
 */
final class WatchedStream extends FilterInputStream {

    private volatile int reads;
    private volatile boolean silent;
    private int readsBefore; // looks come one after the other

    WatchedStream(InputStream in) {
        super(in);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread reads
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int count = super.read(target, offset, length);
            reads++;
            return count;
        } catch (IOException e) {
            if (silent) {
                throw new SocketTimeoutException("the body fell silent");
            }
            throw e;
        }
    }

    /** Closes it if nothing came in since the last look. */
    void look() {
        int now = reads;
        if (now != readsBefore) {
            readsBefore = now;
            return;
        }
        silent = true;
        try {
            close();
        } catch (IOException ignored) {
            // the reader finds out
        }
    }
}

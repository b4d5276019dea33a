package dev.remora.internal.client;

import dev.remora.internal.message.AnswerMessages;
import dev.remora.internal.settings.HttpSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Reads a body into memory, up to the limit. A body that drips is never silent for as long as the read timeout, so its
 * speed is watched too.
 */
final class BodyReader {

    /** Slower than any network, faster than anybody who wants to hold a thread for long. */
    static final int SLOWEST_BYTES_PER_SECOND = 1024;

    private static final int FIRST_BUFFER = 8 * 1024;
    private static final int BIGGEST_FIRST_BUFFER = 64 * 1024;

    private final String remoteApp;
    private final Duration readTimeout;
    private final int limit;

    BodyReader(String remoteApp, HttpSettings http) {
        this.remoteApp = remoteApp;
        this.readTimeout = http.readTimeout();
        this.limit = http.responseSizeLimit();
    }

    /**
     * @param announced the Content-Length, or less than 0
     * @param watched whether nobody else ends it when it falls silent
     */
    byte[] read(InputStream in, long announced, boolean watched) throws IOException {
        if (announced > limit) {
            throw AnswerMessages.tooLarge(remoteApp, limit);
        }
        if (!watched) {
            return read(in, announced);
        }
        WatchedStream stream = new WatchedStream(in, readTimeout).started();
        try {
            return read(stream, announced);
        } finally {
            stream.stop();
        }
    }

    /** Undoes gzip, up to the same limit. */
    byte[] unzipped(byte[] body) throws IOException {
        return read(new GZIPInputStream(new ByteArrayInputStream(body)), -1);
    }

    private byte[] read(InputStream in, long announced) throws IOException {
        byte[] buffer = new byte[announced < 0 ? FIRST_BUFFER : (int) Math.min(announced + 1, BIGGEST_FIRST_BUFFER)];
        int length = 0;
        long start = System.nanoTime();
        while (true) {
            int count = in.read(buffer, length, buffer.length - length);
            if (count < 0) {
                return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
            }
            length += count;
            if (length > limit) {
                throw AnswerMessages.tooLarge(remoteApp, limit);
            }
            checkSpeed(length, System.nanoTime() - start);
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, 16));
            }
        }
    }

    private void checkSpeed(long length, long nanos) {
        if (nanos > readTimeout.toNanos() && length < nanos / 1e9 * SLOWEST_BYTES_PER_SECOND) {
            throw AnswerMessages.tooSlow(remoteApp, readTimeout, SLOWEST_BYTES_PER_SECOND);
        }
    }
}

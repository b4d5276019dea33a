package dev.remora.internal.client;

import dev.remora.internal.message.AnswerMessages;
import dev.remora.internal.settings.HttpSettings;
import dev.remora.internal.wire.GzipStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Future;

/**
 * Reads a body into memory, up to the limit. A body that drips is never silent for as long as the read timeout, so its
 * speed is watched too.
 */
final class BodyReader {

    /** Slower than any network, faster than anybody who wants to hold a thread for long. */
    static final int SLOWEST_BYTES_PER_SECOND = 1024;

    private static final int FIRST_BUFFER = 8 * 1024;
    private static final int BIGGEST_FIRST_BUFFER = 64 * 1024;
    private static final int SMALLEST_GROWTH = 1024;

    private final String remoteApp;
    private final Duration readTimeout;
    private final int limit;
    private final SilenceTimer timer;

    BodyReader(String remoteApp, HttpSettings http, SilenceTimer timer) {
        this.remoteApp = remoteApp;
        this.readTimeout = http.readTimeout();
        this.limit = http.responseSizeLimit();
        this.timer = timer;
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
        WatchedStream stream = new WatchedStream(in);
        Future<?> looks = timer.start(stream::look);
        try {
            return read(stream, announced);
        } finally {
            looks.cancel(false);
        }
    }

    /** Undoes gzip, up to the same limit. */
    byte[] unzipped(byte[] body) throws IOException {
        return read(new GzipStream(new ByteArrayInputStream(body)), -1);
    }

    private byte[] read(InputStream in, long announced) throws IOException {
        byte[] buffer = new byte[announced < 0 ? FIRST_BUFFER : (int) Math.min(announced, BIGGEST_FIRST_BUFFER)];
        byte[] beyond = new byte[1]; // an announced length fits exactly, and the end has to be seen all the same
        int length = 0;
        long start = System.nanoTime();
        while (true) {
            boolean full = length == buffer.length;
            int count = full ? in.read(beyond, 0, 1) : in.read(buffer, length, buffer.length - length);
            if (count < 0) {
                return full ? buffer : Arrays.copyOf(buffer, length);
            }
            if (count > limit - length) {
                throw AnswerMessages.tooLarge(remoteApp, limit);
            }
            if (full && count > 0) {
                buffer = Arrays.copyOf(buffer, grown(length));
                buffer[length] = beyond[0];
            }
            length += count;
            checkSpeed(length, System.nanoTime() - start);
        }
    }

    private int grown(int length) {
        return (int) Math.min(limit, Math.max(length * 2L, SMALLEST_GROWTH));
    }

    private void checkSpeed(long length, long nanos) {
        if (nanos > readTimeout.toNanos() && length < nanos / 1e9 * SLOWEST_BYTES_PER_SECOND) {
            throw AnswerMessages.tooSlow(remoteApp, readTimeout, SLOWEST_BYTES_PER_SECOND);
        }
    }
}

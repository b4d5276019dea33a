package dev.remora.jaxrs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A body that can be looked at without taking it from whoever reads it. It keeps what passes through, up to a limit, and does
 * not touch its source before somebody reads. Used by the request's thread.
 */
final class ReplayableStream extends InputStream {

    /** Opens the body. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    private final Source source;
    private final int limit;
    private @Nullable InputStream body;
    private byte[] kept = new byte[0];
    private int size;
    private int position;
    private boolean ended;
    private boolean tooLarge;

    ReplayableStream(Source source, int limit) {
        this.source = source;
        this.limit = limit;
    }

    /** The whole body, whatever of it has been read; empty if it is larger than the limit. */
    Optional<byte[]> whole() throws IOException {
        byte[] chunk = new byte[Math.min(limit, 8192) + 1];
        while (!ended && !tooLarge) {
            int before = size;
            int count = body().read(chunk, 0, Math.min(chunk.length, limit + 1 - before));
            if (count < 0) {
                ended = true;
            } else {
                keep(chunk, 0, count);
                tooLarge = size > limit;
            }
        }
        return tooLarge ? Optional.empty() : Optional.of(Arrays.copyOf(kept, size));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (position < size) {
            int count = Math.min(length, size - position);
            System.arraycopy(kept, position, target, offset, count);
            position += count;
            return count;
        }
        return ended ? -1 : pass(target, offset, length);
    }

    @Override
    public int available() throws IOException {
        return position < size ? size - position : ended ? 0 : body().available();
    }

    @Override
    public void close() throws IOException {
        if (body != null) {
            body.close();
        }
    }

    private int pass(byte[] target, int offset, int length) throws IOException {
        int count = body().read(target, offset, length);
        if (count < 0) {
            ended = true;
        } else if (!tooLarge && size + count <= limit) {
            keep(target, offset, count);
            position = size;
        } else {
            tooLarge = true;
        }
        return count;
    }

    private void keep(byte[] bytes, int offset, int count) {
        if (size + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(size + count, Math.min(limit + 1, 2 * kept.length)));
        }
        System.arraycopy(bytes, offset, kept, size, count);
        size += count;
    }

    private InputStream body() throws IOException {
        if (body == null) {
            body = source.open();
        }
        return body;
    }
}

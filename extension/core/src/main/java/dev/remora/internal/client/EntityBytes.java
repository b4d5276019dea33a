package dev.remora.internal.client;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The body as the client's message body readers get it: as it came, or as it was made fit for them before the first read. */
final class EntityBytes extends InputStream {

    private volatile ByteArrayInputStream content;

    EntityBytes(byte[] body) {
        content = new ByteArrayInputStream(body);
    }

    /** Gives them these in place of what there was. */
    void replace(byte[] body) {
        content = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
        return content.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        return content.read(target, offset, length);
    }

    @Override
    public int available() {
        return content.available();
    }
}

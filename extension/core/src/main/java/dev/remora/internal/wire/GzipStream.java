package dev.remora.internal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Undoes gzip (RFC 1952). Its members may be empty, and the JDK's stream calls itself for each that is: thousands of them
 * would exhaust the stack.
 */
public final class GzipStream extends GZIPInputStream {

    private static final int MOST_EMPTY_MEMBERS = 100;

    private int depth;

    /**
     * Reads the header of the first member.
     *
     * @param in has the members, one after the other
     */
    public GzipStream(InputStream in) throws IOException {
        super(in);
    }

    /** @throws ZipException if it is damaged, or more than a hundred members follow each other that are empty */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (depth > MOST_EMPTY_MEMBERS) {
            throw new ZipException("too many empty members");
        }
        depth++;
        try {
            return super.read(target, offset, length);
        } finally {
            depth--;
        }
    }
}

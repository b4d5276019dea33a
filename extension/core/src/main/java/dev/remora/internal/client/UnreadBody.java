package dev.remora.internal.client;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/** Looks at the body of a refusal before the application does, which reads it as if nobody had. */
final class UnreadBody {

    // an OAuth error is far shorter
    private static final int MOST = 16 * 1024;
    private static final byte[] NOTHING = new byte[0];

    private UnreadBody() {}

    static byte[] firstBytes(ClientRequestContext context, ClientResponseContext response) {
        InputStream in = context.getMethod().equals("HEAD") ? null : response.getEntityStream();
        if (in == null) {
            return NOTHING;
        }
        byte[] first = new byte[MOST];
        int length = 0;
        InputStream rest = in;
        try {
            int read = in.read(first);
            while (read > 0) {
                length += read;
                read = in.read(first, length, MOST - length);
            }
        } catch (IOException e) {
            rest = new Broken(in, e);
        }
        response.setEntityStream(new SequenceInputStream(new ByteArrayInputStream(first, 0, length), rest));
        return Arrays.copyOf(first, length);
    }

    /** Returns as much of a whole body as is looked at of one that nobody has read. */
    static byte[] firstOf(byte[] body) {
        return body.length <= MOST ? body : Arrays.copyOf(body, MOST);
    }

    /** The end of a stream that could not be read further. */
    private static final class Broken extends InputStream {

        private final InputStream in;
        private final IOException why;

        Broken(InputStream in, IOException why) {
            this.in = in;
            this.why = why;
        }

        @Override
        public int read() throws IOException {
            throw why;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw why;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A body that is looked at from time to time. */
class WatchedStreamTest {

    private final Wire wire = new Wire();
    private final WatchedStream body = new WatchedStream(wire);

    @Test
    void goesOnWhileSomethingComesInBetweenTwoLooks() throws IOException {
        for (int i = 0; i < "body".length(); i++) {
            assertThat(body.read(new byte[1], 0, 1)).isEqualTo(1);
            body.look();
        }

        assertThat(wire.closed).isFalse();
        assertThat(body.read(new byte[1], 0, 1)).isEqualTo(-1);
    }

    @Test
    void endsWhenNothingCameInSinceTheLastLook() throws IOException {
        assertThat(body.read(new byte[1], 0, 1)).isEqualTo(1);
        body.look();

        body.look();

        assertThat(wire.closed).isTrue();
        assertThatThrownBy(() -> body.read(new byte[1], 0, 1))
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("the body fell silent");
    }

    @Test
    void endsWhenNothingCameInAtAll() {
        body.look();

        assertThatThrownBy(() -> body.read(new byte[1], 0, 1)).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void tellsOtherFaultsAsTheyAre() throws IOException {
        wire.close();

        assertThatThrownBy(() -> body.read(new byte[1], 0, 1))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("closed");
    }

    private static final class Wire extends InputStream {

        private final InputStream sent = new ByteArrayInputStream("body".getBytes(StandardCharsets.US_ASCII));
        private boolean closed;

        @Override
        public int read() throws IOException {
            if (closed) {
                throw new IOException("closed");
            }
            return sent.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int octet = read();
            if (octet < 0) {
                return -1;
            }
            target[offset] = (byte) octet;
            return 1;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

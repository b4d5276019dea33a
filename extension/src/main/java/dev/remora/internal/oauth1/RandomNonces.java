package dev.remora.internal.oauth1;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes random octets by the block, because {@link SecureRandom} lets one thread in at a time. */
final class RandomNonces implements NonceSource {

    private static final int NONCE = 16;
    private static final int BLOCK = 256 * NONCE;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final SecureRandom random;
    private volatile Block block;

    RandomNonces(SecureRandom random) {
        this.random = random;
        this.block = new Block(random);
    }

    @Override
    public String next() {
        while (true) {
            Block current = block;
            int at = current.used.getAndAdd(NONCE);
            if (at >= 0 && at < BLOCK) {
                return hex(current.octets, at);
            }
            replace(current);
        }
    }

    // the monitor is held while random octets are made, as SecureRandom itself would hold it
    private synchronized void replace(Block exhausted) {
        if (block == exhausted) {
            block = new Block(random);
        }
    }

    // hexadecimal: some providers refuse nonces that are not alphanumeric
    @SuppressWarnings("deprecation") // the one way from ASCII to text without a charset's detour
    private static String hex(byte[] octets, int from) {
        byte[] text = new byte[2 * NONCE];
        for (int i = 0; i < NONCE; i++) {
            text[2 * i] = HEX[octets[from + i] >> 4 & 0xF];
            text[2 * i + 1] = HEX[octets[from + i] & 0xF];
        }
        return new String(text, 0);
    }

    private static final class Block {

        private final byte[] octets = new byte[BLOCK];
        private final AtomicInteger used = new AtomicInteger();

        private Block(SecureRandom random) {
            random.nextBytes(octets);
        }
    }
}

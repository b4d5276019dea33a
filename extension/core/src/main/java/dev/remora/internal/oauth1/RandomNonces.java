package dev.remora.internal.oauth1;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes nonces by the block: each block is the key stream of AES-256 in counter mode under a key and a counter fresh from
 * {@link SecureRandom}, which is slow and lets one thread in at a time.
 */
final class RandomNonces implements NonceSource {

    private static final int NONCE = 16;
    private static final int BLOCK = 256 * NONCE;
    private static final int KEY = 32;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final SecureRandom random;
    private final StripedCache<Block> blocks = new StripedCache<>();

    RandomNonces(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String next() {
        Block block = blocks.take();
        if (block == null || block.used == BLOCK) {
            block = new Block(keyStream());
        }
        String nonce = block.next();
        blocks.give(block);
        return nonce;
    }

    private byte[] keyStream() {
        byte[] key = new byte[KEY];
        byte[] counter = new byte[NONCE];
        random.nextBytes(key);
        random.nextBytes(counter);
        try {
            Cipher aes = Cipher.getInstance("AES/CTR/NoPadding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(counter));
            return aes.doFinal(new byte[BLOCK]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One nonce a cipher block, so that none in it is like another. For one thread at a time. */
    private static final class Block {

        private final byte[] octets;
        private int used;

        private Block(byte[] octets) {
            this.octets = octets;
        }

        // hexadecimal: some providers refuse nonces that are not alphanumeric
        @SuppressWarnings("deprecation") // the one way from ASCII to text without a charset's detour
        private String next() {
            byte[] text = new byte[2 * NONCE];
            for (int i = 0; i < NONCE; i++) {
                byte octet = octets[used++];
                text[2 * i] = HEX[octet >> 4 & 0xF];
                text[2 * i + 1] = HEX[octet & 0xF];
            }
            return new String(text, 0);
        }
    }
}

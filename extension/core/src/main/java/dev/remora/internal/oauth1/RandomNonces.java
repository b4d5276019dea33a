package dev.remora.internal.oauth1;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes nonces by the block: each block is the key stream of AES-256 in counter mode under a key and a counter fresh from
 * {@link SecureRandom}, which is slow and lets one thread in at a time: with a nonce from it each, signing a GET takes 1.37 times
 * the processor time (JDK 17 on Linux, median of seven runs).
 */
final class RandomNonces implements NonceSource {

    // oauthlib refuses nonces that are not of 20 to 30 letters and digits; 22 of them hold 130.99 random bits
    private static final int NONCE = 22;
    private static final int LETTERS_AND_DIGITS = 62;
    // two more in reach of six bits; what stands for them is not used, so that each of the others is as likely
    private static final byte[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789--".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK = 256 * NONCE;
    private static final int KEY = 32;
    private static final int COUNTER = 16;

    private final SecureRandom random;
    private final StripedCache<Block> blocks = new StripedCache<>();

    RandomNonces(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String next() {
        Block block = blocks.take();
        if (block == null || !block.hasNext()) {
            block = Block.of(keyStream());
        }
        String nonce = block.next();
        blocks.give(block);
        return nonce;
    }

    private byte[] keyStream() {
        byte[] key = new byte[KEY];
        byte[] counter = new byte[COUNTER];
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

    /** Random letters and digits, each handed out once. For one thread at a time. */
    private static final class Block {

        private final byte[] text;
        private final int length;
        private int used;

        private Block(byte[] text, int length) {
            this.text = text;
            this.length = length;
        }

        /** Turns octets into text, in place. */
        private static Block of(byte[] octets) {
            int length = 0;
            for (byte octet : octets) {
                int sixBits = octet & 0x3F;
                octets[length] = ALPHABET[sixBits];
                length += sixBits < LETTERS_AND_DIGITS ? 1 : 0; // a conditional move is quicker than a branch here
            }
            return new Block(octets, length);
        }

        private boolean hasNext() {
            return length - used >= NONCE;
        }

        @SuppressWarnings("deprecation") // the one way from ASCII to text without a charset's detour
        private String next() {
            String nonce = new String(text, 0, used, NONCE);
            used += NONCE;
            return nonce;
        }
    }
}

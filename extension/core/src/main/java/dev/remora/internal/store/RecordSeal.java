package dev.remora.internal.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts records, AES-256-GCM, each bound to the place where it is kept. What it makes is the format (1 octet), which key it is
 * (4), salt (12), nonce (12), and what is encrypted with its tag (16). Each record has a key of its own, made from the
 * application's and the salt: random nonces under one key would wear it out.
 */
final class RecordSeal {

    /** In bytes. */
    static final int KEY_LENGTH = 32;

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final byte FORMAT = 1;
    private static final int ID_LENGTH = 4;
    private static final int SALT_LENGTH = 12;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_LENGTH = 1 + ID_LENGTH + SALT_LENGTH + NONCE_LENGTH;

    /** The length of a record beyond its content, in bytes. */
    static final int OVERHEAD = HEAD_LENGTH + TAG_BITS / Byte.SIZE;

    private final List<Key> keys;
    private final byte[] keyLabel;
    private final byte[] hashLabel;
    private final SecureRandom random;
    private final Provider provider;

    /** One of the application's keys, and the MAC that makes keys of records, ready for the salt. */
    private record Key(SecretKeySpec secret, Mac ofRecords, int id) {

        @Override
        public String toString() {
            return "Key";
        }
    }

    /**
     * The first key encrypts, all decrypt.
     *
     * @param use other uses of the same secret make other keys of it
     * @throws IllegalArgumentException without a key, or if one has not {@link #KEY_LENGTH} bytes
     */
    RecordSeal(List<byte[]> keys, String use, SecureRandom random) {
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length != KEY_LENGTH)) {
            throw new IllegalArgumentException("no key, or one of another length");
        }
        byte[] idLabel = label(use, "key id");
        this.keyLabel = label(use, "key");
        this.hashLabel = label(use, "hash");
        this.keys = keys.stream().map(key -> key(key, idLabel)).toList();
        this.random = random;
        this.provider = provider();
    }

    /** Returns the provider of the cipher: to look for it takes a fifth of the time that sealing takes. */
    private static Provider provider() {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[KEY_LENGTH], "AES"));
            return cipher.getProvider();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** Returns the id of the key that seals now, in eight hexadecimal digits. */
    String keyId() {
        return HexFormat.of().toHexDigits(keys.get(0).id());
    }

    boolean hasKey(String id) {
        return keys.stream()
                .anyMatch(key -> HexFormat.of().toHexDigits(key.id()).equals(id));
    }

    /** Returns the id of the key that sealed a record, or empty if it is none that was sealed. */
    static Optional<String> keyId(byte[] sealed) {
        return isSealed(sealed) ? Optional.of(HexFormat.of().formatHex(sealed, 1, 1 + ID_LENGTH)) : Optional.empty();
    }

    byte[] random(int length) {
        byte[] drawn = new byte[length];
        random.nextBytes(drawn);
        return drawn;
    }

    byte[] seal(List<String> place, byte[] content) {
        Key key = keys.get(0);
        byte[] sealed = ByteBuffer.allocate(OVERHEAD + content.length)
                .put(FORMAT)
                .putInt(key.id())
                .put(random(SALT_LENGTH + NONCE_LENGTH))
                .array();
        try {
            cipher(Cipher.ENCRYPT_MODE, key, sealed, place).doFinal(content, 0, content.length, sealed, HEAD_LENGTH);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** Returns empty for octets that were not sealed with one of the keys for this place; never an exception. */
    Optional<byte[]> open(List<String> place, byte[] sealed) {
        if (!isSealed(sealed)) {
            return Optional.empty();
        }
        int id = ByteBuffer.wrap(sealed, 1, ID_LENGTH).getInt();
        return keys.stream()
                .filter(key -> key.id() == id)
                .flatMap(key -> open(key, place, sealed).stream())
                .findFirst();
    }

    /** Returns the keyed hash of these parts under each key; the first is that of the key that seals now. */
    List<byte[]> hashes(List<String> parts) {
        byte[] text = octets(new byte[0], 0, parts);
        return keys.stream().map(key -> hash(key, text)).toList();
    }

    private byte[] hash(Key key, byte[] text) {
        try {
            return mac(key.secret(), hashLabel).doFinal(text);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static boolean isSealed(byte[] octets) {
        return octets.length >= OVERHEAD && octets[0] == FORMAT;
    }

    private Optional<byte[]> open(Key key, List<String> place, byte[] sealed) {
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, sealed, place)
                    .doFinal(sealed, HEAD_LENGTH, sealed.length - HEAD_LENGTH));
        } catch (AEADBadTagException forged) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** Returns the cipher of a record that has its head. */
    private Cipher cipher(int mode, Key key, byte[] sealed, List<String> place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER, provider);
        cipher.init(
                mode,
                new SecretKeySpec(keyOfRecord(key, sealed), "AES"),
                new GCMParameterSpec(TAG_BITS, sealed, HEAD_LENGTH - NONCE_LENGTH, NONCE_LENGTH));
        cipher.updateAAD(octets(sealed, HEAD_LENGTH, place));
        return cipher;
    }

    private byte[] keyOfRecord(Key key, byte[] sealed) throws GeneralSecurityException {
        Mac mac;
        try {
            mac = (Mac) key.ofRecords().clone();
        } catch (CloneNotSupportedException e) {
            // The MAC of a provider that cannot copy one, such as a PKCS#11 token.
            mac = mac(key.secret(), keyLabel);
        }
        mac.update(sealed, 1 + ID_LENGTH, SALT_LENGTH);
        return mac.doFinal();
    }

    /** Returns the head, and the parts as {@link AttributeWriter} writes them. */
    private static byte[] octets(byte[] head, int headLength, List<String> parts) {
        byte[][] texts = new byte[parts.size()][];
        int length = headLength + 1;
        for (int i = 0; i < texts.length; i++) {
            texts[i] = parts.get(i).getBytes(UTF_8);
            length += Integer.BYTES + texts[i].length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).put(head, 0, headLength).put(FORMAT);
        for (byte[] text : texts) {
            out.putInt(text.length).put(text);
        }
        return out.array();
    }

    private static byte[] label(String use, String purpose) {
        return ("remora " + use + " " + purpose).getBytes(US_ASCII);
    }

    private Key key(byte[] octets, byte[] idLabel) {
        SecretKeySpec secret = new SecretKeySpec(octets, "HmacSHA256");
        try {
            int id = ByteBuffer.wrap(mac(secret, idLabel).doFinal()).getInt();
            return new Key(secret, mac(secret, keyLabel), id);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static Mac mac(SecretKeySpec secret, byte[] label) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(secret);
        mac.update(label);
        mac.update((byte) 0);
        return mac;
    }

    private static AssertionError missing(GeneralSecurityException e) {
        return new AssertionError("every Java platform has AES-GCM and HMAC-SHA256", e);
    }
}

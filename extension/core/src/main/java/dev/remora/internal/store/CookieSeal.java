package dev.remora.internal.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the values of cookies, AES-256-GCM, each bound to one application and one name. A value is, in base64url, the
 * format (1 octet), which key it is (4), salt (12), nonce (12), and what is encrypted with its tag (16). Each value has a
 * key of its own, made from the application's and the salt: random nonces under one key would wear it out.
 */
public final class CookieSeal {

    /** In bytes. */
    public static final int KEY_LENGTH = 32;

    private static final byte FORMAT = 1;
    private static final int ID_LENGTH = 4;
    private static final int SALT_LENGTH = 12;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_LENGTH = 1 + ID_LENGTH + SALT_LENGTH + NONCE_LENGTH;
    // no browser keeps more; so nothing larger is decoded
    private static final int LONGEST = 4096;
    // other uses of the same secret make other keys of it
    private static final byte[] ID_LABEL = "remora cookie key id".getBytes(US_ASCII);
    private static final byte[] KEY_LABEL = "remora cookie key".getBytes(US_ASCII);

    private final List<Key> keys;
    private final SecureRandom random;

    private record Key(SecretKeySpec secret, int id) {

        @Override
        public String toString() {
            return "Key";
        }
    }

    /**
     * The first key encrypts, all decrypt.
     *
     * @throws IllegalArgumentException without a key, or if one has not {@link #KEY_LENGTH} bytes
     */
    public CookieSeal(List<byte[]> keys, SecureRandom random) {
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length != KEY_LENGTH)) {
            throw new IllegalArgumentException("no key, or one of another length");
        }
        this.keys = keys.stream().map(CookieSeal::key).toList();
        this.random = random;
    }

    String seal(String application, String name, byte[] content) {
        Key key = keys.get(0);
        byte[] drawn = new byte[SALT_LENGTH + NONCE_LENGTH];
        random.nextBytes(drawn);
        byte[] head = ByteBuffer.allocate(HEAD_LENGTH)
                .put(FORMAT)
                .putInt(key.id())
                .put(drawn)
                .array();
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, head, application, name).doFinal(content);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(HEAD_LENGTH + sealed.length)
                            .put(head)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /**
     * Returns empty for a text that was not sealed with one of the keys for this application and name; never an exception.
     */
    Optional<byte[]> open(String application, String name, String value) {
        byte[] octets = decode(value);
        if (octets.length < HEAD_LENGTH + TAG_BITS / Byte.SIZE || octets[0] != FORMAT) {
            return Optional.empty();
        }
        byte[] head = Arrays.copyOf(octets, HEAD_LENGTH);
        int id = ByteBuffer.wrap(head, 1, ID_LENGTH).getInt();
        return keys.stream()
                .filter(key -> key.id() == id)
                .flatMap(key -> open(key, head, application, name, octets).stream())
                .findFirst();
    }

    private static Optional<byte[]> open(Key key, byte[] head, String application, String name, byte[] octets) {
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, head, application, name)
                    .doFinal(octets, HEAD_LENGTH, octets.length - HEAD_LENGTH));
        } catch (AEADBadTagException forged) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] head, String application, String name)
            throws GeneralSecurityException {
        byte[] ofValue =
                derive(key.secret(), KEY_LABEL, Arrays.copyOfRange(head, 1 + ID_LENGTH, 1 + ID_LENGTH + SALT_LENGTH));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(ofValue, "AES"),
                new GCMParameterSpec(TAG_BITS, head, HEAD_LENGTH - NONCE_LENGTH, NONCE_LENGTH));
        cipher.updateAAD(head);
        cipher.updateAAD(
                new AttributeWriter(FORMAT).text(application).text(name).octets());
        return cipher;
    }

    /** One value has one spelling: the decoder ignores some bits of the last letter. */
    private static byte[] decode(String value) {
        if (value.length() > LONGEST) {
            return new byte[0];
        }
        try {
            byte[] octets = Base64.getUrlDecoder().decode(value);
            return Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(octets)
                            .equals(value)
                    ? octets
                    : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static Key key(byte[] octets) {
        SecretKeySpec secret = new SecretKeySpec(octets, "HmacSHA256");
        try {
            return new Key(
                    secret,
                    ByteBuffer.wrap(derive(secret, ID_LABEL, new byte[0])).getInt());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static byte[] derive(SecretKeySpec secret, byte[] label, byte[] salt) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(secret);
        mac.update(label);
        mac.update((byte) 0);
        return mac.doFinal(salt);
    }

    private static AssertionError missing(GeneralSecurityException e) {
        return new AssertionError("every Java platform has AES-GCM and HMAC-SHA256", e);
    }
}

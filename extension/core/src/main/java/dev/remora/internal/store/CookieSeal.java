package dev.remora.internal.store;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Encrypts the values of cookies, each bound to one application and one name; a value is what {@link RecordSeal} makes, in base64url. */
public final class CookieSeal {

    /** In bytes. */
    public static final int KEY_LENGTH = RecordSeal.KEY_LENGTH;

    /** The length of a sealed content beyond its own, in bytes, before base64. */
    static final int OVERHEAD = RecordSeal.OVERHEAD;

    // no browser keeps more; so nothing larger is decoded
    private static final int LONGEST = 4096;

    private final RecordSeal seal;

    /**
     * The first key encrypts, all decrypt.
     *
     * @throws IllegalArgumentException without a key, or if one has not {@link #KEY_LENGTH} bytes
     */
    public CookieSeal(List<byte[]> keys, SecureRandom random) {
        this.seal = new RecordSeal(keys, "cookie", random);
    }

    byte[] random(int length) {
        return seal.random(length);
    }

    String seal(String application, String name, byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(List.of(application, name), content));
    }

    /**
     * Returns empty for a text that was not sealed with one of the keys for this application and name; never an exception.
     */
    Optional<byte[]> open(String application, String name, String value) {
        return seal.open(List.of(application, name), decode(value));
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
}

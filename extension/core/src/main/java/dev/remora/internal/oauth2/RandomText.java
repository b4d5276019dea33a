package dev.remora.internal.oauth2;

import java.security.SecureRandom;
import java.util.Base64;

/** Unguessable text of unreserved characters. */
public final class RandomText {

    // 256 bits: what RFC 7636 section 7.1 wants of a code verifier, and twice what a state needs
    private static final int OCTETS = 32;

    private RandomText() {}

    /** 43 characters that hold 256 random bits. */
    public static String of(SecureRandom random) {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}

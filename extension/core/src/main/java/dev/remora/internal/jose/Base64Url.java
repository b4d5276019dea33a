package dev.remora.internal.jose;

import dev.remora.internal.jose.JoseException.Problem;
import java.util.Base64;

/** Base64url without padding (RFC 7515 section 2), in its one canonical form. */
final class Base64Url {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int GROUP = 4;
    private static final int TWO_LEFT_OVER = 0x0F;
    private static final int THREE_LEFT_OVER = 0x03;

    private Base64Url() {}

    static String encode(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    static byte[] decode(String text) throws JoseException {
        // the decoder of the JDK takes padding, and bits at the end that belong to no octet
        if (text.endsWith("=") || hasBitsLeftOver(text)) {
            throw notBase64Url();
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw notBase64Url(); // without cause: its message quotes a character
        }
    }

    private static boolean hasBitsLeftOver(String text) {
        int left = text.length() % GROUP;
        if (left == 0) {
            return false;
        }
        int bits = ALPHABET.indexOf(text.charAt(text.length() - 1));
        return (bits & (left == 2 ? TWO_LEFT_OVER : THREE_LEFT_OVER)) != 0;
    }

    private static JoseException notBase64Url() {
        return new JoseException(Problem.MALFORMED, "a part of it is not base64url without padding");
    }
}

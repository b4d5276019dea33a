package dev.remora.samples.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Marks texts by HMAC-SHA256, so that a provider knows its own tokens again without keeping them. */
final class TokenMac {

    /** Of a mark, in hexadecimal digits. */
    static final int LENGTH = 32;

    private final SecretKeySpec key;

    TokenMac(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** The mark of a text; another use of the same text has another mark. */
    String of(String use, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] mark = mac.doFinal((use + "\n" + text).getBytes(UTF_8));
            return HexFormat.of().formatHex(mark, 0, LENGTH / 2);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isOf(String use, String text, String mark) {
        return MessageDigest.isEqual(of(use, text).getBytes(UTF_8), mark.getBytes(UTF_8));
    }
}

package dev.remora.internal.oauth1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** {@code oauth_body_hash} (OAuth Request Body Hash extension): for bodies that are no forms. */
public final class BodyHash {

    public static final String NAME = "oauth_body_hash";

    private BodyHash() {}

    /** The hash of a body, an empty one included; nothing for PLAINTEXT, which it would not protect. */
    public static Optional<String> of(byte[] body, SignatureAlgorithm algorithm) {
        return algorithm
                .bodyDigest()
                .map(digest -> Base64.getEncoder().encodeToString(digest(digest).digest(body)));
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

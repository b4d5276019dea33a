package dev.remora.internal.jose;

/** A token or a key cannot be used. The message is a part of a sentence that says why, and quotes nothing of it. */
public final class JoseException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The kind of fault. */
    public enum Problem {
        TOO_LARGE,
        MALFORMED,
        /** The header asks for something that has to be understood, or that is never done, such as {@code zip}. */
        CRITICAL_HEADER,
        /** The algorithm is none of those that are allowed. */
        ALGORITHM,
        /** No key fits: newer keys of the provider may have one that does. */
        NO_KEY,
        BAD_SIGNATURE,
        /** The token cannot be decrypted with the key. */
        ENCRYPTION,
        /** The token, or what is encrypted in it, is not signed. */
        UNSIGNED
    }

    private final Problem problem;

    JoseException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}

package dev.remora.internal.wire;

/** Received content cannot be read. The message says what is wrong and where, and quotes nothing of it. */
public final class WireException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kind of fault. */
    public enum Problem {
        ENCODING,
        SYNTAX,
        DUPLICATE_NAME,
        TOO_DEEP,
        /** More values than the caller takes. */
        TOO_MANY,
        /** Beyond a limit that no setting moves. */
        TOO_LARGE,
        FORBIDDEN
    }

    private final Problem problem;

    public WireException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}

package dev.remora.internal.wire;

/** Faults in JSON texts that do no harm: a reader that tolerates them is told of each, and any other refuses them. */
public enum JsonOddity {
    /** A byte order mark before the text (RFC 8259 section 8.1); it is skipped. */
    BYTE_ORDER_MARK("with a byte order mark"),
    /** An escaped half of a surrogate pair (RFC 8259 section 8.2); it is replaced by U+FFFD. */
    HALF_CHARACTER("with half a character in a string, which is replaced");

    private final String description;

    JsonOddity(String description) {
        this.description = description;
    }

    /** How JSON is sent, for the log. */
    public String description() {
        return description;
    }
}

package dev.remora.internal.wire;

/** One decoded name and value of a query, a form or a protocol message. */
public record Parameter(String name, String value) {

    /** Shows no value: it may be a secret. */
    @Override
    public String toString() {
        return name + "=****";
    }
}

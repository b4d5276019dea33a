package dev.remora.internal.client;

/** One header of a request, its characters checked. */
record Header(String name, String value) {

    /** Shows no value: it may be a secret. */
    @Override
    public String toString() {
        return name + ": ****";
    }
}

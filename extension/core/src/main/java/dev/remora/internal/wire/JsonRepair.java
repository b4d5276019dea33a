package dev.remora.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes no values; replaces halves of characters in a copy, which is only made if there are any. */
final class JsonRepair implements JsonSink {

    private static final byte[] REPLACEMENT = "\\ufffd".getBytes(StandardCharsets.US_ASCII);

    private final byte[] octets;
    private byte[] repaired;

    JsonRepair(byte[] octets) {
        this.octets = octets;
        this.repaired = octets;
    }

    /** The text without oddities; the same octets if there were none. */
    byte[] repaired() {
        return JsonText.hasMark(repaired)
                ? Arrays.copyOfRange(repaired, JsonText.markLength(), repaired.length)
                : repaired;
    }

    @Override
    public void half(int at) {
        if (repaired == octets) {
            repaired = octets.clone();
        }
        System.arraycopy(REPLACEMENT, 0, repaired, at, REPLACEMENT.length);
    }
}

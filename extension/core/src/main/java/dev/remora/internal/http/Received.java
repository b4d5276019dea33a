package dev.remora.internal.http;

import dev.remora.spi.ProtocolResponse;

/** A received response, or the reason why it was not read to its end. */
sealed interface Received {

    /** An answer, whatever its status; it may have come as gzip. */
    record Complete(ProtocolResponse response, boolean unzipped) implements Received {}

    /** An answer whose headers, or whose length, were reason enough to hang up. */
    record Aborted(Why why, int status) implements Received {}

    /** The reasons. */
    enum Why {
        REDIRECT,
        CONTENT_CODED,
        TOO_LARGE,
        DAMAGED,
        PROXY
    }
}

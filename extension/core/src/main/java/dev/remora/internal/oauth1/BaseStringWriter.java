package dev.remora.internal.oauth1;

import dev.remora.internal.wire.OctetBuilder;
import java.net.URI;

/**
 * Writes one base string after the other (RFC 5849 section 3.4.1.1). What comes before the path stays as it is while calls go
 * to the same origin by the same method. For one thread at a time.
 */
final class BaseStringWriter {

    private final OctetBuilder out = new OctetBuilder(2048);
    private String method = "";
    private String scheme = "";
    private String authority = "";
    private int kept;

    int capacity() {
        return out.capacity();
    }

    /** Valid until the next one is written. */
    OctetBuilder write(String method, URI wire, EncodedParameters parameters) {
        boolean same = method.equals(this.method)
                && wire.getScheme().equals(scheme)
                && wire.getRawAuthority().equals(authority);
        if (same) {
            out.cut(kept);
        } else {
            keep(method, wire);
        }
        SignatureBaseString.appendPath(wire, out);
        parameters.appendNormalized(out);
        return out;
    }

    private void keep(String method, URI wire) {
        out.clear();
        SignatureBaseString.appendOrigin(method, wire, out);
        this.method = method;
        scheme = wire.getScheme();
        authority = wire.getRawAuthority();
        kept = out.length();
    }
}

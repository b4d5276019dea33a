package dev.remora.internal.oauth1;

import dev.remora.internal.wire.Parameters;
import java.net.URI;

/** A request that a property test made up: the parameters of its form and of the protocol are decoded. */
record SampleRequest(String method, String uri, Parameters form, Parameters protocol) {

    String baseString() {
        return SignatureBaseString.of(method, URI.create(uri), form, protocol);
    }

    SampleRequest withMethod(String other) {
        return new SampleRequest(other, uri, form, protocol);
    }

    SampleRequest withUri(String other) {
        return new SampleRequest(method, other, form, protocol);
    }

    SampleRequest withForm(Parameters other) {
        return new SampleRequest(method, uri, other, protocol);
    }

    SampleRequest withProtocol(Parameters other) {
        return new SampleRequest(method, uri, form, other);
    }

    @Override
    public String toString() {
        return method + " " + uri + " form " + form.toMultiMap() + " protocol " + protocol.toMultiMap();
    }
}

package dev.remora.internal.oauth1;

import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request being signed: buffers and a keyed function, used again for the next one, by one thread at a time. */
final class Signing {

    private static final List<String> RESERVED = List.of(
            "oauth_consumer_key",
            "oauth_token",
            "oauth_signature_method",
            "oauth_signature",
            "oauth_timestamp",
            "oauth_nonce",
            "oauth_version");

    private final SignatureFunction function;
    private final HeaderFormat format;
    private final EncodedParameters parameters = new EncodedParameters();
    private final OctetBuilder out = new OctetBuilder(2048);
    private int protocol;

    Signing(SignatureFunction function, HeaderFormat format) {
        this.function = function;
        this.format = format;
    }

    int capacity() {
        return parameters.capacity() + out.capacity();
    }

    void begin(String nonce, long timestamp, String token, Parameters protocolParameters) {
        parameters.clear();
        parameters.add("oauth_nonce", nonce);
        parameters.addUnreserved("oauth_timestamp", Long.toString(timestamp));
        parameters.add(format.constants());
        if (!token.isEmpty() || format.emptyToken()) {
            parameters.add("oauth_token", token);
        }
        parameters.add(protocolParameters);
        protocol = parameters.size();
    }

    /** Adds query and form; returns the name of a protocol parameter found there. */
    @Nullable
    String request(@Nullable String rawQuery, Parameters form) {
        if (rawQuery != null) {
            parameters.addQuery(rawQuery);
        }
        parameters.add(form);
        for (int i = protocol; i < parameters.size(); i++) {
            if (parameters.nameStartsWith(i, "oauth_") && isProtocol(i)) {
                return parameters.name(i);
            }
        }
        return null;
    }

    String sign(String method, URI wire, String tokenSecret) {
        appendBaseString(method, wire);
        return function.sign(out, tokenSecret);
    }

    String header(String signature) {
        out.clear();
        out.appendAscii(format.prefix());
        for (int i = 0; i < protocol; i++) {
            parameters.appendQuoted(i, out);
            out.append(',').append(' ');
        }
        out.appendAscii("oauth_signature=\"").appendEncoded(signature).append('"');
        return out.toString();
    }

    /** The protocol parameters and the signature, decoded. */
    Parameters parameters(String signature) {
        List<Parameter> list = new ArrayList<>();
        for (int i = 0; i < protocol; i++) {
            list.add(parameters.decoded(i));
        }
        list.add(new Parameter("oauth_signature", signature));
        return new Parameters(list);
    }

    String baseString(String method, URI wire) {
        appendBaseString(method, wire);
        return out.toString();
    }

    String normalizedParameters() {
        out.clear();
        parameters.appendNormalized(out);
        return out.toString();
    }

    private void appendBaseString(String method, URI wire) {
        out.clear();
        SignatureBaseString.append(method, wire, parameters, out);
    }

    private boolean isProtocol(int index) {
        String name = parameters.name(index);
        for (int i = 0; i < protocol; i++) {
            if (parameters.nameIs(i, name)) {
                return true;
            }
        }
        return RESERVED.contains(name);
    }
}

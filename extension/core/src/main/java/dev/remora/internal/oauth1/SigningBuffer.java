package dev.remora.internal.oauth1;

import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.PercentEncoding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request being signed: buffers and a keyed function, used again for the next one, by one thread at a time. */
final class SigningBuffer {

    private static final List<String> RESERVED = List.of(
            "oauth_consumer_key",
            "oauth_token",
            "oauth_signature_method",
            "oauth_signature",
            "oauth_timestamp",
            "oauth_nonce",
            "oauth_version");

    private static final int NONCE = 1;

    private final SignatureFunction function;
    private final HeaderFormat format;
    private final EncodedParameters parameters = new EncodedParameters();
    private final OctetBuilder header = new OctetBuilder(1024);
    private final BaseStringWriter baseString = new BaseStringWriter();
    // one token signs again and again: all but the nonce stays as it is from one request to the next, within a second
    private String keptToken = "";
    private int keptNonce;
    private long keptTimestamp = -1;
    private int keptParameters;
    private int keptHeader;
    private int nonceInHeader;
    private int protocol;

    SigningBuffer(SignatureFunction function, HeaderFormat format) {
        this.function = function;
        this.format = format;
    }

    int capacity() {
        return parameters.capacity() + header.capacity() + baseString.capacity();
    }

    void begin(String nonce, long timestamp, String token, Parameters protocolParameters) {
        if (timestamp == keptTimestamp && nonce.length() == keptNonce && token.equals(keptToken)) {
            parameters.cut(keptParameters);
            parameters.replaceUnreserved(NONCE, nonce);
            header.cut(keptHeader);
            header.overwriteAscii(nonceInHeader, nonce);
        } else {
            keptTimestamp = timestamp;
            keep(nonce, Long.toString(timestamp), token);
        }
        add(protocolParameters);
    }

    /** Adds query and form; returns the name of a protocol parameter that would be there twice. */
    @Nullable
    String request(@Nullable String rawQuery, Parameters form) {
        if (rawQuery != null) {
            parameters.addQuery(rawQuery);
        }
        parameters.add(form);
        for (int i = keptParameters; i < parameters.size(); i++) {
            if (parameters.isProtocolName(i) && isTaken(i)) {
                return parameters.decoded(i).name();
            }
        }
        return null;
    }

    String sign(String method, URI wire, String tokenSecret) {
        return function.sign(baseString.write(method, wire, parameters), tokenSecret);
    }

    String header(String signature) {
        return header.appendAscii("oauth_signature=\"")
                .appendEncoded(signature)
                .append('"')
                .toString();
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
        return baseString.write(method, wire, parameters).toString();
    }

    String normalizedParameters() {
        OctetBuilder out = new OctetBuilder(1024);
        parameters.appendNormalized(out);
        return PercentEncoding.decode(out.toString());
    }

    // the parameters sorted already, the header in the order in which people read it
    private void keep(String nonce, String timestamp, String token) {
        boolean hasToken = !token.isEmpty() || format.emptyToken();
        parameters.cut(0);
        parameters.add("oauth_consumer_key", format.consumerKey());
        parameters.add("oauth_nonce", nonce);
        parameters.add("oauth_signature_method", format.method());
        parameters.add("oauth_timestamp", timestamp);
        if (hasToken) {
            parameters.add("oauth_token", token);
        }
        if (format.version()) {
            parameters.add("oauth_version", "1.0");
        }
        header.clear();
        header.appendAscii(format.prefix());
        nonceInHeader = appendToHeader("oauth_nonce", nonce);
        appendToHeader("oauth_timestamp", timestamp);
        header.appendAscii(format.constants());
        if (hasToken) {
            appendToHeader("oauth_token", token);
        }
        keptToken = token;
        keptNonce = nonce.length();
        keptParameters = parameters.size();
        keptHeader = header.length();
    }

    private void add(Parameters protocolParameters) {
        parameters.add(protocolParameters);
        protocol = parameters.size();
        for (int i = 0; i < protocolParameters.list().size(); i++) {
            Parameter parameter = protocolParameters.list().get(i);
            appendToHeader(parameter.name(), parameter.value());
        }
    }

    // returns where the value starts
    private int appendToHeader(String name, String value) {
        int start = header.appendEncoded(name).append('=').append('"').length();
        header.appendEncoded(value).appendAscii("\", ");
        return start;
    }

    private boolean isTaken(int index) {
        for (int i = 0; i < Math.min(index, protocol); i++) {
            if (parameters.sameName(i, index)) {
                return true;
            }
        }
        return RESERVED.contains(parameters.decoded(index).name());
    }
}

package dev.remora.internal.oauth1;

import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import java.net.URI;
import java.util.List;

/** URIs as they go over the wire. What is signed has to be what is sent, to the letter. */
public final class WireUri {

    private WireUri() {}

    /** The same URI, with what is not ASCII encoded as UTF-8 and nothing else changed. */
    public static URI of(URI uri) {
        String text = uri.toString();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return URI.create(ascii(text));
            }
        }
        return uri;
    }

    /** Adds parameters at the end of the query, whose own stay as they are; a fragment is not sent. */
    static URI withQuery(URI uri, Parameters parameters) {
        String text = uri.toString();
        int fragment = text.indexOf('#');
        OctetBuilder out = new OctetBuilder(text.length() + 512);
        out.appendAscii(fragment < 0 ? text : text.substring(0, fragment));
        if (uri.getRawQuery() == null) {
            out.append('?');
        } else if (!uri.getRawQuery().isEmpty()) {
            out.append('&');
        }
        List<Parameter> list = parameters.list();
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append('&');
            }
            out.appendEncoded(list.get(i).name())
                    .append('=')
                    .appendEncoded(list.get(i).value());
        }
        return URI.create(out.toString());
    }

    private static String ascii(String text) {
        OctetBuilder out = new OctetBuilder(text.length() * 3);
        text.codePoints().forEach(c -> {
            if (c < 0x80) {
                out.append(c);
            } else {
                out.appendEncoded(Character.toString(c));
            }
        });
        return out.toString();
    }
}

package dev.remora.internal.client;

import dev.remora.internal.message.ClientMessages;
import dev.remora.internal.wire.HeaderToken;
import dev.remora.internal.wire.OctetBuilder;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import java.net.URI;
import java.util.Locale;

/** The first line of a request: its method and where it goes. */
final class Methods {

    private Methods() {}

    /** In capital letters, as methods are written. */
    static String checked(String remoteApp, String method) {
        String name = method.toUpperCase(Locale.ROOT);
        if (!HeaderToken.isToken(name) || name.equals("CONNECT") || name.equals("TRACE")) {
            throw ClientMessages.badMethod(remoteApp);
        }
        return name;
    }

    /** Methods whose body JAX-RS clients drop, or send with another method. */
    static boolean isWithoutBody(String method) {
        return isDataInQuery(method) || method.equals("OPTIONS");
    }

    static boolean isDataInQuery(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Adds parameters behind the query that is there. */
    static URI withQuery(URI uri, Parameters parameters) {
        if (parameters.isEmpty()) {
            return uri;
        }
        OctetBuilder out = new OctetBuilder(256).appendAscii(uri.toString());
        boolean first = uri.getRawQuery() == null;
        if (first) {
            out.append('?');
        }
        first |= "".equals(uri.getRawQuery());
        for (Parameter parameter : parameters) {
            if (!first) {
                out.append('&');
            }
            first = false;
            out.appendEncoded(parameter.name()).append('=').appendEncoded(parameter.value());
        }
        return URI.create(out.toString());
    }
}

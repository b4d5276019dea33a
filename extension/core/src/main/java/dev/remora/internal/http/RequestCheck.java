package dev.remora.internal.http;

import dev.remora.internal.message.HttpMessages;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.wire.HeaderToken;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** The last look at a call before it is sent: filters and signing are behind it. Remembers where it was to go at first. */
record RequestCheck(RemoteAppSettings settings, URI intended) {

    private static final Set<String> RESERVED = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    void check(ProtocolRequest request) {
        String call = Calls.name(request);
        checkMethod(request.method(), call);
        checkAddress(request.uri(), call);
        request.headers().forEach((name, values) -> {
            checkName(name, call);
            values.forEach(value -> checkValue(name, value, call));
        });
    }

    private void checkMethod(String method, String call) {
        if (method.isEmpty() || !method.chars().allMatch(c -> c >= 'A' && c <= 'Z') || method.equals("CONNECT")) {
            throw HttpMessages.methodInvalid(settings.name(), call);
        }
    }

    private void checkAddress(URI uri, String call) {
        Origin origin = origin(uri, call);
        if (uri.getRawUserInfo() != null) {
            throw HttpMessages.addressInvalid(settings.name(), call, "holds a user name");
        }
        if (uri.getRawFragment() != null) {
            throw HttpMessages.addressInvalid(settings.name(), call, "has a fragment");
        }
        if (!origin.equals(origin(intended, call)) && !settings.api().allows(origin)) {
            throw HttpMessages.otherOrigin(settings.name(), call, origin.toString());
        }
        if (origin.scheme().equals("http") && !settings.allowsPlainHttp(origin)) {
            throw HttpMessages.insecureUrl(settings.name(), call, origin.toString());
        }
    }

    private Origin origin(URI uri, String call) {
        String scheme = uri.getScheme();
        if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
            throw HttpMessages.addressInvalid(settings.name(), call, "is not an absolute https URL");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
            throw HttpMessages.addressInvalid(settings.name(), call, "has no valid host and port");
        }
        return Origin.of(uri);
    }

    private void checkName(String name, String call) {
        if (!HeaderToken.isToken(name)) {
            throw HttpMessages.headerInvalid(settings.name(), call, null);
        }
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw HttpMessages.headerReserved(settings.name(), call, name);
        }
    }

    private void checkValue(String name, String value, String call) {
        if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7F || c == '\t')) {
            throw HttpMessages.headerInvalid(settings.name(), call, name);
        }
    }
}

package dev.remora.internal.http;

import dev.remora.TransportException;
import dev.remora.internal.message.HttpMessages;
import dev.remora.internal.settings.HttpSettings;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.spi.ProtocolRequest;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Says why no answer came. The words of the JDK quote what was sent and received, so they stay inside, but for TLS, where
 * they are about certificates.
 */
final class TransportFailures {

    private static final int LONGEST = 200;

    private TransportFailures() {}

    static TransportException explained(RemoteAppSettings settings, ProtocolRequest request, Throwable failure) {
        HttpSettings http = settings.http();
        String call = Calls.name(request);
        String origin = Origin.of(request.uri()).toString();
        if (failure instanceof TimeoutException) {
            return HttpMessages.deadlineExceeded(settings.name(), call, origin, http.protocolDeadline());
        }
        if (find(failure, HttpTimeoutException.class) != null) { // the only one set is that of the client
            return HttpMessages.connectTimeout(settings.name(), call, origin, http.connectTimeout());
        }
        SSLException tls = find(failure, SSLException.class);
        if (tls != null) {
            return HttpMessages.unreachable(
                    settings.name(), call, origin, "TLS failed: " + words(tls) + remedy(settings, tls), tls);
        }
        return HttpMessages.unreachable(settings.name(), call, origin, why(settings, failure), null);
    }

    private static String why(RemoteAppSettings settings, Throwable failure) {
        if (find(failure, UnresolvedAddressException.class) != null
                || find(failure, UnknownHostException.class) != null) {
            return "no such host is known";
        }
        if (find(failure, ConnectException.class) != null) {
            return "it does not accept connections";
        }
        // since TLS 1.3 a server looks at the certificate when the client takes the connection for made
        return "the connection broke, or what came was not HTTP" + remedy(settings);
    }

    private static String words(SSLException tls) {
        String text = String.valueOf(tls.getMessage()).replaceAll("[^ -~]", " ");
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static String remedy(RemoteAppSettings settings, SSLException tls) {
        return find(tls, CertPathBuilderException.class) == null ? remedy(settings) : HttpMessages.untrusted();
    }

    private static String remedy(RemoteAppSettings settings) {
        return settings.protocol().provesByCertificate() ? HttpMessages.certificateRefused() : "";
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}

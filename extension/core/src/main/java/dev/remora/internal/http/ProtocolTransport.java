package dev.remora.internal.http;

import dev.remora.OAuthException;
import dev.remora.internal.http.Received.Aborted;
import dev.remora.internal.http.Received.Complete;
import dev.remora.internal.message.HttpMessages;
import dev.remora.internal.message.ProxyMessages;
import dev.remora.internal.settings.HttpSettings;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.ProxySettings;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sends a call, once, and waits for the answer no longer than the deadline. */
record ProtocolTransport(
        RemoteAppSettings settings, Connections connections, CallsInFlight calls, AtomicBoolean toldGzip) {

    private static final Logger LOG = System.getLogger(ProtocolTransport.class.getPackageName());
    private static final int PROXY_AUTHENTICATION = 407;
    // of metadata and keys: providers with many tenants or keys have more to say there than about one token
    private static final int DOCUMENT = 512 * 1024;

    ProtocolResponse send(ProtocolRequest request, Duration deadline) {
        if (calls.isClosed()) {
            throw HttpMessages.closed(settings.name(), Calls.name(request));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw HttpMessages.interrupted(settings.name(), Calls.name(request)); // and nothing sent
        }
        Received received = received(request, deadline);
        if (received instanceof Aborted hungUp) {
            throw refused(hungUp, request);
        }
        Complete complete = (Complete) received;
        if (complete.response().status() == PROXY_AUTHENTICATION
                && settings.http().proxy() != null) {
            throw proxyRefused(request);
        }
        if (complete.unzipped() && toldGzip.compareAndSet(false, true)) {
            LOG.log(Level.INFO, HttpMessages.gzipTolerated(settings.name()));
        }
        return complete.response();
    }

    private Received received(ProtocolRequest request, Duration deadline) {
        HttpSettings http = settings.http();
        CallInFlight call = new CallInFlight(
                connections.client(http),
                WireRequest.of(request, settings.protocol(), http.proxy()),
                sizeLimit(request),
                settings.profile() != Profile.STRICT);
        calls.began(call);
        try {
            return call.await(deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HttpMessages.interrupted(settings.name(), Calls.name(request));
        } catch (TimeoutException | ExecutionException | CancellationException e) {
            throw failed(request, e);
        } finally {
            calls.ended(call);
        }
    }

    private OAuthException failed(ProtocolRequest request, Exception failure) {
        return calls.isClosed()
                ? HttpMessages.closed(settings.name(), Calls.name(request))
                : TransportFailures.explained(settings, request, failure);
    }

    private OAuthException proxyRefused(ProtocolRequest request) {
        ProxySettings proxy = settings.http().proxy();
        Origin origin = Origin.of(request.uri());
        return ProxyMessages.ofProtocolCall(
                settings.name(),
                Calls.name(request),
                origin.toString(),
                proxy != null && proxy.user() != null,
                origin.scheme().equals("https"));
    }

    private OAuthException refused(Aborted hungUp, ProtocolRequest request) {
        String call = Calls.name(request);
        int status = hungUp.status();
        return switch (hungUp.why()) {
            case REDIRECT -> HttpMessages.redirectRefused(settings.name(), call, status);
            case PROXY -> proxyRefused(request);
            case DAMAGED -> HttpMessages.damagedGzip(settings.name(), call, status);
            case CONTENT_CODED -> HttpMessages.contentCoded(settings.name(), call, status);
            case TOO_LARGE ->
                isOfDocument(request.call())
                        ? HttpMessages.documentTooLarge(settings.name(), call, status, sizeLimit(request))
                        : HttpMessages.responseTooLarge(settings.name(), call, status, sizeLimit(request));
        };
    }

    private int sizeLimit(ProtocolRequest request) {
        int limit = settings.http().protocolSizeLimit();
        return isOfDocument(request.call()) ? Math.max(limit, DOCUMENT) : limit;
    }

    private static boolean isOfDocument(ProtocolCall call) {
        return call == ProtocolCall.METADATA || call == ProtocolCall.KEYS;
    }
}

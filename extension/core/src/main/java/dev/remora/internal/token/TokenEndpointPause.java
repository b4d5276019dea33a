package dev.remora.internal.token;

import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.TransportException;
import dev.remora.internal.http.ProtocolExchange;
import dev.remora.internal.http.ProtocolSigner;
import dev.remora.internal.message.TokenMessages;
import dev.remora.internal.wire.RetryAfter;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.ProtocolResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps refreshes away from a token endpoint that asked to be left alone (Retry-After, RFC 9110 section 10.2.3) or that
 * hangs. A code is exchanged all the same: it cannot wait. Each endpoint is left alone by itself: with variables in its URL, a user
 * may have brought his own.
 */
public final class TokenEndpointPause {

    // the longest pause that a provider may ask for; more would lock users out for one wrong header
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_ENDPOINTS = 1000;

    private final String remoteApp;
    private final Duration deadline;
    private final InstantSource clock;
    private final RetryAfter retry;
    private final Map<URI, Pause> pauses = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Pause> eldest) {
            return size() > MOST_ENDPOINTS;
        }
    });

    /** @param deadline how long a call is waited for, and how long an endpoint that hung is left alone */
    public TokenEndpointPause(String remoteApp, Duration deadline, InstantSource clock) {
        this(remoteApp, deadline, clock, RetryAfter.STANDARD);
    }

    /**
     * Takes the provider's own way of saying when to call again.
     *
     * @param deadline how long a call is waited for, and how long an endpoint that hung is left alone
     */
    public TokenEndpointPause(String remoteApp, Duration deadline, InstantSource clock, RetryAfter retry) {
        this.remoteApp = remoteApp;
        this.deadline = deadline;
        this.clock = clock;
        this.retry = retry;
    }

    /** Learns from the answers of the token endpoint. */
    public ProtocolExchange observing(ProtocolExchange exchange) {
        return new ProtocolExchange() {
            @Override
            public ProtocolResponse sendOnce(ProtocolRequest request, ProtocolSigner signer) {
                return sent(request, () -> exchange.sendOnce(request, signer));
            }

            @Override
            public ProtocolResponse sendOnce(ProtocolRequest request, ProtocolSigner signer, Duration within) {
                return sent(request, () -> exchange.sendOnce(request, signer, within));
            }
        };
    }

    private ProtocolResponse sent(ProtocolRequest request, Supplier<ProtocolResponse> call) {
        Supplier<ProtocolResponse> standard = () -> withRetryAfter(call.get());
        return isOfTokenEndpoint(request.call()) ? observed(request.uri(), standard) : standard.get();
    }

    // whoever reads answers knows one header
    private ProtocolResponse withRetryAfter(ProtocolResponse response) {
        if (retry.equals(RetryAfter.STANDARD)) {
            return response;
        }
        Duration asked = retry.of(response.status(), response::header);
        return asked == null
                ? response
                : response.withHeader(RetryAfter.STANDARD.header(), Long.toString((asked.toMillis() + 999) / 1000));
    }

    private static boolean isOfTokenEndpoint(ProtocolCall call) {
        return call == ProtocolCall.ACCESS_TOKEN || call == ProtocolCall.REFRESH;
    }

    /** Why no refresh is sent now, or empty. */
    Optional<OAuthException> reason(URI endpoint) {
        Pause current = pauses.get(endpoint);
        return current == null || current.isOver(clock.instant())
                ? Optional.empty()
                : Optional.of(current.reason(remoteApp, clock.instant()));
    }

    /** Asks for leave to send a refresh: after an endpoint hung, one caller at a time finds out whether it still does. */
    Optional<OAuthException> enter(URI endpoint) {
        Pause current = pauses.get(endpoint);
        Instant now = clock.instant();
        if (current == null || !current.isOver(now)) {
            return reason(endpoint);
        }
        boolean first = current.hung()
                ? pauses.replace(endpoint, current, new Pause(now, deadline, 0))
                : pauses.remove(endpoint, current);
        return first ? Optional.empty() : reason(endpoint);
    }

    private ProtocolResponse observed(URI endpoint, Supplier<ProtocolResponse> call) {
        ProtocolResponse response;
        try {
            response = call.get();
        } catch (TransportException e) {
            if (e.code() == ErrorCode.TIMEOUT) {
                pauses.put(endpoint, new Pause(clock.instant(), deadline, 0));
            }
            throw e;
        }
        answered(endpoint, response);
        return response;
    }

    private void answered(URI endpoint, ProtocolResponse response) {
        int status = response.status();
        Duration asked =
                retry.delays(status) ? RetryAfter.of(response.header("Retry-After"), response.header("Date")) : null;
        if (asked != null) {
            pauses.put(endpoint, new Pause(clock.instant(), asked.compareTo(LONGEST) > 0 ? LONGEST : asked, status));
            return;
        }
        Pause current = pauses.get(endpoint);
        if (current != null && current.hung()) {
            pauses.remove(endpoint, current);
        }
    }

    /** @param status of the answer that asked for it, or 0: there was no answer in time */
    private record Pause(Instant since, Duration length, int status) {

        boolean hung() {
            return status == 0;
        }

        // a clock that is set back ends it
        boolean isOver(Instant now) {
            return now.isBefore(since) || !now.isBefore(since.plus(length));
        }

        OAuthException reason(String remoteApp, Instant now) {
            Duration left = Duration.between(now, since.plus(length));
            return hung()
                    ? TokenMessages.tokenEndpointHangs(remoteApp, left)
                    : TokenMessages.tokenEndpointPaused(remoteApp, status, left);
        }
    }
}

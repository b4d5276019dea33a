package dev.remora.internal.client;

import dev.remora.OAuthResponse;
import dev.remora.TransportException;
import dev.remora.internal.settings.ProxySettings;
import dev.remora.internal.wire.RetryAfter;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Carries calls out through the JAX-RS client, waiting or not. */
final class Caller {

    private static final int PROXY_AUTHENTICATION = 407;

    private final String remoteApp;
    private final LazyClient client;
    private final BodyParser parser;
    private final @Nullable ProxySettings proxy;
    private final String accept;
    private final RetryAfter retry;
    private final CallFailures failures;

    /**
     * @param accept of requests that say nothing of it
     * @param retry how the provider says when to call again
     */
    Caller(
            String remoteApp,
            LazyClient client,
            BodyParser parser,
            @Nullable ProxySettings proxy,
            String accept,
            RetryAfter retry) {
        this.remoteApp = remoteApp;
        this.proxy = proxy;
        this.client = client;
        this.accept = accept;
        this.retry = retry;
        this.parser = parser;
        this.failures = new CallFailures(remoteApp);
    }

    OAuthResponse call(CallPlan plan) {
        Attempt attempt = plan.begin();
        while (true) {
            Response response;
            BufferedResponse answer;
            try {
                response = send(attempt);
                answer = answer(attempt, response);
            } catch (TransportException broken) {
                attempt = again(plan, attempt, broken);
                continue;
            }
            Attempt next = plan.next(attempt, answer);
            if (next == null) {
                return response(answer, response);
            }
            close(response);
            attempt = next;
        }
    }

    private static Attempt again(CallPlan plan, Attempt attempt, TransportException broken) {
        Attempt next = plan.afterBreak(attempt);
        if (next == null) {
            throw broken;
        }
        return next;
    }

    /** Completes with our own exceptions as they are, not wrapped. */
    CompletionStage<OAuthResponse> callAsync(CallPlan plan) {
        CompletableFuture<OAuthResponse> result = new CompletableFuture<>();
        sendAsync(plan, plan.begin(), result);
        return result;
    }

    private void sendAsync(CallPlan plan, Attempt attempt, CompletableFuture<OAuthResponse> result) {
        CallRequest request = attempt.described();
        CompletionStage<Response> sent;
        try {
            Invocation.Builder builder = prepared(attempt);
            Body body = request.body();
            sent = body == null
                    ? builder.rx().method(request.method())
                    : builder.rx().method(request.method(), entity(body));
        } catch (RuntimeException e) {
            throw failures.translated(e, attempt);
        }
        sent.whenComplete((response, failure) -> {
            try {
                answered(plan, attempt, response, failure, result);
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
    }

    private void answered(
            CallPlan plan,
            Attempt attempt,
            @Nullable Response response,
            @Nullable Throwable failure,
            CompletableFuture<OAuthResponse> result) {
        try {
            if (failure != null || response == null) {
                throw failure == null ? failures.noAnswer(attempt) : failures.translated(failure, attempt);
            }
            received(plan, attempt, response, result);
        } catch (TransportException broken) {
            sendAsync(plan, again(plan, attempt, broken), result);
        }
    }

    private void received(CallPlan plan, Attempt attempt, Response response, CompletableFuture<OAuthResponse> result) {
        BufferedResponse answer = answer(attempt, response);
        Attempt next = plan.next(attempt, answer);
        if (next == null) {
            result.complete(response(answer, response));
        } else {
            close(response);
            sendAsync(plan, next, result);
        }
    }

    private Response send(Attempt attempt) {
        CallRequest request = attempt.described();
        Body body = request.body();
        try {
            Invocation.Builder builder = prepared(attempt);
            return body == null ? builder.method(request.method()) : builder.method(request.method(), entity(body));
        } catch (RuntimeException e) {
            throw failures.translated(e, attempt);
        }
    }

    private Invocation.Builder prepared(Attempt attempt) {
        CallRequest request = attempt.described();
        Invocation.Builder builder = client.get().target(request.uri()).request();
        builder.property(Attempt.PROPERTY, attempt);
        boolean accepts = false;
        for (Header header : request.headers()) {
            builder.header(header.name(), header.value());
            accepts |= header.name().equalsIgnoreCase(HttpHeaders.ACCEPT);
        }
        if (!accepts) { // else Jersey's default connector asks for text/html before all others
            builder.header(HttpHeaders.ACCEPT, accept);
        }
        return builder;
    }

    private OAuthResponse response(BufferedResponse answer, Response response) {
        return new DefaultOAuthResponse(remoteApp, answer, parser, new EntityReader(response), retry);
    }

    private BufferedResponse answer(Attempt attempt, Response response) {
        Exception failure = attempt.failure();
        if (failure != null) {
            ClientKind.discard(response);
            throw failures.translated(failure, attempt);
        }
        BufferedResponse answer = attempt.answer();
        if (answer == null) { // CXF makes up an empty 200 where it cannot read an answer's head, and runs no filter
            throw failures.noAnswer(attempt);
        }
        if (answer.status() == PROXY_AUTHENTICATION && proxy != null) {
            close(response);
            throw Exchange.proxyRefused(remoteApp, proxy, attempt.described().uri());
        }
        return answer;
    }

    private static Entity<byte[]> entity(Body body) {
        return Entity.entity(body.bytes(), MediaType.valueOf(body.contentType()));
    }

    // its body is in memory; what goes wrong now is of no interest
    private static void close(Response response) {
        try {
            response.close();
        } catch (ProcessingException ignored) {
            // the connection is gone
        }
    }
}

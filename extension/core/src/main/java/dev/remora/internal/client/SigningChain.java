package dev.remora.internal.client;

import dev.remora.OAuthException;
import dev.remora.internal.message.AnswerMessages;
import dev.remora.internal.message.ClientMessages;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Runs the steps of each request, in this order: it is signed, the application's filters change it, it is checked. Filters
 * that are response filters too see the answer.
 */
final class SigningChain {

    private final String remoteApp;
    private final RequestSigner signer;
    private final RejectedTokens tokens;
    private final Map<String, String> configured;
    private final List<ClientRequestFilter> filters;
    private final List<ClientResponseFilter> responseFilters;
    private final UrlGuard guard;
    private final HeaderRules headers;
    private final LaterFilters later;
    private final RedirectStop redirects;

    /** @param configured headers of requests that have none of their names */
    SigningChain(
            String remoteApp,
            RequestSigner signer,
            RejectedTokens tokens,
            Map<String, String> configured,
            List<ClientRequestFilter> filters,
            UrlGuard guard) {
        this.remoteApp = remoteApp;
        this.signer = signer;
        this.tokens = tokens;
        this.configured = Map.copyOf(configured);
        this.filters = filters.stream()
                .sorted(Comparator.comparingInt(SigningChain::priority))
                .toList();
        this.responseFilters = responseFilters(this.filters);
        this.guard = guard;
        this.headers = new HeaderRules(remoteApp);
        this.later = new LaterFilters(remoteApp);
        this.redirects = new RedirectStop(remoteApp);
    }

    void run(ClientRequestContext context, Attempt attempt) {
        if (context.getHeaderString(HttpHeaders.AUTHORIZATION) != null
                || context.getHeaderString(signer.header()) != null) {
            throw ClientMessages.ownAuthorization(remoteApp);
        }
        boolean described = attempt.request() != null;
        if (!described) { // else it was checked when it was described
            if (signer.isInQuery() && ClientKind.of(context).showsUrlOfFailures()) {
                throw ClientMessages.tokenInFailures(remoteApp);
            }
            later.check(context);
            guard.check(context.getUri());
        }
        configured.forEach((name, value) -> {
            if (context.getHeaderString(name) == null) {
                context.getHeaders().putSingle(name, value);
            }
        });
        signer.sign(context, attempt);
        if (!filters.isEmpty()) {
            filters.forEach(filter -> run(filter, context));
            signer.confirm(context, attempt);
            guard.check(context.getUri());
        }
        if (context.hasEntity() && Methods.isWithoutBody(context.getMethod())) {
            throw ClientMessages.bodyNotAllowed(remoteApp, context.getMethod());
        }
        headers.check(context);
        if (!described || !filters.isEmpty()) { // else nobody but Remora made the client and the request
            redirects.apply(context);
        }
        attempt.target(context.getUri());
        attempt.streamed(context.hasEntity() && !isRepeatable(context.getEntity()));
    }

    /** Whether anybody looks at answers. */
    boolean showsAnswers() {
        return !responseFilters.isEmpty();
    }

    void answered(ClientRequestContext context, ClientResponseContext response) {
        for (ClientResponseFilter filter : responseFilters) {
            try {
                filter.filter(context, response);
            } catch (OAuthException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                throw AnswerMessages.filterFailed(
                        remoteApp, response.getStatus(), filter.getClass().getName(), e);
            }
        }
    }

    /** Learns from the answer to a call of ours, which it may send once more. */
    void learn(Attempt attempt, BufferedResponse answer) {
        attempt.challenged(isChallenge(attempt, answer.status(), answer.headers(), answer::bytes));
    }

    /** Learns from an answer that goes to the application unread: a token that it refuses is replaced before the next call. */
    void learn(Attempt attempt, ClientRequestContext context, ClientResponseContext response) {
        boolean challenged = isChallenge(
                attempt, response.getStatus(), response.getHeaders(), () -> UnreadBody.firstBytes(context, response));
        if (!challenged && RejectedTokens.isRejection(response.getStatus(), response.getHeaders())) {
            tokens.refused(attempt.token());
        }
    }

    private boolean isChallenge(
            Attempt attempt, int status, MultivaluedMap<String, String> headers, Supplier<byte[]> body) {
        URI target = attempt.target();
        return target != null && signer.learn(target, status, headers, body);
    }

    // who sees the request last sees its answer first, as JAX-RS has it
    private static List<ClientResponseFilter> responseFilters(List<ClientRequestFilter> filters) {
        List<ClientResponseFilter> found = new ArrayList<>();
        for (ClientRequestFilter filter : filters) {
            if (filter instanceof ClientResponseFilter responseFilter) {
                found.add(responseFilter);
            }
        }
        Collections.reverse(found);
        return List.copyOf(found);
    }

    private void run(ClientRequestFilter filter, ClientRequestContext context) {
        try {
            filter.filter(context);
        } catch (OAuthException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw ClientMessages.filterFailed(remoteApp, filter.getClass().getName(), e);
        }
    }

    private static boolean isRepeatable(Object entity) {
        return entity instanceof byte[] || entity instanceof String || entity instanceof Form;
    }

    // the class of a client proxy is a subclass, and the annotation is not inherited
    private static int priority(ClientRequestFilter filter) {
        for (Class<?> type = filter.getClass(); type != null; type = type.getSuperclass()) {
            Priority priority = type.getAnnotation(Priority.class);
            if (priority != null) {
                return priority.value();
            }
        }
        return Priorities.USER;
    }
}

package dev.remora.internal.client;

import dev.remora.internal.message.ClientMessages;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The one filter of a remote app's own client. Who takes a request past Remora gets it without a token. */
final class CallFilter implements ClientRequestFilter, ClientResponseFilter {

    private final String remoteApp;
    private final SigningChain chain;
    private final ResponseReader answers;
    private final ClientTransport transport;

    CallFilter(String remoteApp, SigningChain chain, ResponseReader answers, ClientTransport transport) {
        this.remoteApp = remoteApp;
        this.chain = chain;
        this.answers = answers;
        this.transport = transport;
    }

    @Override
    public void filter(ClientRequestContext context) {
        Attempt attempt = attempt(context);
        if (attempt != null) {
            chain.run(context, attempt);
        }
        transport.begin(attempt);
    }

    private @Nullable Attempt attempt(ClientRequestContext context) {
        Attempt attempt = Attempt.of(context);
        if (attempt != null) {
            sendTo(attempt, context);
            return attempt;
        }
        TargetCalls calls = TargetCalls.of(context);
        if (calls == null) {
            return null;
        }
        if (calls.emptySegments() && !EmptySegments.areIn(context.getUri().toString())) {
            throw ClientMessages.emptySegment(remoteApp);
        }
        return calls.begin(context);
    }

    @Override
    public void filter(ClientRequestContext context, ClientResponseContext response) {
        Attempt attempt = Attempt.of(context);
        if (attempt == null) {
            return;
        }
        CallRequest request = attempt.request();
        if (request != null) {
            read(attempt, request, context, response);
            return;
        }
        chain.answered(context, response);
        chain.learn(attempt, context, response);
    }

    // thrown from here a failure would make RESTEasy read the rest of the body, and CXF log it
    private void read(
            Attempt attempt, CallRequest request, ClientRequestContext context, ClientResponseContext response) {
        try {
            boolean seen = chain.showsAnswers();
            if (seen) {
                answers.buffer(context, response);
                chain.answered(context, response);
            }
            BufferedResponse answer = answers.read(request, context, response, seen);
            chain.learn(attempt, answer);
            attempt.answer(answer);
        } catch (IOException | RuntimeException e) {
            attempt.failed(e);
        }
    }

    // CXF encodes queries in its own way
    private static void sendTo(Attempt attempt, ClientRequestContext context) {
        CallRequest request = attempt.request();
        if (request == null) {
            return;
        }
        URI uri = request.uri();
        if (!uri.toString().equals(context.getUri().toString())) {
            context.setUri(uri);
        }
    }
}

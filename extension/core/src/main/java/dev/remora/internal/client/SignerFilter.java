package dev.remora.internal.client;

import dev.remora.internal.message.ClientMessages;
import dev.remora.internal.message.TokenMessages;
import dev.remora.spi.TokenSource;
import jakarta.annotation.Priority;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.util.function.BooleanSupplier;

/**
 * Signs the requests of a client that the application builds; whose token it is was settled when it was made, in a request. Runs after the
 * application's filters, unless it is registered with another priority.
 */
@Priority(Integer.MAX_VALUE)
final class SignerFilter implements ClientRequestFilter, ClientResponseFilter {

    private final String remoteApp;
    private final SigningChain chain;
    private final RejectedTokens tokens;
    private final TokenSource source;
    private final BooleanSupplier ended;

    SignerFilter(
            String remoteApp, SigningChain chain, RejectedTokens tokens, TokenSource source, BooleanSupplier ended) {
        this.remoteApp = remoteApp;
        this.chain = chain;
        this.tokens = tokens;
        this.source = source;
        this.ended = ended;
    }

    @Override
    public void filter(ClientRequestContext context) {
        if (ended.getAsBoolean()) {
            throw TokenMessages.signerOutlived(remoteApp);
        }
        if (EmptySegments.areIn(context.getUri().toString())) { // Apache's client sends one slash
            throw ClientMessages.emptySegment(remoteApp);
        }
        Attempt attempt = new Attempt(tokens.of(source), null, null);
        context.setProperty(Attempt.PROPERTY, attempt);
        chain.run(context, attempt);
    }

    @Override
    public void filter(ClientRequestContext context, ClientResponseContext response) {
        Attempt attempt = Attempt.of(context);
        if (attempt == null) {
            return;
        }
        chain.answered(context, response);
        chain.learn(attempt, context, response);
    }
}

package dev.remora.internal.client;

import dev.remora.Token;
import dev.remora.internal.message.TokenMessages;
import jakarta.ws.rs.client.ClientRequestContext;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The token and deadline that all requests of one plain JAX-RS target share; a property of the target.
 *
 * @param emptySegments whether the path of the target has empty segments, which CXF drops
 * @param ended whether the request has ended that the token belongs to: an application that keeps the target would use it
 *     for its next user
 */
record TargetCalls(
        String remoteApp, Token token, @Nullable Duration callDeadline, boolean emptySegments, BooleanSupplier ended) {

    static final String PROPERTY = "dev.remora.target";

    static @Nullable TargetCalls of(ClientRequestContext context) {
        Object property = context.getProperty(PROPERTY);
        // Jersey and CXF keep what was set on a target in the configuration only
        if (property == null) {
            property = context.getConfiguration().getProperty(PROPERTY);
        }
        return property instanceof TargetCalls calls ? calls : null;
    }

    /** Begins one request. */
    Attempt begin(ClientRequestContext context) {
        if (ended.getAsBoolean()) {
            throw TokenMessages.targetOutlived(remoteApp);
        }
        Attempt attempt = new Attempt(token, null, callDeadline == null ? null : CallDeadline.in(callDeadline));
        context.setProperty(Attempt.PROPERTY, attempt);
        return attempt;
    }
}

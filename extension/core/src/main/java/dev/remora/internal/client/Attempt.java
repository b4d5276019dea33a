package dev.remora.internal.client;

import dev.remora.OAuthException;
import dev.remora.Token;
import jakarta.ws.rs.client.ClientRequestContext;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the filters of the JAX-RS client, which find it as a property. Whose token it carries was
 * settled before. Used by one thread after the other.
 */
final class Attempt {

    static final String PROPERTY = "dev.remora.attempt";

    private final Token token;
    private final @Nullable CallRequest request;
    private final @Nullable CallDeadline deadline;
    private @Nullable SignedSnapshot signed;
    private @Nullable BufferedResponse answer;
    private @Nullable Exception failure;
    private @Nullable URI target;
    private boolean streamed;
    private boolean challenged;
    private volatile boolean watched;
    private volatile boolean unanswered;
    private volatile @Nullable OAuthException reason;

    /** A request that the application builds itself has no description; its answer is left as it is. */
    Attempt(Token token, @Nullable CallRequest request, @Nullable CallDeadline deadline) {
        this.token = token;
        this.request = request;
        this.deadline = deadline;
    }

    static @Nullable Attempt of(ClientRequestContext context) {
        return context.getProperty(PROPERTY) instanceof Attempt attempt ? attempt : null;
    }

    Token token() {
        return token;
    }

    @Nullable
    CallRequest request() {
        return request;
    }

    /** The request of a call of ours. */
    CallRequest described() {
        if (request == null) {
            throw new IllegalStateException("the application built this request itself");
        }
        return request;
    }

    @Nullable
    CallDeadline deadline() {
        return deadline;
    }

    /** Whether it went over a connection of ours, which ends by itself when the provider falls silent. */
    boolean isWatched() {
        return watched;
    }

    void watched() {
        watched = true;
    }

    /** Whether its connection broke before any byte of the answer, and it may be repeated (RFC 9110 section 9.2.2). */
    boolean isUnanswered() {
        return unanswered;
    }

    void unanswered() {
        unanswered = true;
    }

    /** Why its connection was closed by us, if it was. */
    @Nullable
    OAuthException reason() {
        return reason;
    }

    void gaveUp(OAuthException why) {
        reason = why;
    }

    /** Returns the parts that were signed; null before there is a signature. */
    @Nullable
    SignedSnapshot signed() {
        return signed;
    }

    void signed(SignedSnapshot now) {
        signed = now;
    }

    /** Returns where it goes; null before filters have had their say. */
    @Nullable
    URI target() {
        return target;
    }

    void target(URI uri) {
        target = uri;
    }

    /** Whether the body can be sent only once, because a filter made a stream of it. */
    boolean streamed() {
        return streamed;
    }

    void streamed(boolean once) {
        streamed = once;
    }

    /** Whether its answer is a refusal that the same request, signed anew, may not meet again. */
    boolean isChallenged() {
        return challenged;
    }

    void challenged(boolean refusal) {
        challenged = refusal;
    }

    @Nullable
    BufferedResponse answer() {
        return answer;
    }

    void answer(BufferedResponse received) {
        answer = received;
    }

    /** Why the answer could not be read. */
    @Nullable
    Exception failure() {
        return failure;
    }

    void failed(Exception why) {
        failure = why;
    }
}

package dev.remora.internal.client;

import dev.remora.Token;
import dev.remora.spi.TokenSource;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The requests that one call takes: usually one; one more after a refusal that another nonce or timestamp mends, one more after
 * one that another token mends, one more after a connection that broke before the answer, and those that redirects within base-url's directory ask for. Used
 * by one thread after the other.
 */
final class CallPlan {

    private static final int MOST_REDIRECTS = 5;

    private final RequestSigner signer;
    private final UrlGuard guard;
    private final TokenSource source;
    private final CallDeadline deadline;
    private CallRequest request;
    private Token token;
    private boolean signedAnew;
    private boolean renewed;
    private boolean reconnected;
    private int redirects;

    CallPlan(
            RequestSigner signer,
            UrlGuard guard,
            TokenSource source,
            CallRequest request,
            Token token,
            CallDeadline deadline) {
        this.deadline = deadline;
        this.signer = signer;
        this.guard = guard;
        this.source = source;
        this.request = request;
        this.token = token;
    }

    Attempt begin() {
        return new Attempt(token, request, deadline);
    }

    /** The request after an answer, or null: it is the answer to the call. */
    @Nullable
    Attempt next(Attempt attempt, BufferedResponse answer) {
        if (attempt.streamed()) {
            return null;
        }
        if (isRedirect(answer.status())) {
            return redirected(answer);
        }
        return attempt.isChallenged() ? afterChallenge() : afterRejection(answer);
    }

    private @Nullable Attempt afterChallenge() {
        if (signedAnew) {
            return null;
        }
        signedAnew = true;
        return begin();
    }

    private @Nullable Attempt afterRejection(BufferedResponse answer) {
        if (renewed || !RejectedTokens.isRejection(answer.status(), answer.headers()) || !renew()) {
            return null;
        }
        renewed = true;
        return begin();
    }

    /** The request after a connection that broke, or null: it must not be repeated, or was already. */
    @Nullable
    Attempt afterBreak(Attempt attempt) {
        if (reconnected || !attempt.isUnanswered()) {
            return null;
        }
        reconnected = true;
        return begin();
    }

    private boolean renew() {
        Optional<Token> other = source.replacementFor(token);
        if (other.isEmpty() || other.get().equals(token)) {
            return false;
        }
        signer.check(other.get());
        token = other.get();
        return true;
    }

    private @Nullable Attempt redirected(BufferedResponse answer) {
        String location = answer.headers().getFirst(HttpHeaders.LOCATION);
        String method = redirectedMethod(answer.status());
        Optional<URI> target = location == null || method == null || redirects == MOST_REDIRECTS
                ? Optional.empty()
                : guard.redirect(request.uri(), location).map(signer::cleaned);
        if (target.isEmpty()) {
            return null;
        }
        redirects++;
        request = request.method().equals(method) ? request.at(target.get()) : request.getAt(target.get());
        return begin();
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    // RFC 9110 section 15.4, but where data would be sent once more: that is for the application to decide
    private @Nullable String redirectedMethod(int status) {
        boolean repeats = status == 307 || status == 308;
        return switch (request.method()) {
            case "GET", "HEAD" -> request.method();
            case "POST" -> repeats ? null : "GET";
            default -> null;
        };
    }
}

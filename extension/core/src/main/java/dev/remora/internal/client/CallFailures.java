package dev.remora.internal.client;

import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.OAuthException;
import dev.remora.Token;
import dev.remora.internal.message.AnswerMessages;
import dev.remora.internal.message.ClientMessages;
import dev.remora.internal.message.HttpMessages;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.wire.ProviderText;
import jakarta.ws.rs.client.ResponseProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes one of our exceptions of whatever a JAX-RS client throws: ours out of its wrapping, or one that says what happened
 * to the network. What a cause says may hold a URL and what is in it, so it is looked at before it is kept.
 */
record CallFailures(String remoteApp) {

    private static final int DEEPEST_CAUSE = 20;

    RuntimeException translated(Throwable thrown, Attempt attempt) {
        CallRequest request = attempt.described();
        Token token = attempt.token();
        List<Throwable> causes = causes(thrown);
        causes.forEach(CallFailures::discardResponse);
        for (Throwable cause : causes) {
            if (cause instanceof OAuthException ours) {
                return ours;
            }
        }
        OAuthException reason = attempt.reason();
        if (reason != null) { // a JAX-RS client may have dropped it
            return reason;
        }
        String origin = Origin.of(request.uri()).toString();
        Throwable root = causes.get(causes.size() - 1);
        Throwable harmless = isHarmless(root, token) ? root : null;
        if (request.method().equals("PATCH") && causes.stream().anyMatch(CallFailures::isForbiddenMethod)) {
            return ClientMessages.patchNeedsOpens(remoteApp, root);
        }
        if (causes.stream().anyMatch(CallFailures::isTimeout)) {
            return AnswerMessages.timeout(remoteApp, origin, harmless);
        }
        String why = isConnectionRefused(causes) ? "it does not accept connections" : why(root, harmless);
        boolean untrusted = causes.stream().anyMatch(CertPathBuilderException.class::isInstance);
        return AnswerMessages.unreachable(
                remoteApp, origin, untrusted ? why + HttpMessages.untrusted() : why, harmless);
    }

    RuntimeException noAnswer(Attempt attempt) {
        OAuthException reason = attempt.reason();
        if (reason != null) {
            return reason;
        }
        return AnswerMessages.unreachable(
                remoteApp,
                Origin.of(attempt.described().uri()).toString(),
                "the JAX-RS client could not read the answer and did not say why",
                null);
    }

    // the JDK's client puts a ClosedChannelException without words below, or an UnresolvedAddressException
    private static boolean isConnectionRefused(List<Throwable> causes) {
        return causes.stream().anyMatch(ConnectException.class::isInstance)
                && causes.stream().noneMatch(UnresolvedAddressException.class::isInstance);
    }

    private static String why(Throwable root, @Nullable Throwable harmless) {
        String name = root.getClass().getSimpleName();
        return harmless == null || harmless.getMessage() == null
                ? name
                : name + ": " + ProviderText.clean(harmless.getMessage());
    }

    private static List<Throwable> causes(Throwable thrown) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = thrown; cause != null && causes.size() < DEEPEST_CAUSE; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static void discardResponse(Throwable thrown) {
        if (thrown instanceof ResponseProcessingException failure) {
            Response response = failure.getResponse();
            if (response != null) {
                ClientKind.discard(response);
            }
        }
    }

    private static boolean isTimeout(Throwable thrown) {
        return thrown instanceof InterruptedIOException // SocketTimeoutException, and Apache's ConnectTimeoutException
                || thrown instanceof HttpTimeoutException
                || thrown instanceof TimeoutException;
    }

    private static boolean isForbiddenMethod(Throwable thrown) {
        return thrown instanceof ProtocolException
                || thrown.getClass().getName().equals("java.lang.reflect.InaccessibleObjectException");
    }

    // no URL, which has a query, and no token in it, and nothing suppressed that was not looked at
    private static boolean isHarmless(Throwable root, Token token) {
        String text = root.toString();
        if (text.indexOf('?') >= 0 || text.contains("oauth_") || root.getSuppressed().length > 0) {
            return false;
        }
        return secrets(token).stream().noneMatch(secret -> !secret.isEmpty() && text.contains(secret));
    }

    private static List<String> secrets(Token token) {
        if (token instanceof OAuth1Token oauth1) {
            return List.of(oauth1.token(), oauth1.secret());
        }
        return token instanceof OAuth2Token oauth2 ? List.of(oauth2.accessToken()) : List.of();
    }
}

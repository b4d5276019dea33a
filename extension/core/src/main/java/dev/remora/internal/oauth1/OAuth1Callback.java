package dev.remora.internal.oauth1;

import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.wire.AuthorizationResponse;
import dev.remora.internal.wire.AuthorizationResponse.Accepted;
import dev.remora.internal.wire.AuthorizationResponse.BareError;
import dev.remora.internal.wire.AuthorizationResponse.Refused;
import dev.remora.internal.wire.ProviderText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a callback of OAuth 1.0a (RFC 5849 section 2.2), where the temporary token does what the state does in OAuth 2.
 *
 * @param verifierRequired false for providers older than OAuth 1.0a, which send none; it is empty then
 * @param tolerant whether {@code error} counts too, and an error without a token is one
 */
public record OAuth1Callback(
        String remoteApp, Map<String, List<String>> parameters, boolean verifierRequired, boolean tolerant) {

    private static final Set<String> ANSWER = Set.of(
            "oauth_token",
            "denied",
            "oauth_problem",
            "oauth_problem_advice",
            "error",
            "error_description",
            "error_uri");

    /** @throws dev.remora.CallbackRejectedException if it is no answer of OAuth 1.0a */
    public AuthorizationResponse read() {
        String token = single("oauth_token");
        String verifier = single("oauth_verifier");
        String denied = single("denied");
        String problem = single("oauth_problem");
        String error = tolerant ? single("error") : null;
        if (token == null && denied == null && (single("code") != null || single("state") != null)) {
            throw OAuth1Messages.otherProtocol(remoteApp);
        }
        if (denied != null || problem != null || error != null) {
            return refused(token == null ? denied : token, verifier, denied, problem == null ? error : problem);
        }
        if (token == null) {
            throw OAuth1Messages.tokenMissing(remoteApp);
        }
        if (verifier == null && verifierRequired) {
            throw OAuth1Messages.verifierMissing(remoteApp);
        }
        return new Accepted(token, null, verifier == null ? "" : verifier);
    }

    /** Whether it is a denial in the words of OAuth 2. */
    public boolean isDenialAsError() {
        return tolerant && single("error") != null && single("oauth_problem") == null;
    }

    private AuthorizationResponse refused(
            @Nullable String token, @Nullable String verifier, @Nullable String denied, @Nullable String problem) {
        if (verifier != null || denied != null && !denied.equals(token)) {
            throw OAuth1Messages.callbackContradicts(remoteApp);
        }
        if (token == null && problem != null && tolerant) {
            return new BareError(null, ProviderText.clean(problem));
        }
        if (token == null) {
            throw OAuth1Messages.tokenMissing(remoteApp);
        }
        boolean asError = isDenialAsError();
        return new Refused(
                token,
                null,
                problem == null || problem.equals("denied") ? "access_denied" : ProviderText.clean(problem),
                words(asError ? "error_description" : "oauth_problem_advice"),
                asError ? words("error_uri") : null,
                others());
    }

    private @Nullable String words(String name) {
        String text = single(name);
        return text == null ? null : ProviderText.clean(text);
    }

    private @Nullable String single(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw OAuth1Messages.callbackParameterTwice(remoteApp, name);
        }
        return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
    }

    private Map<String, String> others() {
        Map<String, String> others = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (!ANSWER.contains(name) && !values.isEmpty()) {
                others.put(ProviderText.clean(name), ProviderText.clean(values.get(0)));
            }
        });
        return others;
    }

    /** Shows names only: token and verifier are secrets. */
    @Override
    public String toString() {
        return "OAuth1Callback[remoteApp=" + remoteApp + ", parameters=" + parameters.keySet() + "]";
    }
}

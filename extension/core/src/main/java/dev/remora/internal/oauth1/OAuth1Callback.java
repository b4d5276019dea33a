package dev.remora.internal.oauth1;

import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.wire.ProviderText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that the provider sent the browser back with (RFC 5849 section 2.2). Nothing in it is to be trusted yet.
 */
public sealed interface OAuth1Callback {

    /** @param token the temporary token that it is about */
    record Verified(String token, String verifier) implements OAuth1Callback {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Verified[token=****, verifier=****]";
        }
    }

    /**
     * The words are cleaned and capped.
     *
     * @param token the temporary token that it is about
     * @param asError whether it is said in the words of OAuth 2
     */
    record Denied(
            String token,
            String error,
            @Nullable String description,
            @Nullable String uri,
            boolean asError) implements OAuth1Callback {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Denied[token=****, error=" + error + "]";
        }
    }

    /** An error that does not say which temporary token it is about. */
    record BareError(String error) implements OAuth1Callback {}

    /**
     * Reads a callback.
     *
     * @param verifierRequired false for providers older than OAuth 1.0a, which send none; it is empty then
     * @param tolerant whether {@code error} counts too, and an error without a token is one
     * @throws dev.remora.CallbackRejectedException if it is no answer of OAuth 1.0a
     */
    static OAuth1Callback read(
            String remoteApp, Map<String, List<String>> parameters, boolean verifierRequired, boolean tolerant) {
        return new CallbackReader(remoteApp, parameters, verifierRequired, tolerant).read();
    }

    /** Reads one callback. */
    record CallbackReader(
            String remoteApp, Map<String, List<String>> parameters, boolean verifierRequired, boolean tolerant) {

        private OAuth1Callback read() {
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
            return new Verified(token, verifier == null ? "" : verifier);
        }

        private OAuth1Callback refused(
                @Nullable String token, @Nullable String verifier, @Nullable String denied, @Nullable String problem) {
            if (verifier != null || denied != null && !denied.equals(token)) {
                throw OAuth1Messages.callbackContradicts(remoteApp);
            }
            if (token == null && problem != null && tolerant && !parameters.containsKey("oauth_token")) {
                return new BareError(ProviderText.clean(problem));
            }
            if (token == null) {
                throw OAuth1Messages.tokenMissing(remoteApp);
            }
            boolean asError = problem != null && single("oauth_problem") == null;
            return new Denied(
                    token,
                    problem == null ? "denied" : ProviderText.clean(problem),
                    words(asError ? "error_description" : "oauth_problem_advice"),
                    asError ? words("error_uri") : null,
                    asError);
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
    }
}

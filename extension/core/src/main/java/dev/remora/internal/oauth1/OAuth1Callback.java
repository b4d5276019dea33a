package dev.remora.internal.oauth1;

import dev.remora.internal.message.OAuth1Messages;
import dev.remora.internal.wire.ProviderText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the provider sent the browser back with (RFC 5849 section 2.2). Nothing in it is to be trusted yet. */
public sealed interface OAuth1Callback {

    /** The temporary token that the callback is about. */
    String token();

    record Verified(String token, String verifier) implements OAuth1Callback {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Verified[token=****, verifier=****]";
        }
    }

    record Denied(String token, String error, @Nullable String description) implements OAuth1Callback {

        /** Shows no secret. */
        @Override
        public String toString() {
            return "Denied[token=****, error=" + error + "]";
        }
    }

    /** @throws dev.remora.CallbackRejectedException if it is no answer of OAuth 1.0a */
    static OAuth1Callback read(String remoteApp, Map<String, List<String>> parameters) {
        return read(remoteApp, parameters, true);
    }

    /** As {@link #read(String, Map)}; providers older than OAuth 1.0a send no verifier, which is empty then. */
    static OAuth1Callback read(String remoteApp, Map<String, List<String>> parameters, boolean verifierRequired) {
        return new CallbackReader(remoteApp, parameters, verifierRequired).read();
    }

    /** Reads one callback. */
    record CallbackReader(String remoteApp, Map<String, List<String>> parameters, boolean verifierRequired) {

        private OAuth1Callback read() {
            String token = single("oauth_token");
            String verifier = single("oauth_verifier");
            String denied = single("denied");
            String problem = single("oauth_problem");
            if (token == null && denied == null && (single("code") != null || single("state") != null)) {
                throw OAuth1Messages.otherProtocol(remoteApp);
            }
            if (denied != null || problem != null) {
                return denied(token, verifier, denied, problem);
            }
            if (token == null) {
                throw OAuth1Messages.tokenMissing(remoteApp);
            }
            if (verifier == null && verifierRequired) {
                throw OAuth1Messages.verifierMissing(remoteApp);
            }
            return new Verified(token, verifier == null ? "" : verifier);
        }

        private Denied denied(
                @Nullable String token, @Nullable String verifier, @Nullable String denied, @Nullable String problem) {
            if (verifier != null || (token != null && denied != null && !token.equals(denied))) {
                throw OAuth1Messages.callbackContradicts(remoteApp);
            }
            String about = denied == null ? token : denied;
            if (about == null) {
                throw OAuth1Messages.tokenMissing(remoteApp);
            }
            String advice = single("oauth_problem_advice");
            return new Denied(
                    about,
                    problem == null ? "denied" : ProviderText.clean(problem),
                    advice == null ? null : ProviderText.clean(advice));
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

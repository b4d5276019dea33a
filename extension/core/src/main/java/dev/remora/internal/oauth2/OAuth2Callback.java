package dev.remora.internal.oauth2;

import dev.remora.internal.message.OAuth2Messages;
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

/** Reads a callback of OAuth 2 (RFC 6749 sections 4.1.2 and 4.1.2.1). */
public record OAuth2Callback(String remoteApp, Map<String, List<String>> parameters) {

    // codes of 8 KiB exist; what is far beyond is an attempt to make us carry it
    private static final int MAX_LENGTH = 16 * 1024;
    private static final Set<String> ERROR = Set.of("state", "error", "error_description", "error_uri");
    private static final Set<String> OTHER_PROTOCOL =
            Set.of("oauth_token", "oauth_verifier", "oauth_problem", "denied");

    /** @throws dev.remora.CallbackRejectedException if it is no answer of OAuth 2 */
    public AuthorizationResponse read() {
        String state = single("state");
        String code = single("code");
        String error = single("error");
        String description = single("error_description");
        String uri = single("error_uri");
        String issuer = single("iss");
        if (code == null && error == null && OTHER_PROTOCOL.stream().anyMatch(parameters::containsKey)) {
            throw OAuth2Messages.otherProtocol(remoteApp);
        }
        if (state == null && error != null && code == null) {
            return new BareError(issuer, ProviderText.clean(error));
        }
        if (state == null) {
            throw OAuth2Messages.stateMissing(remoteApp);
        }
        if (code != null && error != null) {
            throw OAuth2Messages.callbackContradicts(remoteApp);
        }
        if (error != null) {
            return new Refused(state, issuer, ProviderText.clean(error), clean(description), clean(uri), others());
        }
        if (code == null) {
            throw OAuth2Messages.codeMissing(remoteApp);
        }
        return new Accepted(state, issuer, code);
    }

    private @Nullable String single(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw OAuth2Messages.callbackParameterTwice(remoteApp, name);
        }
        if (values.isEmpty() || values.get(0).isEmpty()) {
            return null;
        }
        boolean words = name.startsWith("error"); // they are cut, not refused
        if (values.get(0).length() > MAX_LENGTH && !words) {
            throw OAuth2Messages.callbackParameterTooLong(remoteApp, name, MAX_LENGTH);
        }
        return values.get(0);
    }

    private Map<String, String> others() {
        Map<String, String> others = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (!ERROR.contains(name) && !values.isEmpty()) {
                others.put(ProviderText.clean(name), ProviderText.clean(values.get(0)));
            }
        });
        return others;
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : ProviderText.clean(text);
    }

    /** Shows names only: a code is a secret. */
    @Override
    public String toString() {
        return "OAuth2Callback[remoteApp=" + remoteApp + ", parameters=" + parameters.keySet() + "]";
    }
}

package dev.remora.internal.signin;

import dev.remora.internal.message.SignInMessages;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.spi.CurrentRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the parameters of a callback in the current request: in the query of a GET, or in the form of a POST. */
record CallbackParameters(RemoteAppSettings settings) {

    private static final Set<String> ANSWER =
            Set.of("state", "code", "error", "oauth_token", "oauth_verifier", "oauth_problem", "denied");

    /** @throws dev.remora.CallbackRejectedException if the request is no callback */
    Map<String, List<String>> of(CurrentRequest request) {
        String method = request.method();
        if (method.equals("POST")) {
            return posted(request);
        }
        if (!method.equals("GET")) {
            throw SignInMessages.notACallback(settings.name(), method);
        }
        if (isFormPost()) {
            throw SignInMessages.notPosted(settings.name());
        }
        return request.query();
    }

    private Map<String, List<String>> posted(CurrentRequest request) {
        Map<String, List<String>> form = request.form();
        if (hasAnswer(form) && hasAnswer(request.query())) {
            throw SignInMessages.answeredTwice(settings.name());
        }
        return form;
    }

    private boolean isFormPost() {
        return settings.protocol().expectsFormPost();
    }

    private static boolean hasAnswer(Map<String, List<String>> parameters) {
        return parameters.keySet().stream().anyMatch(ANSWER::contains);
    }
}

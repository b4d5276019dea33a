package dev.remora.jaxrs;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One of the ready-made endpoints, as a request names it.
 *
 * @param remoteApp empty for the page of buttons; unchecked
 */
record Endpoint(Action action, String remoteApp) {

    /** The deed of an endpoint, and the methods that it takes. */
    enum Action {
        BUTTONS("", "GET,HEAD"),
        LOGIN("login", "GET,POST"),
        CALLBACK("callback", "GET,POST"),
        LOGOUT("logout", "POST"),
        BACKCHANNEL_LOGOUT("backchannel-logout", "POST"),
        FRONTCHANNEL_LOGOUT("frontchannel-logout", "GET");

        private final String segment;
        private final String methods;

        Action(String segment, String methods) {
            this.segment = segment;
            this.methods = methods;
        }

        List<String> methods() {
            return List.of(methods.split(","));
        }
    }

    private static final String MATRIX_PARAMETERS = ";[^/]*";

    /** Returns the endpoint that a request is for; empty for a request of the application's own. */
    static Optional<Endpoint> of(SignInRequest request) {
        if (!request.signIn().endpoints()) {
            return Optional.empty();
        }
        String base = request.baseUri().getRawPath();
        String path = plain(request.current().uri().getRawPath());
        String ours =
                request.signIn().endpointsPath(base).map(own -> base + own).orElse(null);
        if (ours == null || !(path + "/").startsWith(ours + "/")) {
            return Optional.empty();
        }
        String rest = path.substring(ours.length());
        if (rest.isEmpty() || rest.equals("/")) {
            return Optional.of(new Endpoint(Action.BUTTONS, ""));
        }
        String[] segments = rest.substring(1).split("/", -1);
        return segments.length == 2
                ? action(segments[1]).map(action -> new Endpoint(action, decoded(segments[0])))
                : Optional.empty();
    }

    /** A path as endpoints are found by it: without matrix parameters. */
    static String plain(String path) {
        return path.replaceAll(MATRIX_PARAMETERS, "");
    }

    private static Optional<Action> action(String segment) {
        for (Action action : Action.values()) {
            if (action != Action.BUTTONS && action.segment.equals(segment)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    /** Malformed, it is the name of no remote app. */
    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment;
        }
    }
}

package dev.remora.internal.signin;

import dev.remora.internal.message.EndpointMessages;
import dev.remora.internal.wire.PercentEncoding;
import dev.remora.spi.CurrentRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Tells where the ready-made endpoints are, as paths and as browsers see them. */
final class EndpointAddresses {

    private static final Logger LOG = System.getLogger(EndpointAddresses.class.getPackageName());

    private final SignInApplication application;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private final Set<String> bases = new ConcurrentSkipListSet<>();

    EndpointAddresses(SignInApplication application) {
        this.application = application;
    }

    /** Returns their path below this base path of the JAX-RS application, empty if they are not below it. */
    Optional<String> path(String basePath, Optional<CurrentRequest> request) {
        String path = application.settings().endpointsPath();
        String applicationPath = request.map(CurrentRequest::applicationPath).orElse(basePath);
        if (!path.startsWith("/") && applicationPath.equals(basePath)) {
            bases.add(basePath);
            return Optional.of(path);
        }
        String whole = path.startsWith("/") ? path : applicationPath + path;
        return whole.startsWith(basePath) ? Optional.of(whole.substring(basePath.length())) : Optional.empty();
    }

    boolean isOwnOrigin(String origin, Optional<CurrentRequest> request) {
        return request.map(this::address)
                .filter(address -> address.origin().serialized().equals(origin))
                .isPresent();
    }

    /** Does what {@link dev.remora.OAuth#callbackUri} does, of a name that is known; logs the first of each remote app. */
    URI callback(String remoteApp, Optional<CurrentRequest> request) {
        ApplicationBaseUri address = request.map(this::address)
                .or(() -> Optional.ofNullable(application.externalBaseUri())
                        .map(external -> new ApplicationBaseUri(external, external.getRawPath())))
                .orElseThrow(() -> EndpointMessages.nowhere(remoteApp));
        String path = application.settings().endpointsPath();
        if (bases.size() > 1 && !path.startsWith("/")) {
            throw EndpointMessages.endpointsOfSeveral(bases, path);
        }
        URI callback = address.under(path + "/" + PercentEncoding.encode(remoteApp) + "/callback");
        if (logged.add(remoteApp)) {
            LOG.log(Level.INFO, EndpointMessages.callbackToRegister(remoteApp, callback));
        }
        return callback;
    }

    private ApplicationBaseUri address(CurrentRequest request) {
        URI external = application.externalBaseUri();
        return new ApplicationBaseUri(
                external == null ? request.baseUri().resolve(request.applicationPath()) : external,
                request.applicationPath());
    }
}

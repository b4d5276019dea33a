package dev.remora.jaxrs;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers 401 and names the remote application to sign in with. An application's own mapper of
 * {@link AuthorizationRequiredException} comes before this one. Registered by {@link RemoraFeature}.
 *
 * @since 1.0
 */
@Provider
@Priority(AuthorizationRequiredMapper.PRIORITY)
public class AuthorizationRequiredMapper implements ExceptionMapper<AuthorizationRequiredException> {

    /** After everybody else's. */
    static final int PRIORITY = Integer.MAX_VALUE;

    /** Made by the container. */
    public AuthorizationRequiredMapper() {}

    @Override
    public Response toResponse(AuthorizationRequiredException exception) {
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "RemoteApp")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .entity(text(exception))
                .build();
    }

    private static String text(AuthorizationRequiredException exception) {
        String with = exception.remoteApp() == null ? "" : " with " + exception.remoteApp();
        return exception.code() == ErrorCode.REAUTHORIZATION_REQUIRED
                ? "Your sign-in" + with + " has expired and cannot be renewed: sign in again.\n"
                : "You have to sign in" + with + " first.\n";
    }
}

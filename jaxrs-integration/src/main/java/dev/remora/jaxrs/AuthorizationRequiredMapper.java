package dev.remora.jaxrs;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers 401, names the remote application to sign in with, and says whether an earlier sign-in has expired. An application's own mapper of
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
        return PlainPage.of(Response.Status.UNAUTHORIZED, text(exception))
                .header(HttpHeaders.WWW_AUTHENTICATE, "RemoteApp")
                .build();
    }

    private static String text(AuthorizationRequiredException exception) {
        String with = exception.remoteApp() == null ? "" : " with " + exception.remoteApp();
        return exception.code() == ErrorCode.REAUTHORIZATION_REQUIRED
                ? "Your sign-in" + with + " has expired and cannot be renewed: sign in again."
                : "You have to sign in" + with + " first.";
    }
}

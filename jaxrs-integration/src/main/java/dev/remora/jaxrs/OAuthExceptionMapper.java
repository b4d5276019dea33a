package dev.remora.jaxrs;

import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.ResponseInvalidException;
import dev.remora.StoreException;
import dev.remora.TokenRequestException;
import dev.remora.TransportException;
import dev.remora.UnexpectedStatusException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers the exceptions of Remora that nothing else maps with a short page: 504 if a provider did not answer in time, 502
 * for other trouble with a provider, 503 if a store does not answer, 409 if a user has signed in by another request
 * meanwhile, else 500. The page has the id of a log line, and no
 * detail. An application's own mapper
 * of {@link OAuthException} comes before this one, and so do its mappers of {@link RuntimeException}, {@link Exception} and
 * {@link Throwable}, to which this one hands over. Registered by {@link RemoraFeature}.
 *
 * @since 1.0
 */
@Provider
@Priority(AuthorizationRequiredMapper.PRIORITY)
public class OAuthExceptionMapper implements ExceptionMapper<OAuthException> {

    private static final Logger LOG = System.getLogger(OAuthExceptionMapper.class.getPackageName());

    private final Supplier<String> ids;

    @Context
    @Nullable
    Providers providers;

    /** Made by the container. */
    public OAuthExceptionMapper() {
        this(() -> UUID.randomUUID().toString().substring(0, 8));
    }

    OAuthExceptionMapper(Supplier<String> ids) {
        this.ids = ids;
    }

    @Override
    public Response toResponse(OAuthException exception) {
        ExceptionMapper<? super RuntimeException> applications =
                providers == null ? null : ApplicationMapper.of(providers);
        return applications == null ? page(exception) : applications.toResponse(exception);
    }

    private Response page(OAuthException exception) {
        String id = ids.get();
        Status status = status(exception);
        LOG.log(
                status == Status.INTERNAL_SERVER_ERROR ? Level.ERROR : Level.WARNING,
                JaxrsMessages.notMapped(id, exception),
                exception);
        String text = switch (status) {
            case INTERNAL_SERVER_ERROR -> "Something went wrong here.";
            case CONFLICT -> "You have signed in with this browser meanwhile. Please do this once more.";
            default -> "Another service that is needed for this did not answer as it should. Please try again later.";
        };
        return PlainPage.of(status, text + " (" + id + ")").build();
    }

    static Status status(OAuthException exception) {
        if (isTimeout(exception)) {
            return Status.GATEWAY_TIMEOUT;
        }
        if (exception.code() == ErrorCode.SIGNED_IN_MEANWHILE) {
            return Status.CONFLICT;
        }
        if (exception instanceof StoreException) {
            return Status.SERVICE_UNAVAILABLE;
        }
        boolean provider = exception instanceof TransportException
                || exception instanceof TokenRequestException
                || exception instanceof ResponseInvalidException
                || exception instanceof UnexpectedStatusException;
        return provider ? Status.BAD_GATEWAY : Status.INTERNAL_SERVER_ERROR;
    }

    /** A failed renewal says so of its cause. */
    private static boolean isTimeout(OAuthException exception) {
        return exception.code() == ErrorCode.TIMEOUT
                || exception.getCause() instanceof OAuthException cause && cause.code() == ErrorCode.TIMEOUT;
    }
}

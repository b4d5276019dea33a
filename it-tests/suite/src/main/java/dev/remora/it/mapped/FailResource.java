package dev.remora.it.mapped;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.OAuth;
import dev.remora.RequestRefusedException;
import dev.remora.ResponseInvalidException;
import dev.remora.Token;
import dev.remora.TokenRequestException;
import dev.remora.TransportException;
import dev.remora.UnexpectedStatusException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** Lets every exception of Remora through. */
@Path("fail")
@RequestScoped
@Produces("text/plain; charset=UTF-8")
public class FailResource {

    private static final String DETAIL = "REMORA-00000: canary-detail";

    @Inject
    OAuth oauth;

    @GET
    @Path("{kind}")
    public String fail(@PathParam("kind") String kind) {
        throw switch (kind) {
            case "slow" -> new TransportException(ErrorCode.TIMEOUT, "down", DETAIL, null);
            case "token" ->
                new TokenRequestException(ErrorCode.TOKEN_ERROR, "down", DETAIL, 400, null, null, null, null);
            case "invalid" -> new ResponseInvalidException(ErrorCode.RESPONSE_INVALID, "down", DETAIL, null);
            case "status" -> new UnexpectedStatusException("down", DETAIL, 500);
            case "refused" -> new RequestRefusedException(ErrorCode.REQUEST_INVALID, "down", DETAIL, null);
            case "required" ->
                new AuthorizationRequiredException(ErrorCode.AUTHORIZATION_REQUIRED, "down", DETAIL, null);
            default -> new IllegalArgumentException(kind);
        };
    }

    @GET
    @Path("down")
    public int down() {
        return oauth.remote("down")
                .withToken(Token.bearer("canary-token"))
                .get("x")
                .status();
    }

    @GET
    @Path("settings")
    public String settings() {
        return String.valueOf(oauth.remote("bare").baseUri());
    }
}

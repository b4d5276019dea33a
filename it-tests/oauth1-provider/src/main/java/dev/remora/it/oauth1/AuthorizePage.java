package dev.remora.it.oauth1;

import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Set;
import org.glassfish.jersey.server.oauth1.DefaultOAuth1Provider;
import org.glassfish.jersey.server.oauth1.DefaultOAuth1Provider.Token;
import org.jspecify.annotations.Nullable;

/** Asks the user, who is always Alice. Denies in the two ways that providers have: Twitter's and the problem extension's. */
@Path("oauth/authorize")
public class AuthorizePage {

    private final DefaultOAuth1Provider provider;

    @Inject
    public AuthorizePage(DefaultOAuth1Provider provider) {
        this.provider = provider;
    }

    @GET
    @Produces("text/html; charset=UTF-8")
    public String ask(@QueryParam("oauth_token") @Nullable String oauthToken) {
        Token token = pending(oauthToken);
        return """
                <!DOCTYPE html>
                <html><head><title>Allow?</title></head><body>
                <p>Allow %s to act for you?</p>
                <form method="post" action="/oauth/authorize">
                <input type="hidden" name="oauth_token" value="%s">
                <button name="answer" value="allow">Allow</button>
                <button name="answer" value="deny">Deny</button>
                <button name="answer" value="refuse">Refuse</button>
                </form></body></html>
                """.formatted(token.getConsumer().getKey(), token.getToken());
    }

    @POST
    @Produces("text/html; charset=UTF-8")
    public Response answer(
            @FormParam("oauth_token") @Nullable String oauthToken, @FormParam("answer") @Nullable String answer) {
        Token token = pending(oauthToken);
        if ("allow".equals(answer)) {
            String verifier = provider.authorizeToken(token, () -> "alice", Set.of("user"));
            return toCallback(token, "oauth_token", token.getToken(), "oauth_verifier", verifier);
        }
        if ("refuse".equals(answer)) {
            return toCallback(token, "oauth_token", token.getToken(), "oauth_problem", "user_refused");
        }
        return toCallback(token, "denied", token.getToken());
    }

    private Token pending(@Nullable String oauthToken) {
        Token token = oauthToken == null ? null : provider.getRequestToken(oauthToken);
        if (token == null) {
            throw new BadRequestException("unknown token");
        }
        return token;
    }

    private static Response toCallback(Token token, String... parameters) {
        String callback = token.getCallbackUrl();
        if (callback == null || callback.equals("oob")) {
            return Response.ok("<p>Your code: <code>" + parameters[parameters.length - 1] + "</code></p>")
                    .build();
        }
        UriBuilder uri = UriBuilder.fromUri(callback);
        for (int i = 0; i < parameters.length; i += 2) {
            uri.queryParam(parameters[i], parameters[i + 1]);
        }
        return Response.status(302).location(uri.build()).build();
    }
}

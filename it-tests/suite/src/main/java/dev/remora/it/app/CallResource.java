package dev.remora.it.app;

import dev.remora.OAuth;
import dev.remora.OAuthException;
import dev.remora.OAuthRemote;
import dev.remora.OAuthRequest;
import dev.remora.Token;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Form;
import java.io.StringReader;
import java.util.function.BiConsumer;

/** Calls the API of the remote application that the address names, as the body asks, with the token of the session. */
@Path("{app}/call")
@RequestScoped
@Produces("application/json")
public class CallResource {

    @Inject
    OAuth oauth;

    /** The shortest way. */
    @GET
    public String get(@PathParam("app") String app, @QueryParam("path") String path) {
        try {
            return Answers.response(oauth.remote(app).get(path));
        } catch (OAuthException e) {
            return Answers.failure(e);
        }
    }

    /** The answer has to be a JSON object. */
    @GET
    @Path("object")
    public String object(@PathParam("app") String app, @QueryParam("path") String path) {
        try {
            return oauth.remote(app).get(path).object().toString();
        } catch (OAuthException e) {
            return Answers.failure(e);
        }
    }

    /**
     * As a JSON object says: method, path, query and form as arrays of pairs, or type and body; token, empty for that of
     * nobody, or its name.
     */
    @POST
    @Consumes("application/json")
    public String call(@PathParam("app") String app, String text) {
        JsonObject wanted;
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            wanted = reader.readObject();
        }
        try {
            OAuthRemote remote = oauth.remote(app);
            OAuthRequest request = remote.request(wanted.getString("path"));
            pairs(wanted, "query", request::query);
            if (wanted.containsKey("form")) {
                Form form = new Form();
                pairs(wanted, "form", form::param);
                request.form(form);
            }
            if (wanted.containsKey("body")) {
                request.body(wanted.getString("type"), wanted.getString("body"));
            }
            if (wanted.containsKey("token")) {
                String token = wanted.getString("token");
                request.token(token.isEmpty() ? Token.oauth1("", "") : Token.bearer(token));
            }
            if (wanted.containsKey("tokenKey")) {
                request.tokenKey(wanted.getString("tokenKey"));
            }
            return Answers.response(request.method(wanted.getString("method")));
        } catch (OAuthException e) {
            return Answers.failure(e);
        }
    }

    private static void pairs(JsonObject wanted, String name, BiConsumer<String, String> consumer) {
        JsonArray pairs = wanted.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
        for (JsonArray pair : pairs.getValuesAs(JsonArray.class)) {
            consumer.accept(pair.getString(0), pair.getString(1));
        }
    }
}

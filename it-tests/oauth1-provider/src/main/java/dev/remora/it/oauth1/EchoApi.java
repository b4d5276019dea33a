package dev.remora.it.oauth1;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Objects;
import org.glassfish.jersey.server.ContainerRequest;

/** Answers a request whose signature was right with what it held. */
@Path("api/echo")
@Produces("application/json")
public class EchoApi {

    @GET
    public String get(@Context ContainerRequest request, @Context UriInfo uri, @Context SecurityContext security) {
        return echo(request, uri, security);
    }

    @POST
    public String post(@Context ContainerRequest request, @Context UriInfo uri, @Context SecurityContext security) {
        return echo(request, uri, security);
    }

    @PUT
    public String put(@Context ContainerRequest request, @Context UriInfo uri, @Context SecurityContext security) {
        return echo(request, uri, security);
    }

    @PATCH
    public String patch(@Context ContainerRequest request, @Context UriInfo uri, @Context SecurityContext security) {
        return echo(request, uri, security);
    }

    @DELETE
    public String delete(@Context ContainerRequest request, @Context UriInfo uri, @Context SecurityContext security) {
        return echo(request, uri, security);
    }

    private static String echo(ContainerRequest request, UriInfo uri, SecurityContext security) {
        if (security.getUserPrincipal() == null) {
            throw new NotAuthorizedException("OAuth realm=\"api\"");
        }
        MediaType type = request.getMediaType();
        boolean form = type != null && MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
        JsonObjectBuilder echo = Json.createObjectBuilder()
                .add("user", security.getUserPrincipal().getName())
                .add("method", request.getMethod())
                .add("contentType", type == null ? "" : type.toString())
                .add("query", parameters(uri.getQueryParameters()))
                .add("form", parameters(form ? request.readEntity(Form.class).asMap() : new MultivaluedHashMap<>()))
                .add("body", form ? "" : request.readEntity(String.class));
        return echo.build().toString();
    }

    private static JsonObjectBuilder parameters(MultivaluedMap<String, String> parameters) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        parameters.forEach((name, values) -> {
            JsonArrayBuilder array = Json.createArrayBuilder();
            // Jersey reads a name without a value as null
            values.forEach(value -> array.add(Objects.requireNonNullElse(value, "")));
            object.add(name, array);
        });
        return object;
    }
}

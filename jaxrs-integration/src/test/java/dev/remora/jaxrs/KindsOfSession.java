package dev.remora.jaxrs;

import dev.remora.Identity;
import dev.remora.OAuth;
import dev.remora.Token;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One application with each kind of session: {@code http}, {@code store}, {@code cookie}; with {@code +store} sign-ins are in one. */
final class KindsOfSession {

    private KindsOfSession() {}

    static EndpointScenario start(String sessions, Class<?>... classes) throws Exception {
        Map<String, String> settings = new HashMap<>();
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        settings.put("remora.endpoints", "true");
        settings.put("remora.session-store", sessions.replaceAll("[+].*", ""));
        if (sessions.startsWith("cookie")) {
            settings.put("remora.cookie-key", key);
        }
        if (sessions.endsWith("store")) {
            settings.put(MemoryStore.PROPERTY, "true");
            settings.put("remora.store-key", key);
        }
        settings.put("remora.photos.provider", "github");
        settings.put("remora.photos.caller", "false");
        settings.put("remora.files.provider", "github");
        settings.put("remora.files.caller", "false");
        settings.put("remora.files.token-owner", "session");
        List<Class<?>> all = new ArrayList<>(List.of(classes));
        all.add(Tokens.class);
        all.add(AccountLinkingTest.Container.class);
        return new EndpointScenario(settings, all.toArray(Class<?>[]::new));
    }

    /** A request with these cookies, whose answer changes none of a browser. */
    static HttpResponse<String> get(EndpointScenario scenario, List<String> cookies, String address) {
        try {
            return scenario.browser()
                    .send(HttpRequest.newBuilder(URI.create(address))
                            .header("Accept", "text/html")
                            .header("Cookie", String.join("; ", cookies)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Says whose token a request has. */
    @Path("token")
    @RequestScoped
    @PermitAll
    public static class Tokens {

        @Inject
        OAuth oauth;

        @GET
        @Path("{app}")
        public String now(@PathParam("app") String app) {
            return oauth.remote(app)
                    .token()
                    .flatMap(Token::identity)
                    .map(Identity::name)
                    .orElse("none");
        }

        @POST
        @Path("{app}")
        public String afterItsBody(@PathParam("app") String app, String body) {
            return now(app);
        }

        @POST
        @Path("csrf")
        public String csrf(String body) {
            return oauth.csrfToken();
        }

        @GET
        @Path("login")
        public Response login() {
            return oauth.remote("acme").authorize("token/callback");
        }

        @POST
        @Path("callback")
        public String callback() {
            return "granted "
                    + oauth.remote("acme").authorizedResponse().granted().isPresent();
        }
    }
}

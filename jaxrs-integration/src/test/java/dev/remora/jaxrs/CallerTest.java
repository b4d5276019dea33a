package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.CurrentRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who counts as a caller. */
@Tag("E-08")
class CallerTest {

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.with(Who.class, Authentication.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What {@code jakarta.security.enterprise.CallerPrincipal} is to an application. */
    private record CallerPrincipal(String name) implements Principal {

        @Override
        public String getName() {
            return name;
        }
    }

    private record Known(Principal principal, @Nullable String scheme) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return principal;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
            return scheme;
        }
    }

    /** Knows whom the application logs in while it answers. */
    private record LoggedIn(HttpServletRequest request) implements SecurityContext {

        @Override
        public @Nullable Principal getUserPrincipal() {
            return (Principal) request.getAttribute("user");
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
            return null;
        }
    }

    @Priority(Priorities.AUTHENTICATION)
    public static class Authentication implements ContainerRequestFilter {

        @Context
        HttpServletRequest servlet;

        @Override
        public void filter(ContainerRequestContext request) {
            String name = request.getHeaderString("X-User");
            if (name != null) {
                request.setSecurityContext(new Known(
                        new CallerPrincipal(
                                URLDecoder.decode(name, StandardCharsets.UTF_8).substring(1)),
                        request.getHeaderString("X-Scheme")));
            } else if (request.getUriInfo().getPath().endsWith("login")) {
                request.setSecurityContext(new LoggedIn(servlet));
            }
        }
    }

    @Path("who")
    @RequestScoped
    public static class Who {

        @Inject
        CurrentRequest current;

        @GET
        public String get() {
            return current.callerName().orElse("nobody");
        }

        @GET
        @Path("login")
        public String login(@Context HttpServletRequest request) {
            request.setAttribute("user", new CallerPrincipal("later"));
            return current.callerNameOnArrival().orElse("nobody") + ", then "
                    + current.callerName().orElse("nobody");
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "anonymous", "ANONYMOUS", "UNAUTHENTICATED", "<ANONYMOUS>"})
    void noneOfThoseWhomRuntimesHandOutForNobody(String name) throws Exception {
        assertThat(get("who", name, null)).isEqualTo("nobody");
    }

    @ParameterizedTest
    @CsvSource({"ann", "Anonymous Coward", "anonymous@example.com"})
    void anyOtherThoughThereIsNoAuthenticationScheme(String name) throws Exception {
        assertThat(get("who", name, null)).isEqualTo(name);
    }

    @Test
    void aUserWhoAuthenticatedAsWhatHelidonCallsNobody() throws Exception {
        assertThat(get("who", "<ANONYMOUS>", "BASIC")).isEqualTo("<ANONYMOUS>");
    }

    @Test
    void noneWithoutPrincipal() throws Exception {
        assertThat(get("who", null, null)).isEqualTo("nobody");
    }

    @Test
    void aLoginWithinTheRequestOfACallbackIsToldFromWhoSentIt() throws Exception {
        assertThat(get("who/login?state=s", null, null)).isEqualTo("nobody, then later");
        assertThat(get("who/login?state=s", "ann", null)).isEqualTo("ann, then ann");
    }

    private static String get(String path, @Nullable String user, @Nullable String scheme) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.base() + path));
        if (user != null) {
            request.header("X-User", "=" + URLEncoder.encode(user, StandardCharsets.UTF_8));
        }
        if (scheme != null) {
            request.header("X-Scheme", scheme);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
    }
}

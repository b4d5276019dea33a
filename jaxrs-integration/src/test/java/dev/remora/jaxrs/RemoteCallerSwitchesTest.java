package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.header;
import static dev.remora.jaxrs.EndpointScenario.location;
import static dev.remora.jaxrs.EndpointScenario.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings that make callers, and what happens without them. */
class RemoteCallerSwitchesTest {

    /** The endpoints of an application that has none of ours. */
    @Path("oauth/acme")
    @RequestScoped
    public static class ByHand {

        @Inject
        OAuth oauth;

        @GET
        @Path("login")
        public Response login() {
            return oauth.remote("acme").authorize();
        }

        @GET
        @Path("callback")
        public String callback() {
            return oauth.remote("acme").authorizedResponse().granted().isPresent() + "";
        }
    }

    /** Notes the security context that a request comes with, before all filters but ours that say what it is. */
    @Provider
    @PreMatching
    @Priority(1)
    public static class First implements ContainerRequestFilter {

        static final String COMES_WITH = "comes-with";

        @Override
        public void filter(ContainerRequestContext request) {
            request.setProperty(COMES_WITH, request.getSecurityContext());
        }
    }

    /** Tells whether it still is the same one after all filters. */
    @Provider
    public static class Last implements ContainerResponseFilter {

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            response.getHeaders()
                    .putSingle("X-Same", request.getSecurityContext() == request.getProperty(First.COMES_WITH));
        }
    }

    @Test
    void withoutASwitchNoSecurityContextIsReplaced() throws Exception {
        String[] paths = {"caller", "caller/name", "caller/tokens", "caller/reader", "caller/denied", "oauth/acme/login"
        };
        try (EndpointScenario off = new EndpointScenario(
                Map.of("remora.acme.callback", "oauth/acme/callback"),
                RemoteCallerTest.Callers.class,
                ByHand.class,
                First.class,
                Last.class)) {
            Browser visitor = off.browser();
            visitor.get(off.allow(visitor.get("oauth/acme/login")));

            for (String path : paths) {
                assertThat(header(visitor.get(path), "X-Same")).as(path).isEqualTo("true");
            }
        }
        try (EndpointScenario on = new EndpointScenario(
                Map.of("remora.caller", "true", "remora.acme.callback", "oauth/acme/callback"),
                RemoteCallerTest.Callers.class,
                ByHand.class,
                First.class,
                Last.class)) {
            Browser visitor = on.browser();
            assertThat(header(visitor.get("caller"), "X-Same")).isEqualTo("true");
            visitor.get(on.allow(visitor.get("oauth/acme/login")));

            assertThat(header(visitor.get("caller"), "X-Same")).isEqualTo("false");
        }
    }

    @Test
    void withoutASwitchNobodyIsACallerAndNothingIsEnforced() throws Exception {
        try (EndpointScenario off = new EndpointScenario(
                Map.of("remora.acme.callback", "oauth/acme/callback"), RemoteCallerTest.Callers.class, ByHand.class)) {
            Browser visitor = off.browser();
            visitor.get(off.allow(visitor.get("oauth/acme/login")));

            assertThat(visitor.get("caller/tokens").body()).isEqualTo("false true");
            assertThat(visitor.get("caller").body()).isEqualTo("null");
            assertThat(visitor.get("caller/denied").body()).isEqualTo("denied");
        }
    }

    @Test
    void aSignInByHandMakesACallerToo() throws Exception {
        try (EndpointScenario on = new EndpointScenario(
                Map.of("remora.acme.callback", "oauth/acme/callback", "remora.caller", "true"),
                RemoteCallerTest.Callers.class,
                ByHand.class)) {
            Browser visitor = on.browser();
            visitor.get(on.allow(visitor.get("oauth/acme/login")));

            assertThat(visitor.get("caller").body()).startsWith("acme Ada Lovelace ");
        }
    }

    @Test
    void aRemoteAppThatIsThereToBeCalledMakesNone() throws Exception {
        try (EndpointScenario on = new EndpointScenario(
                Map.of("remora.endpoints", "true", "remora.acme.caller", "false"), RemoteCallerTest.Callers.class)) {
            Browser visitor = on.browser();
            on.signIn(visitor, "github");
            on.signIn(visitor, "acme");

            assertThat(visitor.get("caller").body()).startsWith("github ");
            assertThat(visitor.get("caller/tokens").body()).isEqualTo("true true");
        }
    }

    @Test
    void withoutASwitchThereAreNoEndpoints() throws Exception {
        try (EndpointScenario off = new EndpointScenario(Map.of(), RemoteCallerTest.Callers.class)) {
            assertThat(off.browser().get("oauth").statusCode()).isEqualTo(404);
            assertThat(off.browser().get("oauth/github/login").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aClassThatRequiresASignInSwitchesAllOn() throws Exception {
        try (EndpointScenario on =
                new EndpointScenario(Map.of(), RemoteCallerTest.Callers.class, SignInRequiredTest.Pages.class)) {
            Browser visitor = on.browser();
            String callback = on.allow(page(visitor, "pages/github"));

            assertThat(visitor.get(location(visitor.get(callback))).body()).isEqualTo("github");
            assertThat(visitor.get("caller").body()).startsWith("github ");
        }
    }
}

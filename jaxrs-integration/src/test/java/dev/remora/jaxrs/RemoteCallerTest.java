package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Identity;
import dev.remora.OAuth;
import dev.remora.RemotePrincipal;
import dev.remora.RoleMapper;
import jakarta.annotation.Priority;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The user who signed in as the caller of requests. */
class RemoteCallerTest {

    private static EndpointScenario scenario;
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        scenario = new EndpointScenario(
                Map.of(
                        "remora.endpoints", "true",
                        "remora.acme.roles-claim", "/name",
                        "remora.acme.roles-map", "Ada%20Lovelace=user%20reader"),
                Callers.class,
                Container.class,
                Authentication.class,
                Staff.class);
    }

    @AfterAll
    static void stop() {
        scenario.close();
    }

    @BeforeEach
    void freshBrowser() {
        browser = scenario.browser();
    }

    /** A container that knows some callers by itself. */
    @Provider
    @Priority(1)
    public static class Container implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            String name = request.getHeaderString("X-Caller");
            if (name != null) {
                request.setSecurityContext(new Known(name, SecurityContext.BASIC_AUTH));
            }
        }
    }

    /** A runtime whose own filter says who the caller is when it is time to, and that nobody is one. */
    @Provider
    public static class Authentication implements DynamicFeature {

        @Override
        public void configure(ResourceInfo resource, FeatureContext context) {
            context.register((ContainerRequestFilter) Authentication::filter, Priorities.AUTHENTICATION);
        }

        private static void filter(ContainerRequestContext request) {
            String name = request.getHeaderString("X-Filter-Caller");
            if (name != null) {
                request.setSecurityContext(new Known(name, null));
            }
        }
    }

    private record Known(String name, @Nullable String scheme) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return () -> name;
        }

        @Override
        public boolean isUserInRole(String role) {
            return role.equals("container");
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

    /** Makes one more role of a claim. */
    @ApplicationScoped
    public static class Staff implements RoleMapper {

        @Override
        public Set<String> roles(String remoteApp, Identity identity, Set<String> claimed) {
            Set<String> roles = new HashSet<>(claimed);
            roles.add("from-" + remoteApp);
            return roles;
        }
    }

    @Path("caller")
    @RequestScoped
    @RolesAllowed("nobody-has-it")
    public static class Callers {

        @Inject
        OAuth oauth;

        @GET
        @PermitAll
        public String caller(@Context SecurityContext security) {
            Principal caller = security.getUserPrincipal();
            return caller instanceof RemotePrincipal remote
                    ? remote.remoteApp() + " " + remote.identity().name() + " " + security.isUserInRole("reader") + " "
                            + security.getAuthenticationScheme()
                    : String.valueOf(caller == null ? null : caller.getName());
        }

        @GET
        @Path("name")
        @PermitAll
        public String name(@Context SecurityContext security) {
            return security.getUserPrincipal().getName();
        }

        @GET
        @Path("tokens")
        @PermitAll
        public String tokens() {
            return oauth.remote("github").token().isPresent() + " "
                    + oauth.remote("acme").token().isPresent();
        }

        @POST
        @Path("forget")
        @PermitAll
        public void forget() {
            oauth.remote("acme").forget();
        }

        @GET
        @Path("any")
        @RolesAllowed("**")
        public String any() {
            return "any";
        }

        @GET
        @Path("reader")
        @RolesAllowed({"writer", "reader"})
        public String reader() {
            return "reader";
        }

        @GET
        @Path("mapped")
        @RolesAllowed("from-github")
        public String mapped() {
            return "mapped";
        }

        @GET
        @Path("container")
        @RolesAllowed("container")
        public String container() {
            return "container";
        }

        @GET
        @Path("class")
        public String ofTheClass() {
            return "class";
        }

        @GET
        @Path("denied")
        @DenyAll
        public String denied() {
            return "denied";
        }
    }

    @Test
    void nobodyIsUntilSomebodySignsIn() throws Exception {
        assertThat(browser.get("caller").body()).isEqualTo("null");

        scenario.signIn(browser, "acme");

        assertThat(browser.get("caller").body()).isEqualTo("acme Ada Lovelace true RemoteApp");
        assertThat(scenario.browser().get("caller").body()).isEqualTo("null");
    }

    @Test
    void theNameIsMadeOfRemoteAppIssuerAndSubject() throws Exception {
        scenario.signIn(browser, "acme");

        assertThat(browser.get("caller/name").body()).matches("acme\\|http://127\\.0\\.0\\.1:\\d+/acme\\|\\d+");
    }

    @Test
    void whoSignsInLastIsTheCallerAndTheTokensOfBothStay() throws Exception {
        scenario.signIn(browser, "acme");
        scenario.signIn(browser, "github");

        assertThat(browser.get("caller").body()).isEqualTo("github Ada Lovelace false RemoteApp");
        assertThat(browser.get("caller/tokens").body()).isEqualTo("true true");
    }

    @Test
    void whoSignsOutIsNobodyAndTakesAllTokensAlong() throws Exception {
        scenario.signIn(browser, "github");
        scenario.signIn(browser, "acme");

        post(browser, "oauth/acme/logout", "", "Sec-Fetch-Site", "same-origin");

        assertThat(browser.get("caller").body()).isEqualTo("null");
        assertThat(browser.get("caller/tokens").body()).isEqualTo("false false");
    }

    @Test
    void anotherUserOfTheSameProviderGetsNoTokensOfTheOneBefore() throws Exception {
        scenario.signIn(browser, "acme", "ada");
        scenario.signIn(browser, "github", "ada");

        scenario.signIn(browser, "acme", "grace");

        assertThat(browser.get("caller").body()).isEqualTo("acme Grace Hopper false RemoteApp");
        assertThat(browser.get("caller/tokens").body()).isEqualTo("false true");
    }

    @Test
    void theSameUserWhoSignsInAgainKeepsTheTokens() throws Exception {
        scenario.signIn(browser, "acme", "ada");
        scenario.signIn(browser, "github", "ada");

        scenario.signIn(browser, "acme", "ada");

        assertThat(browser.get("caller/tokens").body()).isEqualTo("true true");
    }

    @Test
    void anotherSignOutChangesNothing() throws Exception {
        scenario.signIn(browser, "github");
        scenario.signIn(browser, "acme");

        post(browser, "oauth/github/logout", "", "Sec-Fetch-Site", "same-origin");

        assertThat(browser.get("caller").body()).isEqualTo("acme Ada Lovelace true RemoteApp");
        assertThat(browser.get("caller/tokens").body()).isEqualTo("false true");
    }

    @Test
    void aForgottenTokenIsNoCaller() throws Exception {
        scenario.signIn(browser, "acme");

        browser.form("caller/forget", "");

        assertThat(browser.get("caller").body()).isEqualTo("null");
    }

    @Test
    void aCallerOfTheContainerStays() throws Exception {
        scenario.signIn(browser, "acme");

        assertThat(as("ada", "caller").body()).isEqualTo("ada");
        assertThat(as("ada", "caller/container").body()).isEqualTo("container");
        assertThat(as("ada", "caller/reader").statusCode()).isEqualTo(403);
    }

    @Test
    void aCallerOfTheApplicationsOwnFilterStays() throws Exception {
        scenario.signIn(browser, "acme");

        assertThat(asByFilter("ada", "caller").body()).isEqualTo("ada");
    }

    /** Helidon MP with its security module does so at the same time as filters of applications. */
    @Test
    void aFilterThatFindsNobodyDoesNotEndTheCaller() throws Exception {
        scenario.signIn(browser, "acme");

        assertThat(asByFilter("<ANONYMOUS>", "caller").body()).isEqualTo("acme Ada Lovelace true RemoteApp");
        assertThat(asByFilter("<ANONYMOUS>", "caller/reader").body()).isEqualTo("reader");
    }

    @Test
    void rolesComeFromAClaimAndFromABean() throws Exception {
        scenario.signIn(browser, "acme");
        assertThat(browser.get("caller/reader").body()).isEqualTo("reader");
        assertThat(browser.get("caller/any").body()).isEqualTo("any");
        assertThat(browser.get("caller/mapped").statusCode()).isEqualTo(403);

        scenario.signIn(browser, "github");
        assertThat(browser.get("caller/reader").statusCode()).isEqualTo(403);
        assertThat(browser.get("caller/mapped").body()).isEqualTo("mapped");
    }

    @Test
    void nobodyIsAskedWhoItIsAndAnotherRoleIsForbidden() throws Exception {
        HttpResponse<String> nobody = browser.get("caller/reader");

        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).contains("RemoteApp");
        assertThat(nobody.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(browser.get("caller/any").statusCode()).isEqualTo(401);
        assertThat(browser.get("caller/class").statusCode()).isEqualTo(401);
        assertThat(browser.get("caller/denied").statusCode()).isEqualTo(403);
        scenario.signIn(browser, "acme");
        assertThat(browser.get("caller/class").statusCode()).isEqualTo(403);
        assertThat(browser.get("caller/denied").statusCode()).isEqualTo(403);
    }

    @Test
    void thePageForAnotherRoleDoesNotSayThatNobodyIsSignedIn() throws Exception {
        scenario.signIn(browser, "acme");

        assertThat(EndpointScenario.page(browser, "caller/class").body())
                .contains("<h1>Not allowed</h1>")
                .contains("You may not do that.")
                .doesNotContain("You are not signed in");
    }

    private HttpResponse<String> as(String caller, String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(browser.uri(path)).header("X-Caller", caller));
    }

    private HttpResponse<String> asByFilter(String caller, String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(browser.uri(path)).header("X-Filter-Caller", caller));
    }
}

package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.header;
import static dev.remora.jaxrs.EndpointScenario.page;
import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AccountLinkRefused;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.OAuth;
import dev.remora.RemoteApp;
import dev.remora.RemotePrincipal;
import jakarta.annotation.Priority;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller who links accounts of other providers, so as to sign in with any of them. */
class AccountLinkingTest {

    private static final String[] OWN_PAGE = {"Sec-Fetch-Site", "same-origin"};

    private EndpointScenario scenario;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        scenario = new EndpointScenario(
                Map.of("remora.endpoints", "true", "remora.acme.roles-claim", "/name"),
                Names.class,
                Container.class,
                Seen.class);
        browser = scenario.browser();
    }

    @AfterEach
    void stop() {
        scenario.close();
    }

    /** A container that knows some callers by itself. */
    @Provider
    @PreMatching
    @Priority(1)
    public static class Container implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            String name = request.getHeaderString("X-Caller");
            if (name != null) {
                request.setSecurityContext(new Known(name));
            }
        }
    }

    private record Known(String name) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return () -> name;
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
        public String getAuthenticationScheme() {
            return SecurityContext.BASIC_AUTH;
        }
    }

    /** What happened. */
    @ApplicationScoped
    public static class Seen {

        private final List<String> refusals = new CopyOnWriteArrayList<>();
        private final List<String> grants = new CopyOnWriteArrayList<>();

        void refused(@Observes @RemoteApp("acme") AccountLinkRefused event) {
            refusals.add(event.caller() + " " + event.identity().name());
        }

        void granted(@Observes @RemoteApp("acme") Granted event) {
            grants.add(String.valueOf(event.tokenKey()));
        }

        List<String> refusals() {
            return refusals;
        }

        List<String> grants() {
            return grants;
        }
    }

    @Path("name")
    @RequestScoped
    @PermitAll
    public static class Names {

        @Inject
        OAuth oauth;

        @Inject
        Seen seen;

        @GET
        public String name(@Context SecurityContext security) {
            Principal caller = security.getUserPrincipal();
            return caller == null ? "nobody" : caller.getName();
        }

        @GET
        @Path("app")
        public String app(@Context SecurityContext security) {
            return ((RemotePrincipal) security.getUserPrincipal()).remoteApp();
        }

        @GET
        @Path("acme")
        public boolean acme() {
            return oauth.remote("acme").token().isPresent();
        }

        @GET
        @Path("identity")
        public @Nullable String identity() {
            return oauth.remote("acme").identity().orElseThrow().name();
        }

        @GET
        @Path("seen")
        public String seen() {
            return seen.refusals() + " " + seen.grants().size();
        }

        @GET
        @Path("unlink")
        public boolean unlink() {
            return oauth.remote("acme")
                    .identity()
                    .map(acme -> oauth.linkedAccounts()
                            .find(acme.issuer(), acme.subject())
                            .filter(caller -> oauth.linkedAccounts().unlink(acme.issuer(), acme.subject(), caller))
                            .isPresent())
                    .orElseThrow();
        }
    }

    @Test
    void isTheSameCallerWhicheverAccountHeSignsInWith() throws Exception {
        scenario.signIn(browser, "github");
        String name = name(browser);
        assertThat(name).startsWith("github|");

        assertThat(link(browser, null).statusCode()).isEqualTo(303);
        Browser elsewhere = scenario.browser();
        scenario.signIn(elsewhere, "acme");

        assertThat(name(elsewhere)).isEqualTo(name);
        assertThat(elsewhere.get("name/app").body()).isEqualTo("acme");
    }

    @Test
    void staysTheCallerWhoSignedInAndHasTheTokenOfTheLinkedAccount() throws Exception {
        scenario.signIn(browser, "github");
        String name = name(browser);

        assertThat(link(browser, null).statusCode()).isEqualTo(303);

        assertThat(name(browser)).isEqualTo(name);
        assertThat(browser.get("name/app").body()).isEqualTo("github");
        assertThat(browser.get("name/acme").body()).isEqualTo("true");
        assertThat(scenario.browser().get("name/acme").body()).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "grace"})
    void staysTheCallerWithAnotherAccountOfTheProviderThatHeSignedInWith(String account) throws Exception {
        scenario.signIn(browser, "acme", "ada");
        String name = name(browser);

        assertThat(browser.get(scenario.allow(begin(browser, null), account)).statusCode())
                .isEqualTo(303);

        assertThat(name(browser)).isEqualTo(name);
        assertThat(browser.get("name/identity").body()).isEqualTo("Ada Lovelace");
        Browser elsewhere = scenario.browser();
        scenario.signIn(elsewhere, "acme", account);
        assertThat(name(elsewhere)).isEqualTo(name);
    }

    @Test
    void isAnotherCallerOnceTheLinkHasEnded() throws Exception {
        scenario.signIn(browser, "github");
        link(browser, null);
        Browser elsewhere = scenario.browser();
        scenario.signIn(elsewhere, "acme");

        assertThat(elsewhere.get("name/unlink").body()).isEqualTo("true");

        assertThat(name(elsewhere)).startsWith("acme|");
    }

    @Test
    void mayBeOneOfTheContainer() throws Exception {
        assertThat(link(browser, "alice").statusCode()).isEqualTo(303);
        Browser elsewhere = scenario.browser();
        scenario.signIn(elsewhere, "acme");

        assertThat(name(elsewhere)).isEqualTo("alice");
    }

    @Test
    void doesNotTakeAnAccountFromSomebodyElse() throws Exception {
        link(browser, "alice");
        Browser other = scenario.browser();

        HttpResponse<String> refused = link(other, "bob");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("The account was not linked")
                .contains("belongs to another user of this site. Nothing was linked.")
                .contains("account_linked_elsewhere")
                .doesNotContain("alice");
        assertThat(other.get("name/acme").body()).isEqualTo("false");
        assertThat(other.get("name/seen").body()).isEqualTo("[bob Ada Lovelace] 1");
        Browser elsewhere = scenario.browser();
        scenario.signIn(elsewhere, "acme");
        assertThat(name(elsewhere)).isEqualTo("alice");
    }

    @Test
    void hasToBeTheOneWhoBeganIt() throws Exception {
        HttpResponse<String> begun = begin(browser, "alice");

        HttpResponse<String> answer = as(browser, scenario.allow(begun), "bob");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("callback_wrong_user");
        Browser elsewhere = scenario.browser();
        scenario.signIn(elsewhere, "acme");
        assertThat(name(elsewhere)).startsWith("acme|");
    }

    @Test
    void hasToBeSignedIn() throws Exception {
        HttpResponse<String> answer = post(browser, "oauth/acme/login", "link=true", OWN_PAGE);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("Nobody is signed in here, so no account was linked. Sign in, and try again.")
                .contains("caller_missing");
    }

    @ParameterizedTest
    @Tag("A-10")
    @CsvSource({"Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site", "Origin,https://evil.example", "X-None,x"})
    void isNotLinkedByAPageOfAnotherSite(String header, String value) throws Exception {
        scenario.signIn(browser, "github");

        HttpResponse<String> answer = post(browser, "oauth/acme/login", "link=true", header, value);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(header(answer, "Location")).isEmpty();
    }

    @ParameterizedTest
    @Tag("A-10")
    @ValueSource(strings = {"oauth/acme/login", "oauth/acme/login?link=true"})
    void isNeverLinkedByGet(String login) throws Exception {
        scenario.signIn(browser, "github");

        browser.get(scenario.allow(browser.get(login)));

        assertThat(name(browser)).startsWith("acme|");
        Browser elsewhere = scenario.browser();
        scenario.signIn(elsewhere, "acme");
        assertThat(name(elsewhere)).startsWith("acme|");
    }

    @Test
    void isNotLinkedByAPostThatDoesNotSaySo() throws Exception {
        scenario.signIn(browser, "github");

        browser.get(scenario.allow(post(browser, "oauth/acme/login", "link=false", OWN_PAGE)));

        assertThat(name(browser)).startsWith("acme|");
    }

    private HttpResponse<String> link(Browser of, @Nullable String caller) throws Exception {
        return as(of, scenario.allow(begin(of, caller)), caller);
    }

    private static HttpResponse<String> begin(Browser of, @Nullable String caller) throws Exception {
        return caller == null
                ? post(of, "oauth/acme/login", "link=true", OWN_PAGE)
                : post(of, "oauth/acme/login", "link=true", "Sec-Fetch-Site", "same-origin", "X-Caller", caller);
    }

    private static HttpResponse<String> as(Browser of, String path, @Nullable String caller) throws Exception {
        return caller == null
                ? page(of, path)
                : of.send(HttpRequest.newBuilder(of.uri(path))
                        .header("Accept", "text/html")
                        .header("X-Caller", caller));
    }

    private static String name(Browser of) throws Exception {
        return of.get("name").body();
    }
}

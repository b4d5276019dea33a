package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Page;
import dev.remora.it.providers.OpenIdEndpoint;
import dev.remora.it.providers.OpenIdRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The modules of the plan oidcc-client-test-rp-initiated-logout-rp-basic. */
@Tag("portable")
@OnServer
class OpenIdLogoutConformanceIT extends OpenIdScenario {

    private static final List<String> MODULES = List.of(
            "oidcc-client-test-rp-init-logout",
            "oidcc-client-test-rp-init-logout-other-state",
            "oidcc-client-test-rp-init-logout-no-state");

    @Deployment(testable = false)
    static WebArchive shop() {
        return shop(MODULES, Map.of());
    }

    @AfterEach
    void logHoldsNoSecret() {
        assertThat(jane.text("log")).doesNotContain("canary");
    }

    @Test
    void oidccClientTestRpInitLogout() {
        String app = "oidcc-client-test-rp-init-logout";
        signIn(app);

        Page bye = signOut(app);

        assertThat(bye.text()).isEqualTo("bye");
        assertNobody(app);
        OpenIdRequest request = issuer(app).requests(OpenIdEndpoint.END_SESSION).get(0);
        assertThat(request.parameter("id_token_hint").split("\\.", -1)).hasSize(3);
        assertThat(request.parameter("state")).isNotEmpty();
        assertThat(request.parameter("post_logout_redirect_uri"))
                .isEqualTo(Visitor.at(app + "/sign-out/bye").toString());
    }

    /** The user is signed out already: what comes back decides nothing. */
    @Test
    void oidccClientTestRpInitLogoutOtherState() {
        String app = "oidcc-client-test-rp-init-logout-other-state";
        issuer(app).farewell(parameters -> Map.of("state", "another"));
        signIn(app);

        signOut(app);

        assertNobody(app);
    }

    @Test
    void oidccClientTestRpInitLogoutNoState() {
        String app = "oidcc-client-test-rp-init-logout-no-state";
        issuer(app).farewell(parameters -> Map.of());
        signIn(app);

        signOut(app);

        assertNobody(app);
    }

    private Page signOut(String app) {
        Page page = jane.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at(app + "/sign-out")).POST(BodyPublishers.noBody()));
        return jane.browser().open(page.location().orElseThrow(() -> new AssertionError(page)));
    }
}

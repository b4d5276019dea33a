package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import dev.remora.it.providers.Keycloak;
import dev.remora.it.providers.KeycloakRealm;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Keycloak's three tokens, and who the user is, in cookies alone. */
@Tag("portable")
@OnServer
class KeycloakCookiesIT {

    private static final String APP = "openid-cookies";

    private final Visitor alice = new Visitor();

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>();
        settings.put("remora.session-store", "cookie");
        settings.put("remora." + APP + ".issuer", Programs.keycloak().issuer());
        settings.put("remora." + APP + ".client-id", KeycloakRealm.SHORT_LIVED_CLIENT);
        settings.put("remora." + APP + ".client-secret", KeycloakRealm.secret(KeycloakRealm.SHORT_LIVED_CLIENT));
        settings.put(
                "remora." + APP + ".base-url", Programs.keycloak().endpoints().toString());
        return Shop.archive(settings);
    }

    @Test
    void signsInCallsRefreshesAndSignsOut() {
        JsonObject identity = signIn();
        Map<String, String> signedIn = cookies();

        // due at once: the call refreshes it, and the new tokens take the place of the old ones
        assertThat(alice.get(APP, "userinfo").getInt("status")).isEqualTo(200);
        assertThat(alice.text("events").lines()).contains("refreshed " + APP);
        Map<String, String> refreshed = cookies();
        assertThat(alice.identity(APP).getString("sub")).isEqualTo(identity.getString("sub"));
        assertThat(alice.identity(APP).getString("email")).isEqualTo("alice@example.test");
        Page out = alice.browser()
                .exchange(HttpRequest.newBuilder(Visitor.at(APP + "/sign-out")).POST(BodyPublishers.noBody()));
        Page bye = alice.browser().open(out.location().orElseThrow(() -> new AssertionError(out)));

        assertThat(refreshed.keySet()).isEqualTo(signedIn.keySet());
        assertThat(refreshed).isNotEqualTo(signedIn);
        assertThat(bye.text()).isEqualTo("bye");
        assertThat(alice.identity(APP)).isEmpty();
        assertThat(alice.text("log")).doesNotContain("canary");
    }

    /** What one cookie of the token lacks is no error. */
    @Test
    void withHalfOfTheCookiesNobodyIsSignedIn() {
        signIn();
        Map<String, String> all = cookies();
        String largest = all.entrySet().stream()
                .max(Map.Entry.comparingByValue((one, other) -> one.length() - other.length()))
                .orElseThrow()
                .getKey();

        Page page = new Browser()
                .exchange(HttpRequest.newBuilder(Visitor.at(APP + "/identity"))
                        .header("Cookie", header(all, ""))
                        .GET());
        Page half = new Browser()
                .exchange(HttpRequest.newBuilder(Visitor.at(APP + "/identity"))
                        .header("Cookie", header(all, largest))
                        .GET());

        assertThat(Visitor.json(page).getString("email")).isEqualTo("alice@example.test");
        assertThat(Visitor.json(half)).isEmpty();
    }

    private JsonObject signIn() {
        Page form = alice.browser().open(alice.login(APP));
        Page back = alice.browser().submitUntil(Keycloak.signIn(form), Shop.base());
        JsonObject outcome = alice.callback(back.location().orElseThrow(() -> new AssertionError(back)));
        assertThat(outcome.getString("outcome")).as("%s", outcome).isEqualTo("granted");
        return outcome.getJsonObject("identity");
    }

    /** Those of Remora. There is no session of the server. */
    private Map<String, String> cookies() {
        Map<String, String> cookies = alice.browser().cookies(Visitor.at(APP));
        assertThat(cookies.keySet()).allSatisfy(name -> assertThat(name).startsWith("remora-"));
        assertThat(cookies)
                .allSatisfy((name, value) ->
                        assertThat(name.length() + value.length()).isLessThan(4096));
        return cookies;
    }

    private static String header(Map<String, String> cookies, String without) {
        StringBuilder header = new StringBuilder("x=y");
        cookies.forEach((name, value) -> {
            if (!name.equals(without)) {
                header.append("; ").append(name).append('=').append(value);
            }
        });
        return header.toString();
    }
}

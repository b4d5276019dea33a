package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Page;
import dev.remora.it.providers.OpenIdEndpoint;
import dev.remora.it.providers.OpenIdRequest;
import dev.remora.it.providers.ScriptedIssuer;
import dev.remora.it.providers.ScriptedOpenIdProvider;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Jane signs in with OpenID Connect. Each remote app has an issuer of its own name, so that no test sees the faults of another. */
abstract class OpenIdScenario {

    static final ScriptedOpenIdProvider PROVIDER = ScriptedOpenIdProvider.start();

    /** The subject of the provider's user. */
    static final String JANE = "248289761001";

    final Visitor jane = new Visitor();

    /** The three lines that a remote app needs. */
    static Map<String, String> app(String name) {
        String prefix = "remora." + name + ".";
        Map<String, String> settings = new HashMap<>();
        settings.put(prefix + "issuer", issuer(name).identifier());
        settings.put(prefix + "client-id", ScriptedIssuer.CLIENT);
        settings.put(prefix + "client-secret", ScriptedIssuer.SECRET);
        return settings;
    }

    /** Those three lines, and some more. */
    static Map<String, String> app(String name, Map<String, String> more) {
        Map<String, String> settings = app(name);
        more.forEach((key, value) -> settings.put("remora." + name + "." + key, value));
        return settings;
    }

    /** The shop with a remote app for each of those names. */
    static WebArchive shop(List<String> names, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        names.forEach(name -> settings.putAll(app(name)));
        settings.putAll(more);
        return Shop.archive(settings);
    }

    static ScriptedIssuer issuer(String app) {
        return PROVIDER.issuer(app);
    }

    /** From the shop to the provider and back; the answer is what the shop made of the callback. */
    JsonObject signIn(String app) {
        Page sentBack = jane.browser().openUntil(jane.login(app), Shop.base());
        assertThat(sentBack.status()).as("%s", sentBack).isLessThan(400);
        return sentBack.location()
                .map(jane::callback)
                .orElseGet(() -> Visitor.json(jane.browser().submit(sentBack.form())));
    }

    /** She is signed in, and the application knows who she is. */
    void assertSignedIn(String app, JsonObject outcome) {
        assertThat(outcome.getString("outcome")).as("%s", outcome).isEqualTo("granted");
        assertThat(outcome.getJsonObject("identity").getString("iss"))
                .isEqualTo(issuer(app).identifier());
        assertThat(outcome.getJsonObject("identity").getString("sub")).isEqualTo(JANE);
        assertThat(jane.identity(app)).isEqualTo(outcome.getJsonObject("identity"));
    }

    /** The ID token was refused for that reason, nobody is signed in, and the provider was asked nothing more. */
    void assertIdTokenRefused(String app, JsonObject outcome, String why) {
        Failures.assertFailed(
                outcome,
                "id_token_invalid",
                "REMORA-00811: the ID token of remote app '" + app + "' is not valid: " + why);
        assertThat(issuer(app).requests(OpenIdEndpoint.TOKEN)).hasSize(1);
        assertThat(issuer(app).requests(OpenIdEndpoint.USERINFO)).isEmpty();
        assertNobody(app);
    }

    /** Nothing was stored. */
    void assertNobody(String app) {
        assertThat(jane.identity(app)).isEmpty();
    }

    List<OpenIdRequest> tokenRequests(String app) {
        return issuer(app).requests(OpenIdEndpoint.TOKEN);
    }
}

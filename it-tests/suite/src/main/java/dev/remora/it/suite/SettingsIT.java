package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ScriptedProvider;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Remote applications whose settings are missing, malformed or contradictory, beside one whose settings are right. */
@OnServer
class SettingsIT {

    private static final ScriptedProvider PROVIDER = ScriptedProvider.start();

    private final Visitor alice = new Visitor();

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>(Scripted.app("odd", PROVIDER));
        settings.put("remora.bare.consumer-secret", "canary-secret");
        settings.putAll(Scripted.app("broken", PROVIDER));
        settings.put("remora.broken.base-url", "not a URL of canary");
        settings.put("remora.broken.connect-timeout", "soon");
        settings.put("remora.broken.pkce", "perhaps");
        settings.putAll(Scripted.app("contradictory", PROVIDER));
        settings.put("remora.contradictory.client-id", "another shop");
        settings.put("remora.contradictory.client-secret", "canary-other-secret");
        settings.putAll(Scripted.app("strict", PROVIDER));
        settings.put("remora.strict.profile", "strict");
        settings.put("remora.strict.allow-http", "true");
        return Shop.archive(settings);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @AfterEach
    void otherRemoteAppsWorkAndTheLogHoldsNoSecret() {
        assertThat(PROVIDER.tokenRequests()).isEmpty();
        assertThat(PROVIDER.calls()).isEmpty();
        alice.signIn("odd");
        assertThat(alice.get("odd", "x").getInt("status")).isEqualTo(200);
        assertThat(alice.text("log")).doesNotContain("canary");
        PROVIDER.reset();
    }

    /** Both when somebody signs in and when somebody calls. */
    private void assertUnusable(String app, String message) {
        Failures.assertFailed(alice.refusedLogin(app), "config_invalid", message);
        Failures.assertFailed(alice.get(app, "x"), "config_invalid", message);
        Failures.assertFailed(alice.callback(app, "code=canary&state=x"), "config_invalid", message);
    }

    @Test
    @Tag("S20")
    void missing() {
        assertUnusable(
                "bare",
                "REMORA-00001: remote app 'bare': consumer-key is missing; looked for in properties"
                        + " remora.bare.consumer-key, remora.bare.client-id; environment variables"
                        + " REMORA_BARE_CONSUMER_KEY, REMORA_BARE_CLIENT_ID");
    }

    @Test
    @Tag("S20")
    void malformed() {
        assertUnusable("broken", """
                REMORA-00001: remote app 'broken': 3 problems with its settings
                  base-url (remora.broken.base-url) is no URL
                  pkce (remora.broken.pkce) is none of S256, none
                  connect-timeout (remora.broken.connect-timeout) is no duration; five seconds are PT5S or 5""");
    }

    @Test
    void contradictory() {
        assertUnusable("contradictory", """
                REMORA-00001: remote app 'contradictory': 2 problems with its settings
                  remora.contradictory.consumer-secret and remora.contradictory.client-secret are both set, and differ
                  remora.contradictory.consumer-key and remora.contradictory.client-id are both set, and differ""");
    }

    @Test
    void strictWithoutTheAddressOfTheApplication() {
        assertUnusable(
                "strict",
                "REMORA-00001: remote app 'strict': external-base-uri is missing (profile strict needs it); looked for in"
                        + " property remora.external-base-uri; environment variable REMORA_EXTERNAL_BASE_URI");
    }

    @Test
    void ofARemoteAppThatNobodyKnows() {
        Failures.assertFailed(
                alice.get("unheard-of", "x"),
                "remote_app_unknown",
                "REMORA-00107: there is no remote app 'unheard-of'; known are 'bare', 'broken', 'contradictory',"
                        + " 'keycloak', 'odd', 'strict'");
    }
}

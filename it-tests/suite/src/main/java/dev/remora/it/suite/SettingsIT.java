package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ScriptedProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Remote applications whose settings are missing, malformed or contradictory, beside one whose settings are right. */
@OnSharedShop
class SettingsIT {

    private static final ScriptedProvider PROVIDER = SharedShop.PROVIDER;

    private final Visitor alice = new Visitor();

    @Deployment(testable = false)
    static WebArchive shop() {
        return SharedShop.archive();
    }

    @BeforeEach
    void forget() {
        PROVIDER.reset();
    }

    @AfterEach
    void otherRemoteAppsWorkAndTheLogHoldsNoSecret() {
        assertThat(PROVIDER.tokenRequests()).isEmpty();
        assertThat(PROVIDER.calls()).isEmpty();
        alice.signIn("odd");
        assertThat(alice.get("odd", "x").getInt("status")).isEqualTo(200);
        assertThat(alice.text("log")).doesNotContain("canary");
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
                "REMORA-00001: remote app 'bare': client-id is missing; looked for in properties"
                        + " remora.bare.client-id, remora.bare.consumer-key; environment variables"
                        + " REMORA_BARE_CLIENT_ID, REMORA_BARE_CONSUMER_KEY");
    }

    @Test
    @Tag("S20")
    @Tag("portable")
    void malformed() {
        assertUnusable("broken", """
                REMORA-00001: remote app 'broken': 3 problems with its settings
                  base-url (remora.broken.base-url) is no URL
                  pkce (remora.broken.pkce) is none of S256, none
                  connect-timeout (remora.broken.connect-timeout) is no duration; five seconds are PT5S or 5""");
    }

    @Test
    @Tag("portable")
    void contradictory() {
        assertUnusable("contradictory", """
                REMORA-00001: remote app 'contradictory': 2 problems with its settings
                  remora.contradictory.client-secret and remora.contradictory.consumer-secret are both set, and differ
                  remora.contradictory.client-id and remora.contradictory.consumer-key are both set, and differ""");
    }

    @Test
    @Tag("portable")
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
                "REMORA-00107: there is no remote app 'unheard-of'; known are 'HMAC-SHA1', 'PLAINTEXT',"
                        + " 'RSA-SHA1', 'api-down', 'bare', 'broken', 'contradictory', 'down', 'hasty', 'keycloak', 'odd',"
                        + " 'old', 'old-down', 'one-legged', 'other', 'strict', 'wrong'");
    }
}

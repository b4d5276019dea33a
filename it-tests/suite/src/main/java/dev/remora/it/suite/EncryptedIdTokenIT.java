package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.JwtKey;
import dev.remora.it.providers.OpenIdSignatureFaults;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ID tokens that are encrypted for the application, and what is nested in them. */
@Tag("F-11")
@Tag("portable")
@OnServer
class EncryptedIdTokenIT extends OpenIdScenario {

    private static final JwtKey RSA = JwtKey.rsa("shop-rsa").forEncryption("RSA-OAEP-256");
    private static final JwtKey EC = JwtKey.ec("shop-ec").forEncryption("ECDH-ES");

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(app("rsa", Map.of("id-token-key", RSA.pem())));
        settings.putAll(app("ec", Map.of("id-token-key", EC.pem())));
        settings.putAll(app("plain", Map.of("id-token-key", RSA.pem())));
        settings.putAll(app("unsigned", Map.of("id-token-key", RSA.pem())));
        settings.putAll(app("for-another", Map.of("id-token-key", RSA.pem())));
        settings.putAll(app("another-kind", Map.of("id-token-key", RSA.pem())));
        settings.putAll(app("without-key"));
        return Shop.archive(settings);
    }

    @AfterEach
    void logHoldsNoSecret() {
        assertThat(jane.text("log")).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec"})
    void signedOnesAreTaken(String app) {
        issuer(app).bend(OpenIdSignatureFaults.encryptedFor(app.equals("rsa") ? RSA : EC));

        assertSignedIn(app, signIn(app));
    }

    @Test
    void oneThatIsNotEncryptedIsRefused() {
        assertRefused("plain", "it is not encrypted");
    }

    @Test
    void oneThatIsNotSignedIsRefused() {
        issuer("unsigned").bend(OpenIdSignatureFaults.unsignedEncryptedFor(RSA));

        assertRefused("unsigned", "what is encrypted in it is not signed");
    }

    @Test
    void oneForAnotherKeyIsRefused() {
        issuer("for-another")
                .bend(OpenIdSignatureFaults.encryptedFor(JwtKey.rsa("shop-rsa").forEncryption("RSA-OAEP-256")));

        assertRefused("for-another", "it cannot be decrypted with the key");
    }

    @Test
    void oneForAnotherKindOfKeyIsRefused() {
        issuer("another-kind").bend(OpenIdSignatureFaults.encryptedFor(EC));

        assertRefused("another-kind", "the alg or the enc of its header is not among those allowed for the key");
    }

    @Test
    void oneThatNobodyAskedForIsRefused() {
        issuer("without-key").bend(OpenIdSignatureFaults.encryptedFor(RSA));

        assertRefused("without-key", "it is encrypted, and not signed outside");
    }

    private void assertRefused(String app, String why) {
        JsonObject outcome = signIn(app);

        assertIdTokenRefused(app, outcome, why);
    }
}

package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACVerifier;
import dev.remora.SettingsException;
import dev.remora.internal.settings.AssertionSettings;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.wire.Secret;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sign-in of a client that authenticates by what it signs. */
@Tag("C-04")
class AssertedClientTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final TestApp app = new TestApp();

    @Test
    void sendsAnAssertionOfItsOwnWithEachCode() throws Exception {
        RemoteAppCore github = core(ClientAuthenticationMethod.CLIENT_SECRET_JWT);

        Map<String, Object> first = signIn(github);
        Map<String, Object> second = signIn(github);

        assertThat(first)
                .containsEntry("iss", "key")
                .containsEntry("sub", "key")
                .containsEntry("aud", Settings.TOKEN.toString()); // there is no issuer
        assertThat(first.get("jti")).isNotEqualTo(second.get("jti"));
    }

    @Test
    void isRefusedAtFirstUseIfItsKeyDoesNotSign() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> core(ClientAuthenticationMethod.PRIVATE_KEY_JWT))
                .withMessage("REMORA-00902: remote app 'github': the client's key cannot be used: it is no PEM text");
    }

    private RemoteAppCore core(ClientAuthenticationMethod method) {
        return app.core(Settings.oauth2().with(settings -> {
            settings.secret = Secret.of(SECRET);
            settings.authentication = method;
            settings.assertion = new AssertionSettings(Secret.of("no key"), null, null, null, "issuer", true, null);
        }));
    }

    private Map<String, Object> signIn(RemoteAppCore github) throws Exception {
        app.provider.json("{\"access_token\":\"t\",\"token_type\":\"Bearer\"}");
        String state = TestApp.state(app.begin(github));
        app.callback(github, "code=c&state=" + state);

        assertThat(app.provider.last().parameters()).doesNotContainKey("client_secret");
        assertThat(app.provider.parameter("client_assertion_type"))
                .isEqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        JWSObject assertion = JWSObject.parse(app.provider.parameter("client_assertion"));
        assertThat(assertion.verify(new MACVerifier(SECRET))).isTrue();
        return assertion.getPayload().toJSONObject();
    }
}

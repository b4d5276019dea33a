package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.RemoteAppDefinition;
import dev.remora.internal.wire.Secret;
import org.junit.jupiter.api.Test;

/** client-id and client-secret are other names of consumer-key and consumer-secret. */
class AliasesTest {

    @RemoteAppDefinition(name = "x", consumerKey = "defined")
    private static final class Defined {}

    @Test
    void theOtherNamesAreRead() {
        Configured configured =
                Configured.nothing().with("remora.x.client-id", "id").with("remora.x.client-secret", "secret");
        assertThat(configured.readOAuth2("x").clientId()).isEqualTo("id");
        assertThat(configured.readOAuth2("x").clientSecret()).isEqualTo(Secret.of("secret"));
    }

    @Test
    void theOtherNamesAreReadUnderAnAppKey() {
        Configured configured =
                Configured.nothing().with("remora.x.app-key", "X").with("X_CLIENT_ID", "id");
        assertThat(configured.readOAuth2("x").clientId()).isEqualTo("id");
    }

    @Test
    void bothMayBeSetToTheSame() {
        assertThat(Configured.oauth2("x")
                        .with("remora.x.client-id", "key")
                        .readOAuth2("x")
                        .clientId())
                .isEqualTo("key");
    }

    @Test
    void bothSetAndDifferentIsAnErrorThatNamesBothAndNoSecret() {
        assertThat(Configured.oauth2("x")
                        .with("remora.x.consumer-secret", "one")
                        .with("remora.x.client-secret", "two")
                        .refused("x"))
                .hasMessage(
                        "REMORA-00001: remote app 'x': remora.x.consumer-secret and remora.x.client-secret are both set,"
                                + " and differ");
    }

    @Test
    void oneInConfigurationOverridesTheOtherInADefinition() {
        Configured configured = Configured.nothing().definedOn(Defined.class).with("remora.x.client-id", "configured");
        assertThat(configured.readOAuth2("x").clientId()).isEqualTo("configured");
    }
}

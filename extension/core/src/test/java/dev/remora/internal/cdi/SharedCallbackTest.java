package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.RemoteAppDefinition;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two remote apps with one callback, where settings are read at deployment. */
class SharedCallbackTest {

    @RemoteAppDefinition(name = "one", consumerKey = "key", callback = "authorized")
    @RemoteAppDefinition(name = "two", consumerKey = "key", callback = "/authorized")
    static class Both {}

    private final Map<String, String> properties = new LinkedHashMap<>(Map.of("remora.validate-at-deployment", "true"));

    @Test
    @Tag("B-08")
    void areADeploymentProblemInTheStrictProfile() {
        properties.put("remora.one.profile", "strict");
        properties.put("remora.external-base-uri", "https://app.example/shop/");
        try (DeployedConfig config = DeployedConfig.of(properties)) {
            assertThat(Deployment.problems(Both.class))
                    .containsExactly(
                            "REMORA-00330: remote app 'two': the callback path /shop/authorized is that of remote"
                                    + " app 'one' too, and not both have the setting issuer, so that a code of one provider can"
                                    + " be sent to the other; give each a callback of its own, or set issuer for both; profile"
                                    + " strict does not allow it");
        }
    }

    @Test
    @Tag("B-08")
    void areNoneWithTheIssuerOfBoth() {
        properties.put("remora.one.profile", "strict");
        properties.put("remora.external-base-uri", "https://app.example/shop/");
        properties.put("remora.one.issuer", "https://one.example");
        properties.put("remora.two.issuer", "https://two.example");
        try (DeployedConfig config = DeployedConfig.of(properties)) {
            assertThat(Deployment.problems(Both.class)).isEmpty();
        }
    }

    @Test
    void areNoneElse() {
        try (DeployedConfig config = DeployedConfig.of(properties)) {
            assertThat(Deployment.problems(Both.class)).isEmpty();
        }
    }
}

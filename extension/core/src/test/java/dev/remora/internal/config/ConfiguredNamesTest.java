package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.RemoteAppDefinition;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names of remote apps in the names of properties. */
class ConfiguredNamesTest {

    @Test
    void aKeyOfARemoteAppNamesIt() {
        assertThat(names("remora.twitter.client-id", "remora.git hub.consumer-key", "remora.Weibo.scope"))
                .containsExactly("Weibo", "git hub", "twitter");
    }

    @Test
    void anEntryOfParametersNamesItToo() {
        assertThat(names("remora.fb.token-headers.X-Team.a")).containsExactly("fb");
    }

    @Test
    void otherPropertiesNameNone() {
        assertThat(names(
                        "remora.external-base-uri",
                        "remora.validate-at-deployment",
                        "remora.x.colour",
                        "remora.x.scope.a",
                        "remora..scope",
                        "quarkus.x.scope",
                        "REMORA_HOME",
                        "REMORA_EXTERNAL_BASE_URI"))
                .isEmpty();
    }

    @Test
    void anEnvironmentVariableNamesOneInSmallLetters() {
        assertThat(names("REMORA_GITHUB_CLIENT_ID", "REMORA_FB_RSA_KEY_FILE")).containsExactly("fb", "github");
    }

    @Test
    void anEnvironmentVariableMeansTheNameThatIsSpelledElsewhere() {
        assertThat(names("REMORA_GITHUB_CLIENT_ID", "remora.GitHub.scope")).containsExactly("GitHub");
    }

    @Test
    void anEnvironmentVariableMeansTheNameInTheCode() {
        assertThat(ConfiguredNames.of(List.of("REMORA_GITHUB_CLIENT_ID"), Set.of("GitHub")))
                .isEmpty();
    }

    @Test
    void anEnvironmentVariableListedWithDotsIsStillOne() {
        assertThat(names(
                        "REMORA_GITHUB_SCOPE",
                        "remora.github.scope",
                        "REMORA_MY_APP_SCOPE",
                        "remora.my.app.scope",
                        "remora.GitHub.client-id"))
                .containsExactly("GitHub");
    }

    @Test
    void anEnvironmentVariableDoesNotSayWhichCharacterAnUnderscoreWas() {
        assertThat(names("REMORA_MY_APP_CLIENT_ID")).isEmpty();
    }

    @Test
    void namesOfAllOriginsAreKnown() {
        assertThat(Configured.oauth2("x")
                        .definedOn(Defined.class)
                        .source(new Tenants())
                        .build()
                        .names())
                .containsExactly("defined", "tenant", "x");
    }

    @RemoteAppDefinition(name = "defined")
    private static final class Defined {}

    private static Set<String> names(String... properties) {
        return ConfiguredNames.of(List.of(properties));
    }
}

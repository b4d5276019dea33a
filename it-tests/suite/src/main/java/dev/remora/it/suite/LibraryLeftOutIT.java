package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ScriptedProvider;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An archive without jose4j: plain OAuth does without it, and OpenID Connect names what is missing. */
@Tag("servers")
@OnServer
class LibraryLeftOutIT extends OpenIdScenario {

    private static final ScriptedProvider PLAIN = ScriptedProvider.start();

    @Deployment(testable = false)
    static WebArchive shop() {
        Map<String, String> settings = new HashMap<>(Scripted.app("plain", PLAIN));
        settings.putAll(app("openid"));
        return Shop.archive(settings);
    }

    @AfterAll
    static void stop() {
        PLAIN.close();
    }

    @Test
    void archiveHasOnlyRemora() {
        assertThat(shop().getContent(path -> path.get().startsWith("/WEB-INF/lib/")))
                .hasSize(2);
        assertThat(shop().getContent(path -> path.get().contains("jose4j"))).isEmpty();
    }

    @Test
    void plainOAuthSignsInAndCalls() {
        assertThat(jane.signIn("plain").getString("outcome")).isEqualTo("granted");

        assertThat(jane.get("plain", "x").getInt("status")).isEqualTo(200);
    }

    @Test
    void openIdConnectNamesWhatIsMissing() {
        Failures.assertFailed(
                signIn("openid"),
                "config_invalid",
                "REMORA-00900: OpenID Connect, and keys in the form of a JSON Web Key, need the libraries jose4j"
                        + " (org.bitbucket.b_c:jose4j) and slf4j-api, which come with the artifact remora; they were left"
                        + " out");
        assertNobody("openid");
    }
}

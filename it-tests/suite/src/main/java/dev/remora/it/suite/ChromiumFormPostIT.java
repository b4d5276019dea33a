package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Chromium;
import dev.remora.it.providers.OpenIdEndpoint;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jose4j.jwk.JsonWebKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** A callback that the page of another site posts, in a browser that keeps the session's cookie back from it. */
@Tag("portable")
@Tag("chromium")
@OnServer
class ChromiumFormPostIT extends OpenIdScenario {

    private static final String USER = "{\"name\":{\"firstName\":\"Jane\",\"lastName\":\"O'Doe & <sons>\"}}";

    private final Chromium chromium =
            new Chromium(System.getProperty("remora.it.chromium", "chromium"), Programs.path("remora.it.work"));

    @Deployment(testable = false)
    static WebArchive shop() {
        return Shop.archive(app("like-apple", likeApple()))
                // what remora brings for OpenID Connect
                .addAsLibraries(Shop.library(JsonWebKey.class), Shop.library(Logger.class));
    }

    private static Map<String, String> likeApple() {
        return Map.of(
                "provider",
                "apple",
                "authorize-url",
                issuer("like-apple").uri(OpenIdEndpoint.AUTHORIZATION).toString(),
                "token-url",
                issuer("like-apple").uri(OpenIdEndpoint.TOKEN).toString(),
                "pkce",
                "S256"); // which the provider of the tests wants
    }

    @BeforeAll
    static void tellOfTheUserAsAppleDoes() {
        issuer("like-apple").callback(parameters -> {
            Map<String, String> more = new HashMap<>(parameters);
            more.put("user", USER);
            return more;
        });
    }

    @Test
    @Tag("B-16")
    void isPostedAgainWithTheCookieByAPageOfTheShop() {
        // another site than the provider's, which is at 127.0.0.1
        URI login = URI.create(Visitor.at("like-apple/login").toString().replace("//127.0.0.1:", "//localhost:"));

        JsonObject outcome = Visitor.object(chromium.textAfter(login));

        assertThat(outcome.getString("outcome")).as("%s", outcome).isEqualTo("granted");
        assertThat(outcome.getString("postedAgain")).isEqualTo("1");
        assertThat(outcome.getString("user")).isEqualTo(USER);
        assertThat(outcome.getJsonObject("identity").getString("sub")).isEqualTo(JANE);
        assertThat(tokenRequests("like-apple")).hasSize(1);
    }
}

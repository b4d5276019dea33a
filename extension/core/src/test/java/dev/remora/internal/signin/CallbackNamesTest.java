package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.Identity;
import dev.remora.SettingsException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of users that the callback says, as Apple's form does at the first sign-in. */
class CallbackNamesTest {

    private final CataloguePreset apple = CataloguePreset.of("apple");
    private final ProviderScenario scenario =
            ProviderScenario.preset("apple").with("client-secret", CatalogueProvider.SECRET);

    @Test
    void areInTheIdentityOfTheFirstSignIn() {
        Identity identity =
                signIn("{\"name\":{\"firstName\":\"Grace\",\"lastName\":\"Hopper\"},\"email\":\"evil@example.org\"}");

        assertThat(identity.givenName()).isEqualTo("Grace");
        assertThat(identity.familyName()).isEqualTo("Hopper");
        assertThat(identity.name()).isEqualTo("Grace Hopper");
        assertThat(identity.email()).as("nobody signed it").isNull();
        assertThat(identity.subject()).isEqualTo("the-sub");
        assertThat(scenario.app.<Identity>get(
                        "me",
                        () -> scenario.core()
                                .tokens()
                                .kept(null)
                                .flatMap(token -> token.identity())
                                .orElseThrow()))
                .isEqualTo(identity);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "[]",
                "{\"name\":\"Grace\"}",
                "{\"name\":{\"firstName\":7,\"lastName\":\" \"}}",
                "{\"name\":{\"firstName\":\"a\\nb\"}}",
                "{\"sub\":\"other\",\"name\":null}"
            })
    void areLeftOutWhereTheyCannotBeRead(String user) {
        Identity identity = signIn(user);

        assertThat(identity.name()).isNull();
        assertThat(identity.givenName()).isNull();
        assertThat(identity.familyName()).isNull();
        assertThat(identity.subject()).isEqualTo("the-sub");
    }

    @Test
    void oneOfThemIsTheWholeName() {
        assertThat(signIn("{\"name\":{\"firstName\":\"Duke\"}}").name()).isEqualTo("Duke");
    }

    @ParameterizedTest
    @CsvSource({
        "email, user:/email, 'holds email, which is none of given_name, family_name and name'",
        "given_name, /name/firstName, is not of the form parameter:/path",
        "given_name, user:name, is no JSON Pointer",
        "given_name, us er:/name, is no name of a parameter"
    })
    void badValuesAreRefused(String claim, String value, String why) {
        scenario.with("callback-claims." + claim, value);

        assertThatThrownBy(scenario::settings)
                .isInstanceOf(SettingsException.class)
                .hasMessage("REMORA-00001: remote app 'x': callback-claims (remora.x.callback-claims." + claim + ") "
                        + why);
    }

    private Identity signIn(String user) {
        CatalogueProvider provider = new CatalogueProvider(apple, scenario.app.clock.instant());
        for (int request = 0; request < 4; request++) {
            scenario.app.provider.answers(provider::answer);
        }
        URI asked = scenario.begin();
        provider.sent(asked);
        String form =
                "code=c&state=" + TestApp.state(asked) + "&user=" + URLEncoder.encode(user, StandardCharsets.UTF_8);
        return scenario.app
                .post("authorized", form, scenario.core().signIn()::finish)
                .granted()
                .flatMap(Granted::identity)
                .orElseThrow();
    }
}

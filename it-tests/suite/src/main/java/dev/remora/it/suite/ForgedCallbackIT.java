package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Page;
import jakarta.json.JsonObject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks that nobody asked for, and some that no provider sends. */
@OnSharedShop
class ForgedCallbackIT extends CallbackScenario {

    private static final String NO_STATE = "REMORA-00414: the callback of remote app 'odd' has no state";
    private static final String NOT_THIS_BROWSERS =
            "REMORA-00309: the state in the callback of remote app 'odd' was not issued to this browser";

    @Deployment(testable = false)
    static WebArchive shop() {
        return SharedShop.archive();
    }

    @Test
    @Tag("B-01")
    @Tag("portable")
    void withoutState() {
        alice.login("odd");

        assertRefused(alice.callback("odd", "code=canary-code"), "state_missing", NO_STATE);
    }

    @Test
    @Tag("B-01")
    @Tag("portable")
    void withAnEmptyState() {
        alice.login("odd");

        assertRefused(alice.callback("odd", "code=canary-code&state="), "state_missing", NO_STATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary-unknown", " ", "%", "<canary>"})
    @Tag("B-02")
    void withAStateOfSomebodysOwn(String state) {
        String good = alice.state("odd");

        JsonObject outcome = alice.callback("odd", "code=canary-code&state=" + Queries.encode(state));

        assertRefused(outcome, "state_mismatch", NOT_THIS_BROWSERS);
        assertGranted(alice.callback("odd", "code=canary-code&state=" + good));
    }

    @Test
    @Tag("B-02")
    @Tag("portable")
    void withLettersOfAnotherCase() {
        String state = alice.state("odd");
        String other = state.chars()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertRefused(alice.callback("odd", "code=canary-code&state=" + other), "state_mismatch", NOT_THIS_BROWSERS);
    }

    @ParameterizedTest
    @CsvSource({"code,code=canary-a&code=canary-b&state=%s", "state,code=canary-a&state=%s&state=%s"})
    @Tag("B-10")
    @Tag("portable")
    void withAParameterThatComesTwice(String name, String query) {
        String state = alice.state("odd");

        assertRefused(
                alice.callback("odd", query.replace("%s", state)),
                "response_ambiguous",
                "REMORA-00411: the callback of remote app 'odd' has " + name + " more than once");
    }

    @Test
    @Tag("B-11")
    @Tag("portable")
    void withACodeAndAnError() {
        String state = alice.state("odd");

        assertRefused(
                alice.callback("odd", "code=canary-code&error=access_denied&state=" + state),
                "response_ambiguous",
                "REMORA-00415: the callback of remote app 'odd' has both a code and an error");
    }

    @Test
    @Tag("portable")
    void withNeitherACodeNorAnError() {
        String state = alice.state("odd");

        assertRefused(
                alice.callback("odd", "canary=1&state=" + state),
                "response_invalid",
                "REMORA-00416: the callback of remote app 'odd' has neither a code nor an error");
    }

    @Test
    @Tag("portable")
    void withACodeOfABook() {
        String state = alice.state("odd");

        assertRefused(
                alice.post("odd", "code=" + "canary".repeat(3000) + "&state=" + state),
                "response_invalid",
                "REMORA-00412: the callback of remote app 'odd' has a code of more than 16384 characters");
    }

    @Test
    @Tag("B-13")
    @Tag("portable")
    void errorWithoutAState() {
        alice.login("odd");

        JsonObject outcome = alice.callback("odd", "error=server_error&error_description=canary-words");

        assertRefused(outcome, "state_missing", NO_STATE);
    }

    @Test
    @Tag("G-12")
    @Tag("portable")
    void inTheOtherProtocol() {
        alice.login("odd");

        assertRefused(
                alice.callback("odd", "oauth_token=canary-t&oauth_verifier=canary-v"),
                "response_invalid",
                "REMORA-00413: the callback of remote app 'odd' answers in OAuth 1.0a, but the remote app speaks OAuth 2");
    }

    @Test
    void isAnsweredWithoutTheApplicationsHelp() {
        Page page = alice.browser().exchange(Visitor.at("odd/mapped/authorized?code=canary-code&state=x"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text())
                .startsWith("You could not be signed in (session_missing). Your browser did not send the cookie")
                .endsWith(" and sign in again.\n");
        assertThat(PROVIDER.tokenRequests()).isEmpty();
    }
}

package dev.remora.it.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.browser.Browser;
import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.providers.ScriptedProvider.Seen;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Somebody signs in to the deployed {@link StoreArchive}; each store has a subclass on each runtime that has run it. */
public abstract class StoreScenario {

    protected final Browser browser = new Browser();

    /** The provider that the archive names. */
    protected abstract ScriptedProvider provider();

    /** How many tokens are in the store, as its engine tells. */
    protected abstract int tokensInStore();

    /** Address of the server. */
    protected URI server() {
        return URI.create("http://127.0.0.1:" + Integer.getInteger("remora.it.http-port"));
    }

    /** An address of the application. */
    protected final URI at(String path) {
        return server().resolve(StoreArchive.API + path);
    }

    @Test
    protected void signInCallsAndKeepsItsTokenInTheStore() {
        URI question = browser.exchange(at("login")).location().orElseThrow();
        String state = question.getQuery().replaceFirst("(?:.*&)?state=([^&]+).*", "$1");

        assertThat(browser.exchange(at("authorized?code=c&state=" + state)).text())
                .isEqualTo("granted");
        assertThat(browser.exchange(at("call")).text()).isEqualTo("called 200");

        assertThat(provider().calls())
                .extracting(Seen::authorization)
                .containsExactly("Bearer " + ScriptedProvider.TOKEN);
        assertThat(tokensInStore()).isEqualTo(1);
        assertSession(browser.exchange(at("session")).text());
    }

    /** Where the store keeps the session too, the server has none, and the browser one cookie. */
    protected final void assertHandleAlone(String attributes) {
        assertThat(attributes).isEqualTo("attributes");
        assertThat(browser.cookies(at("login"))).hasSize(1).allSatisfy((name, value) -> {
            assertThat(name).matches("(__Host-)?remora-session-[\\w-]{6}");
            assertThat(value).matches("[\\w-]{43}");
        });
    }

    /** What the browser's session has; it does not have the token. */
    protected void assertSession(String attributes) {
        assertThat(attributes).startsWith("attributes ").doesNotContain(ScriptedProvider.TOKEN);
    }
}

package dev.remora.it.suite;

import dev.remora.it.browser.Page;
import dev.remora.it.providers.OAuth1Provider;
import jakarta.json.JsonObject;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;

/** Alice uses a shop that is a consumer of Jersey's OAuth 1.0a provider, once for each signature method. */
abstract class OAuth1Scenario {

    static final OAuth1Provider PROVIDER = Programs.oauth1();

    final Visitor alice = new Visitor();

    @BeforeEach
    void forget() {
        PROVIDER.clearJournal();
    }

    /** From the shop to the provider's page, and with that answer to where the provider sends the browser then. */
    URI answer(String app, String answer) {
        Page question = alice.browser().open(alice.login(app));
        return alice.browser()
                .submitUntil(question.form().pressing("answer", answer), Shop.base())
                .location()
                .orElseThrow();
    }

    JsonObject signIn(String app) {
        return alice.callback(answer(app, "allow"));
    }

    long accessTokenRequests() {
        return PROVIDER.journal().stream()
                .filter(line -> line.contains("/oauth/access_token"))
                .count();
    }
}

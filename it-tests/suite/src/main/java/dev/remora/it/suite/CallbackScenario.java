package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ScriptedProvider;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Alice comes back from a provider that knows nothing of it. Whatever came of that, the next sign-in and call work. */
abstract class CallbackScenario {

    static final ScriptedProvider PROVIDER = SharedShop.PROVIDER;

    final Visitor alice = new Visitor();

    @BeforeEach
    void forget() {
        PROVIDER.reset();
        alice.text("events");
    }

    @AfterEach
    void nextSignInAndCallWorkAndTheLogHoldsNoSecret() {
        PROVIDER.reset();
        assertThat(alice.signIn("odd").getString("outcome")).isEqualTo("granted");
        assertThat(alice.get("odd", "next").getInt("status")).isEqualTo(200);
        assertThat(alice.text("log")).doesNotContain("canary");
    }

    /** It failed so, the provider was not asked, and nobody was signed in. */
    void assertRefused(JsonObject outcome, String code, String message) {
        Failures.assertFailed(outcome, code, message);
        assertThat(PROVIDER.tokenRequests()).isEmpty();
        assertThat(alice.get("odd", "x").getString("code")).isEqualTo("authorization_required");
        assertThat(PROVIDER.calls()).isEmpty();
    }

    void assertGranted(JsonObject outcome) {
        assertThat(outcome.getString("outcome")).as("%s", outcome).isEqualTo("granted");
    }
}

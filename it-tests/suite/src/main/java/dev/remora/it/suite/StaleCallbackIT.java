package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Callbacks that come once more, or too late. */
@OnSharedShop
class StaleCallbackIT extends CallbackScenario {

    private static final String REPLAYED =
            "REMORA-00312: the callback of remote app 'odd' was used before, and that sign-in succeeded";
    private static final String LATE = "REMORA-00311: the callback of remote app 'odd' came too late";

    @Deployment(testable = false)
    static WebArchive shop() {
        return SharedShop.archive();
    }

    @AfterEach
    void putTheClockRight() {
        alice.putClockForward("PT0S");
    }

    @Test
    @Tag("B-03")
    @Tag("portable")
    void thatWasUsedBefore() {
        String query = "code=canary-code&state=" + alice.state("odd");
        alice.callback("odd", query);

        JsonObject outcome = alice.callback("odd", query);

        Failures.assertFailed(outcome, "state_replayed", REPLAYED);
        assertThat(PROVIDER.tokenRequests()).hasSize(1);
        assertThat(alice.get("odd", "x").getInt("status")).isEqualTo(200);
    }

    @Test
    @Tag("B-04")
    void fiftyAtOnceAskForOneToken() {
        String query = "code=canary-code&state=" + alice.state("odd");
        ExecutorService pool = Executors.newFixedThreadPool(10);
        try {
            List<CompletableFuture<JsonObject>> callbacks = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> alice.callback("odd", query), pool))
                    .limit(50)
                    .toList();
            List<JsonObject> outcomes =
                    callbacks.stream().map(CompletableFuture::join).toList();

            assertThat(outcomes)
                    .filteredOn(o -> o.getString("outcome").equals("granted"))
                    .hasSize(1);
            // also of those that came with the id that the session had before
            assertThat(outcomes)
                    .filteredOn(o -> !o.getString("outcome").equals("granted"))
                    .allSatisfy(o -> assertThat(o.getString("code")).isEqualTo("state_replayed"));
            assertThat(PROVIDER.tokenRequests()).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    @Tag("B-05")
    @Tag("portable")
    void afterMoreThanTenMinutes() {
        String query = "code=canary-code&state=" + alice.state("odd");
        alice.putClockForward("PT601S");

        assertRefused(alice.callback("odd", query), "state_expired", LATE);
        assertRefused(alice.callback("odd", query), "state_expired", LATE);
    }

    @Test
    @Tag("B-05")
    @Tag("portable")
    void nineMinutesAreNotTooLate() {
        String query = "code=canary-code&state=" + alice.state("odd");
        alice.putClockForward("PT9M");

        assertGranted(alice.callback("odd", query));
    }

    @Test
    @Tag("B-13")
    @Tag("portable")
    void denialAfterMoreThanTenMinutes() {
        String query = "error=access_denied&error_description=canary-words&state=" + alice.state("odd");
        alice.putClockForward("PT601S");

        assertRefused(alice.callback("odd", query), "state_expired", LATE);
    }

    @Test
    @Tag("A-11")
    void oldestOfManyPendingSignInsIsForgotten() {
        List<String> states =
                Stream.generate(() -> alice.state("odd")).limit(21).toList();

        assertRefused(
                alice.callback("odd", "code=canary-code&state=" + states.get(0)),
                "state_mismatch",
                "REMORA-00309: the state in the callback of remote app 'odd' was not issued to this browser");
        assertGranted(alice.callback("odd", "code=canary-code&state=" + states.get(19)));
        assertGranted(alice.callback("odd", "code=canary-code&state=" + states.get(20)));
    }
}

package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.it.providers.ScriptedAnswers;
import dev.remora.it.providers.ScriptedProvider;
import jakarta.json.JsonObject;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A request that an exception ended which no mapper took has ended: some servers skip the response filters then. */
@Tag("E-08")
@OnSharedShop
class UnmappedExceptionIT {

    private static final ScriptedProvider PROVIDER = SharedShop.PROVIDER;
    private static final int LAST_TRY = 100;

    private final Visitor alice = new Visitor();

    @Deployment(testable = false)
    static WebArchive shop() {
        return SharedShop.archive();
    }

    @Test
    void itsSignerSignsNoMore() {
        PROVIDER.reset();
        PROVIDER.answerCalls(ScriptedAnswers.json(200, "{}"));
        alice.signIn("odd");

        assertThat(alice.browser().exchange(Visitor.at("odd/signer/unmapped")).status())
                .isEqualTo(500);

        assertThat(refusal().getString("message", "signed"))
                .isEqualTo(
                        "REMORA-00327: remote app 'odd': the request that this signer was made in has ended; make one in each"
                                + " request, register RemoteAppFeature, or use withToken(..)");
    }

    /** The server may answer before it leaves the request. */
    private JsonObject refusal() {
        URI api = PROVIDER.base().resolve("me");
        JsonObject last = JsonObject.EMPTY_JSON_OBJECT;
        for (int i = 0; i < LAST_TRY && !last.containsKey("message"); i++) {
            last = alice.json("odd/signer?uri=" + Queries.encode(api.toString()));
        }
        return last;
    }
}

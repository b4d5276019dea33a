package dev.remora.tck;

import dev.remora.CompletedSignIn;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.PendingAuthorizations.Taken;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** A browser, a clock, and pending authorizations as GitHub and others have them. */
abstract class PendingAuthorizationsScenario {

    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final String STATE = "xHk2_Qw-8sYdJr5TnP0aVg";

    protected final SettableClock clock = new SettableClock();
    protected final BrowserSession browser = open();
    private PendingAuthorizations store;

    /** A new, empty store that goes by that clock. */
    protected abstract PendingAuthorizations create(InstantSource clock);

    /** A browser with a session; asked for before anything else. */
    protected BrowserSession open() {
        return MemorySession.open();
    }

    /** A browser without a session. */
    protected BrowserSession none() {
        return MemorySession.none();
    }

    /** How many that {@link #github} makes a browser keeps. */
    protected int kept() {
        return 20;
    }

    /** The browser in another request that it sends at this moment. */
    protected BrowserSession atThisMoment() {
        return browser;
    }

    /** The same store on another node. */
    protected PendingAuthorizations onAnotherNode() {
        return store;
    }

    /**
     * Whether each node sees what the others saw used. Where not, one that two nodes get at the same time is found on both, and
     * the provider, which takes a code once, is what guards it.
     */
    protected boolean isUsedOnceOnAllNodes() {
        return true;
    }

    /** What is told of one that was taken and has not ended. */
    protected Optional<CompletedSignIn> whileRunning(String returnTo) {
        return Optional.of(CompletedSignIn.of(CompletedSignIn.Outcome.RUNNING, returnTo));
    }

    @BeforeEach
    void createStore() {
        store = create(clock);
    }

    protected final Taken take(String state) {
        return take(browser, state);
    }

    protected final Taken take(BrowserSession session, String state) {
        return store.take(session, "github", state, "/app/authorized");
    }

    protected final PendingAuthorizations store() {
        return store;
    }

    protected final PendingAuthorization github(String state) {
        return of("github", state);
    }

    final PendingAuthorization of(String remoteApp, String state) {
        byte[] content = ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk\nhttps://" + remoteApp
                        + ".example/login/oauth/access_token\nuser:email read:org\nwork\nCALLER duke")
                .getBytes(StandardCharsets.UTF_8);
        return PendingAuthorization.of(remoteApp, state, clock.instant().plus(LIFETIME))
                .withCallback(URI.create("https://shop.example/app/authorized"))
                .withReturnTo("/app/orders?page=2&q=a%20b")
                .withContent(content);
    }
}

package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.Lease;
import dev.remora.LinkedAccounts;
import dev.remora.StoreException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenStore;
import dev.remora.internal.store.MemoryLinkedAccounts;
import dev.remora.tck.InMemoryTokenStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A sign-in that fails after its account was linked leaves the links as they were. */
class UnsavedLinkTest {

    private static final String ISSUER = "https://github.com/login/oauth";

    private final ProviderScenario github = ProviderScenario.preset("github");
    private final TestApp app = github.app;

    @Test
    void aLinkEndsWhoseTokenCannotBeSaved() {
        app.store = new Down();

        StoreException failure = catchThrowableOfType(StoreException.class, this::link);

        assertThat(failure).hasMessage("down").hasNoSuppressedExceptions();
        assertThat(app.links.find(ISSUER, "17")).isEmpty();
        assertThat(app.events.granted).isEmpty();
    }

    @Test
    void aLinkThatWasThereBeforeStays() {
        app.store = new Down();
        app.links.link(ISSUER, "17", "alice");

        assertThatThrownBy(this::link).hasMessage("down");

        assertThat(app.links.find(ISSUER, "17")).contains("alice");
    }

    @Test
    void theFirstFailureIsToldWhereTheLinkCannotBeEnded() {
        app.store = new Down();
        app.links = new KeptLinks(new MemoryLinkedAccounts());

        StoreException failure = catchThrowableOfType(StoreException.class, this::link);

        assertThat(failure).hasMessage("down");
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(other -> assertThat(other).hasMessage("links are down"));
    }

    @Test
    void aProviderThatDoesNotSayWhoTheUserIsLinksNothing() {
        ProviderScenario unknown = ProviderScenario.oauth2();
        unknown.app.caller = "alice";
        String state = TestApp.state(unknown.app.begin(unknown.core(), linking()));
        unknown.json("{\"access_token\":\"T\",\"token_type\":\"bearer\"}");

        CallbackRejectedException failure = catchThrowableOfType(
                CallbackRejectedException.class, () -> unknown.app.callback(unknown.core(), "code=c&state=" + state));

        assertThat(failure.code()).isEqualTo(ErrorCode.IDENTITY_MISSING);
        assertThat(failure)
                .hasMessage(
                        "REMORA-00385: remote app 'x': the account cannot be linked, because the provider does not say"
                                + " who the user is: set issuer or user-url");
        assertThat(unknown.app.<Boolean>get(
                        "x", () -> unknown.core().tokens().source(null).token().isPresent()))
                .isFalse();
        assertThat(unknown.app.events.granted).isEmpty();
    }

    private Granted link() {
        app.caller = "alice";
        String state = TestApp.state(app.begin(github.core(), linking()));
        github.json("{\"access_token\":\"T\",\"token_type\":\"bearer\"}")
                .json("{\"id\":17,\"login\":\"duke\"}")
                .json("[]");
        return app.callback(github.core(), "code=c&state=" + state).granted().orElseThrow();
    }

    private static AuthorizationDetails linking() {
        return new AuthorizationDetails(null, null, null, Map.of(), null, null, true);
    }

    /** Keeps no token. */
    private static final class Down implements TokenStore {

        private final InMemoryTokenStore store = new InMemoryTokenStore();

        @Override
        public Optional<StoredToken> find(TokenKey key) {
            return store.find(key);
        }

        @Override
        public void save(TokenKey key, Token token) {
            throw new StoreException(null, "down", null);
        }

        @Override
        public boolean replace(TokenKey key, StoredToken read, Token renewed) {
            return store.replace(key, read, renewed);
        }

        @Override
        public void remove(TokenKey key) {
            store.remove(key);
        }

        @Override
        public boolean remove(TokenKey key, StoredToken read) {
            return store.remove(key, read);
        }

        @Override
        public Optional<Lease> lease(TokenKey key, Duration time) {
            return store.lease(key, time);
        }
    }

    /** Ends no link. */
    private record KeptLinks(LinkedAccounts links) implements LinkedAccounts {

        @Override
        public Optional<String> find(String issuer, String subject) {
            return links.find(issuer, subject);
        }

        @Override
        public boolean link(String issuer, String subject, String caller) {
            return links.link(issuer, subject, caller);
        }

        @Override
        public boolean unlink(String issuer, String subject, String caller) {
            throw new StoreException(null, "links are down", null);
        }
    }
}

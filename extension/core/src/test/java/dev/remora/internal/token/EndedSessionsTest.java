package dev.remora.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AccountLinkRefused;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.Identity;
import dev.remora.SignedOut;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.TokenRefreshed;
import dev.remora.TokenRemoved;
import dev.remora.internal.store.MemoryLogoutRegistry;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.Logout;
import dev.remora.tck.InMemoryTokenStore;
import dev.remora.tck.MemorySession;
import dev.remora.tck.SettableClock;
import jakarta.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A token of a session that the provider ended since is gone at the next look. */
@Tag("F-20")
class EndedSessionsTest {

    private static final String ISSUER = "https://op.example";
    private static final Instant SIGNED_IN = Instant.ofEpochSecond(1_760_000_000);

    private final SettableClock clock = new SettableClock();
    private final MemoryLogoutRegistry logouts = new MemoryLogoutRegistry(clock);
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private final Ends events = new Ends(new ArrayList<>());

    private record Ends(List<Object> seen) implements TokenEvents {

        @Override
        public void linkRefused(AccountLinkRefused event) {
            seen.add(event);
        }

        @Override
        public void granted(Granted event) {}

        @Override
        public void refreshed(TokenRefreshed event) {}

        @Override
        public void removed(TokenRemoved event) {
            seen.add(event);
        }

        @Override
        public void signedOut(SignedOut event) {
            seen.add(event);
        }
    }

    @Test
    void tellsOnceWhoWasSignedOutByTheProvider() {
        TokenLocation ofDuke = kept(Kind.SESSION, user("duke"), null, MemorySession.open());
        logOut("duke", SIGNED_IN.plusSeconds(60));
        assertThat(events.seen()).as("its next request").isEmpty();

        assertThat(ofDuke.read()).isEmpty();
        assertThat(ofDuke.read()).isEmpty();

        TokenOwner owner = key(Kind.SESSION).owner();
        assertThat(events.seen())
                .containsExactly(
                        TokenRemoved.of(owner),
                        SignedOut.of(owner).withIdentity(user("duke")).withByProvider(true));
    }

    @Test
    void whoIsLoggedOutHasNoToken() {
        TokenLocation ofDuke = kept(Kind.SESSION, user("duke"), null, MemorySession.open());
        TokenLocation ofKing = kept(Kind.CALLER, user("king"), null, null);

        logOut("duke", SIGNED_IN.plusSeconds(60));

        assertThat(ofDuke.read()).isEmpty();
        assertThat(store.find(key(Kind.SESSION))).as("it is removed").isEmpty();
        assertThat(ofKing.read()).isPresent();
    }

    @Test
    void whoSignedInAgainStaysSignedIn() {
        logOut("duke", SIGNED_IN.minusSeconds(1));

        assertThat(kept(Kind.SESSION, user("duke"), null, MemorySession.open()).read())
                .isPresent();
    }

    @Test
    void aTokenOfNobodyInParticularStays() {
        logOut("duke", SIGNED_IN.plusSeconds(60));

        assertThat(kept(Kind.SESSION, null, null, MemorySession.open()).read()).isPresent();
        assertThat(kept(Kind.SESSION, Identity.of(ISSUER, "duke"), null, MemorySession.open())
                        .read())
                .as("a sign-in without OpenID Connect")
                .isPresent();
    }

    /** OpenID Connect Back-Channel Logout 1.0 section 2.7. */
    @Test
    void accessWithoutTheUserDoesNotEndWithTheSession() {
        logOut("duke", SIGNED_IN.plusSeconds(60));

        assertThat(kept(Kind.CALLER, user("duke"), "openid offline_access", null)
                        .read())
                .isPresent();
        assertThat(kept(Kind.APPLICATION, user("duke"), null, null).read()).isPresent();
        assertThat(kept(Kind.CALLER, user("duke"), "openid", null).read()).isEmpty();
        assertThat(kept(Kind.SESSION, user("duke"), "openid offline_access", MemorySession.open())
                        .read())
                .isEmpty();
        assertThat(kept(Kind.SESSION, user("duke"), "openid offline_access", null)
                        .read())
                .as("one of a session that the application's store keeps")
                .isEmpty();
    }

    private void logOut(String subject, Instant time) {
        logouts.add(
                Logout.ofToken(ISSUER, subject, null, "j", time, clock.instant().plusSeconds(60)));
    }

    private TokenLocation kept(
            Kind kind, @Nullable Identity user, @Nullable String scope, @Nullable BrowserSession session) {
        store.save(key(kind), Token.bearer("t").withScope(scope).withIdentity(user));
        StoredTokenLocation location = new StoredTokenLocation(store, key(kind), session, logouts, events);
        assertThat(store.find(key(kind)).map(StoredToken::token)).isPresent();
        return location;
    }

    private static TokenKey key(Kind kind) {
        return TokenKey.of("acme", kind == Kind.APPLICATION ? TokenOwner.application() : TokenOwner.of(kind, "x"));
    }

    private static Identity user(String subject) {
        return Identity.of(ISSUER, subject).withClaim("iat", Json.createValue(SIGNED_IN.getEpochSecond()));
    }
}

package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Identity;
import dev.remora.OAuth2Token;
import dev.remora.SignedOut;
import dev.remora.Token;
import dev.remora.TokenRemoved;
import dev.remora.internal.wire.UriQuery;
import dev.remora.spi.ProtocolCall;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignOutTest {

    private static final OAuth2Token TOKEN = Token.bearer("access").withRefreshToken("refresh");
    private static final OAuth2Token OPEN_ID =
            TOKEN.withIdToken("header.claims.signature").withIdentity(Identity.of("https://as.example", "duke"));
    private static final URI REVOKE = URI.create("https://as.example/revoke");
    private static final URI END_SESSION = URI.create("https://as.example/end?tenant=1");

    private final TestApp app = new TestApp();

    @Test
    void comesBackToTheApplicationWhereTheProviderHasNoSession() {
        RemoteAppCore github = app.core(Settings.oauth2());

        assertThat(app.<URI>post("logout", "", () -> github.signOut().end(TOKEN, null, null, null)))
                .isEqualTo(URI.create("https://app.example/shop/api/"));
        assertThat(app.<URI>post("logout", "", () -> github.signOut().end(null, "bye", null, null)))
                .isEqualTo(URI.create("https://app.example/shop/api/bye"));
        assertThat(app.provider.received).isEmpty();
    }

    @Test
    void goesToTheProvidersEndSessionEndpoint() {
        RemoteAppCore sso = app.core(Settings.oauth2().with(settings -> settings.endSessionUrl = END_SESSION));

        URI uri = app.post("logout", "", () -> sso.signOut().end(OPEN_ID, "bye", null, null));

        assertThat(uri.toString()).startsWith("https://as.example/end?tenant=1&id_token_hint=header.claims.signature&");
        assertThat(UriQuery.of(uri).first("client_id")).contains("key");
        assertThat(UriQuery.of(uri).first("post_logout_redirect_uri")).contains("https://app.example/shop/api/bye");
        assertThat(UriQuery.of(uri).first("state").orElseThrow()).hasSize(43);
        URI ofTheApplication = app.post("logout", "", () -> sso.signOut().end(OPEN_ID, "bye", null, "its own"));
        assertThat(UriQuery.of(ofTheApplication).first("state")).contains("its own");
    }

    @Test
    void revokesTheRefreshTokenWhereThatIsWanted() {
        RemoteAppCore github = app.core(Settings.oauth2().with(settings -> settings.revocationUrl = REVOKE));
        app.provider.status(200, "text/plain", "");

        app.<URI>post("logout", "", () -> github.signOut().end(TOKEN, null, true, null));

        assertThat(app.provider.last().call()).isEqualTo(ProtocolCall.REVOCATION);
        assertThat(app.provider.last().uri()).isEqualTo(REVOKE);
        assertThat(app.provider.parameter("token")).isEqualTo("refresh");
        assertThat(app.provider.parameter("token_type_hint")).isEqualTo("refresh_token");
        assertThat(app.provider.parameter("client_id")).isEqualTo("key");
        assertThat(app.provider.parameter("client_secret")).isEqualTo(Settings.SECRET);
    }

    @Test
    void signsOutHereAlthoughTheRevocationFails() {
        RemoteAppCore github = app.core(Settings.oauth2().with(settings -> settings.revocationUrl = REVOKE));
        app.provider.status(503, "text/plain", "");

        try (LogLines log = new LogLines()) {
            assertThat(app.<URI>post("logout", "", () -> github.signOut().end(TOKEN, null, true, null)))
                    .isEqualTo(URI.create("https://app.example/shop/api/"));
            assertThat(log.lines)
                    .containsExactly(
                            "WARNING REMORA-00371: remote app 'github': a token was removed here, and not revoked at"
                                    + " the provider: the provider answered with status 503");
        }
    }

    @Test
    void revokesNothingUnlessTheSettingsOrTheApplicationSaySo() {
        RemoteAppCore github = app.core(Settings.oauth2().with(settings -> settings.revocationUrl = REVOKE));

        app.<URI>post("logout", "", () -> github.signOut().end(TOKEN, null, null, null));

        assertThat(app.provider.received).isEmpty();
    }

    @Test
    void tellsWhoHasSignedOutOnceTheTokenIsGone() {
        RemoteAppCore github = app.core(Settings.oauth2());
        app.provider.json(CallbackScenario.TOKEN);
        AuthorizationDetails work = new AuthorizationDetails(null, null, null, Map.of(), "work", null);
        app.callback(github, "code=c&state=" + TestApp.state(app.begin(github, work)));

        assertThat(app.post("logout", "", () -> github.tokens().signOut(null, false)))
                .isEmpty();
        assertThat(app.events.signedOut).isEmpty();
        assertThat(app.post("logout", "", () -> github.tokens().signOut("work", false)))
                .contains(app.events.granted.get(0).token());

        TokenRemoved removed = app.events.removed.get(0);
        assertThat(app.events.signedOut)
                .containsExactly(SignedOut.of(removed.owner()).withTokenKey("work"));
        assertThat(app.post("logout", "", () -> github.tokens().signOut("work", false)))
                .isEmpty();
        assertThat(app.events.signedOut).hasSize(1);
    }

    @Test
    void tellsItOfATokenThatTheApplicationKeepsToo() {
        app.getter = key -> OPEN_ID;
        RemoteAppCore github = app.core(Settings.oauth2());

        assertThat(app.post("logout", "", () -> github.tokens().signOut(null, false)))
                .contains(OPEN_ID);

        assertThat(app.events.removed).isEmpty();
        assertThat(app.events.signedOut).singleElement().satisfies(event -> {
            assertThat(event.identity()).isEqualTo(OPEN_ID.identity());
            assertThat(event.byProvider()).isFalse();
        });
    }
}

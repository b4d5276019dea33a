package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.AuthorizationRequiredException;
import dev.remora.ErrorCode;
import dev.remora.Identity;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.internal.wire.UriQuery;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.TokenSource;
import dev.remora.tck.InMemoryTokenStore;
import jakarta.json.Json;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A token that is kept while the settings get another issuer goes to none of the endpoints of that one. */
@Tag("B-09")
class MovedIssuerTest {

    private static final String FORMER = "https://former.example";
    private static final String PRESENT = "https://present.example";
    private static final URI HOME = URI.create("https://app.example/shop/api/");

    private final TestApp app = new TestApp();
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private final RemoteAppCore sso;
    private final TokenSource source;

    MovedIssuerTest() {
        app.store = store;
        sso = app.core(Settings.oauth2().with(settings -> {
            settings.openId = true;
            settings.issuer = PRESENT;
            settings.revocationUrl = URI.create(PRESENT + "/revoke");
            settings.endSessionUrl = URI.create(PRESENT + "/end");
        }));
        source = sso.tokens().source(null);
    }

    @Test
    void theUserHasToSignInAgainOnceItHasExpired() {
        keep(grantedBy(FORMER));
        app.clock.advance(Duration.ofHours(1));

        AuthorizationRequiredException refused =
                catchThrowableOfType(AuthorizationRequiredException.class, source::token);

        assertThat(refused)
                .hasMessage("REMORA-00317: the token of remote app 'github' has expired and cannot be renewed; the user"
                        + " has to sign in again");
        assertThat(refused.code()).isEqualTo(ErrorCode.REAUTHORIZATION_REQUIRED);
        assertThat(app.provider.received).isEmpty();
    }

    @Test
    void theUserHasToSignInAgainWhereItIsToBeRefreshed() {
        keep(grantedBy(FORMER));

        AuthorizationRequiredException refused =
                catchThrowableOfType(AuthorizationRequiredException.class, source::refresh);

        assertThat(refused)
                .hasMessage("REMORA-00342: the token of remote app 'github' cannot be renewed: the provider issued"
                        + " nothing to renew it with, token-url is not set, or the settings have another issuer now; the"
                        + " user has to sign in again");
        assertThat(refused.code()).isEqualTo(ErrorCode.REAUTHORIZATION_REQUIRED);
        assertThat(app.provider.received).isEmpty();
    }

    @Test
    void theIssuerOfADocumentIsComparedBeforeTheFirstRefresh() {
        TokenSource discovered = app.core(Settings.oauth2().with(settings -> {
                    settings.openId = true;
                    settings.metadataUrl = URI.create(OpenIdSignInTest.ISSUER + "/metadata");
                }))
                .tokens()
                .source(null);
        keep(grantedBy(FORMER));
        app.clock.advance(Duration.ofHours(1));
        app.provider.json(OpenIdSignInTest.METADATA);

        AuthorizationRequiredException refused =
                catchThrowableOfType(AuthorizationRequiredException.class, discovered::token);

        assertThat(refused.code()).isEqualTo(ErrorCode.REAUTHORIZATION_REQUIRED);
        assertThat(app.provider.received).hasSize(1);
        assertThat(app.provider.last().call()).isEqualTo(ProtocolCall.METADATA);
    }

    @Test
    void aTokenOfThePresentIssuerIsRefreshed() {
        keep(grantedBy(PRESENT));
        app.clock.advance(Duration.ofHours(1));
        app.provider.json(CallbackScenario.TOKEN);

        assertThat(source.token()).isPresent();

        assertThat(app.provider.last().call()).isEqualTo(ProtocolCall.REFRESH);
    }

    @Test
    void itIsNotRevoked() {
        try (LogLines log = new LogLines()) {
            assertThat(app.<URI>post("logout", "", () -> sso.signOut().end(grantedBy(FORMER), null, true, null)))
                    .isEqualTo(HOME);
            assertThat(log.lines)
                    .contains("WARNING REMORA-00371: remote app 'github': a token was removed here, and not revoked at"
                            + " the provider: the settings have another issuer now");
        }
        assertThat(app.provider.received).isEmpty();
    }

    @Test
    void noProviderGetsTheIdTokenOfAnother() {
        OAuth2Token token = grantedBy(FORMER).withIdToken("header.claims.signature");

        try (LogLines log = new LogLines()) {
            assertThat(app.<URI>post("logout", "", () -> sso.signOut().end(token, null, null, null)))
                    .isEqualTo(HOME);
            assertThat(log.lines)
                    .containsExactly(
                            "WARNING REMORA-00370: remote app 'github': the user is signed out here, and not at"
                                    + " the provider: the settings have another issuer now");
        }
    }

    @Test
    void thePresentIssuerGetsItsOwnIdToken() {
        OAuth2Token token = grantedBy(PRESENT).withIdToken("header.claims.signature");

        URI uri = app.post("logout", "", () -> sso.signOut().end(token, null, null, null));

        assertThat(UriQuery.of(uri).first("id_token_hint")).contains("header.claims.signature");
    }

    private void keep(OAuth2Token token) {
        store.save(TokenKey.of("github", TokenOwner.application()), token);
    }

    private OAuth2Token grantedBy(String issuer) {
        return Token.bearer("access")
                .withRefreshToken("refresh")
                .withExpiresAt(app.clock.instant().plusSeconds(300))
                .withIdentity(Identity.of(Json.createObjectBuilder()
                        .add("iss", issuer)
                        .add("sub", "duke")
                        .add("aud", "key")
                        .build()));
    }
}

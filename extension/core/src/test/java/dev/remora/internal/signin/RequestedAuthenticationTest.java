package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.remora.AuthorizationResult;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.TokenRequestException;
import dev.remora.internal.wire.UriQuery;
import java.net.URI;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The authorization request binds the ID token that comes: by its nonce, and by its wishes about how and when the user proves who it is. */
class RequestedAuthenticationTest {

    private final TestApp app = new TestApp();
    private final RemoteAppCore sso = app.core(Settings.oauth2().with(OpenIdSignInTest::openId));

    @Test
    @Tag("F-14")
    void anIdTokenOfALaterProofIsTaken() {
        assertThat(signIn(Map.of("max_age", "60"), "auth_time", seconds(-59))).isInstanceOf(Granted.class);
    }

    @Test
    @Tag("F-14")
    void oneOfAnEarlierProofIsRefused() {
        assertThatThrownBy(() -> signIn(Map.of("max_age", "60"), "auth_time", seconds(-91)))
                .isInstanceOf(TokenRequestException.class)
                .hasMessageContaining("max_age");
        assertNobody();
    }

    @Test
    @Tag("F-14")
    void oneThatDoesNotSayWhenIsRefused() {
        assertThatThrownBy(() -> signIn(Map.of("max_age", "0"), "x", "y"))
                .isInstanceOf(TokenRequestException.class)
                .hasMessageEndingWith("auth_time is missing");
        assertNobody();
    }

    @Test
    @Tag("F-14")
    void oneOfTheClassesIsEnough() {
        assertThat(signIn(Map.of("acr_values", "gold silver"), "acr", "silver")).isInstanceOf(Granted.class);
    }

    @Test
    @Tag("F-14")
    void anotherClassOrNoneIsNot() {
        assertThatThrownBy(() -> signIn(Map.of("acr_values", "gold silver"), "acr", "bronze"))
                .isInstanceOf(TokenRequestException.class)
                .hasMessageContaining("acr");
        assertNobody();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at_hash", "c_hash", "s_hash"})
    @Tag("F-15")
    void oneThatCameWithSomethingElseIsRefused(String hash) {
        assertThatThrownBy(() -> signIn(Map.of(), hash, "77QmUPtjPfzWtF2AnpK9RQ"))
                .isInstanceOf(TokenRequestException.class)
                .hasMessageContaining(hash + " is not that of ");
        assertNobody();
    }

    @Test
    @Tag("F-13")
    void eachRequestHasANonceOfItsOwn() {
        app.provider.json(OpenIdSignInTest.METADATA);

        String one = UriQuery.of(app.begin(sso, AuthorizationDetails.none()))
                .first("nonce")
                .orElseThrow();
        String other = UriQuery.of(app.begin(sso, AuthorizationDetails.none()))
                .first("nonce")
                .orElseThrow();

        assertThat(one).hasSizeGreaterThan(21).isNotEqualTo(other);
    }

    private long seconds(int fromNow) {
        return app.clock.instant().getEpochSecond() + fromNow;
    }

    private void assertNobody() {
        assertThat(app.events.granted).isEmpty();
        assertThat(app.<Boolean>get("me", () -> sso.tokens().kept(null).isPresent()))
                .isFalse();
    }

    private AuthorizationResult signIn(Map<String, String> wishes, String claim, Object value) {
        app.provider.json(OpenIdSignInTest.METADATA);
        URI sent = app.begin(sso, new AuthorizationDetails(null, null, null, wishes, null, null));
        wishes.forEach((name, wish) -> assertThat(UriQuery.of(sent).first(name)).contains(wish));
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(OpenIdSignInTest.ISSUER)
                .subject("duke")
                .audience("key")
                .issueTime(Date.from(app.clock.instant()))
                .expirationTime(Date.from(app.clock.instant().plusSeconds(300)))
                .claim("nonce", UriQuery.of(sent).first("nonce").orElseThrow())
                .claim("email", "duke@example.org")
                .claim(claim, value);
        app.provider.json("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\""
                + OpenIdSignInTest.signed("JWT", claims) + "\"}");
        app.provider.json("{\"keys\":[" + OpenIdSignInTest.KEY.toPublicJWK().toJSONString() + "]}");
        return app.callback(sso, "code=c&state=" + TestApp.state(sent));
    }
}

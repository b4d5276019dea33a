package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.remora.Identity;
import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.settings.UserinfoUse;
import dev.remora.internal.wire.UriQuery;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import dev.remora.tck.MemoryCookies;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in with OpenID Connect where the browser keeps the tokens. */
class CookieOpenIdTest {

    private static final String ISSUER = "https://sso.example/realms/main";
    private static final RSAKey KEY = key();
    private static final String METADATA = """
            {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
             "jwks_uri":"%1$s/keys"}""".formatted(ISSUER);
    private static final String WITH_END_SESSION =
            METADATA.replace("}", ",\"end_session_endpoint\":\"" + ISSUER + "/end\"}");

    private final TestApp app = new TestApp();
    private final MemoryCookies browser = new MemoryCookies();
    private @Nullable Map<String, List<String>> roles;
    private RemoteAppCore sso = app.core(Settings.oauth2().with(settings -> {
        settings.issuer = ISSUER;
        settings.openId = true;
        settings.authentication = ClientAuthenticationMethod.CLIENT_SECRET_BY_METADATA;
        settings.authorizeUrl = null;
        settings.tokenUrl = null;
        settings.scope = "openid email";
    }));

    /** Three tokens of the size of Keycloak's, with the claims of its default scopes. */
    @Test
    void threeLargeTokensAndTheUserAreKeptInTwoCookies() {
        Token granted = signIn(WITH_END_SESSION, jwt(1_600, 256), jwt(450, 64));

        assertThat(kept()).isEqualTo(granted);
        assertThat(kept().identity().orElseThrow().email()).isEqualTo("duke@example.org");
        assertThat(tokenCookies()).hasSize(2);
        assertThat(browser.values().values())
                .allSatisfy(value -> assertThat(value).hasSizeLessThan(4_096));
        assertThat(browser.values().entrySet().stream()
                        .mapToInt(cookie ->
                                cookie.getKey().length() + cookie.getValue().length() + 3)
                        .sum())
                .isLessThan(5_600);
    }

    @Test
    void theIdTokenIsKeptWhereSigningOutNeedsIt() {
        OAuth2Token granted = signIn(WITH_END_SESSION, "a", "r");

        assertThat(kept().idToken()).isNotNull().isEqualTo(granted.idToken());
        OAuth2Token kept = kept();
        assertThat(UriQuery.of(get("me", () -> sso.signOut().end(kept, "bye", null, null)))
                        .first("id_token_hint"))
                .contains(String.valueOf(granted.idToken()));
    }

    @Test
    void theIdTokenIsNotKeptWhereSigningOutDoesNotNeedItButWhoTheUserIs() {
        OAuth2Token granted = signIn(METADATA, "a", "r");

        assertThat(granted.idToken()).isNotNull();
        assertThat(kept()).isEqualTo(granted.withIdToken(null));
        assertThat(kept().identity()).isPresent().isEqualTo(granted.identity());
    }

    @Test
    void theIdTokenIsKeptWhereNobodyHasToAskForMetadataToSignIn() {
        sso = app.core(Settings.oauth2().with(settings -> {
            settings.issuer = ISSUER;
            settings.openId = true;
            settings.jwksUrl = URI.create(ISSUER + "/keys");
            settings.userinfo = UserinfoUse.NEVER;
            settings.scope = "openid email";
        }));

        OAuth2Token granted = signIn(null, "a", "r");

        assertThat(kept().idToken()).isNotNull().isEqualTo(granted.idToken());
        assertThat(app.provider.received.stream().map(ProtocolRequest::call))
                .containsExactly(ProtocolCall.ACCESS_TOKEN, ProtocolCall.KEYS);
    }

    /** Some providers do, although it has expired by then. */
    @Test
    void anIdTokenThatComesAgainWithARefreshIsNoFaultThoughItWasNotKept() {
        OAuth2Token granted = signIn(METADATA, "a", "r");
        app.clock.advance(Duration.ofHours(1));
        app.provider.json(response("a2", "r2", String.valueOf(granted.idToken())));

        OAuth2Token renewed =
                (OAuth2Token) get("me", () -> sso.tokens().source(null)).token().orElseThrow();

        assertThat(renewed.accessToken()).isEqualTo("a2");
        assertThat(renewed.idToken()).isNull();
        assertThat(kept().identity()).isEqualTo(granted.identity());
        assertThat(app.provider.last().call()).isEqualTo(ProtocolCall.REFRESH);
    }

    @Test
    void anIdTokenOfSomebodyElseThatComesWithARefreshIsRefusedAsBefore() {
        signIn(METADATA, "a", "r");
        Identity before = kept().identity().orElseThrow();
        app.clock.advance(Duration.ofHours(1));
        app.provider.json(response("a2", "r2", idToken("mallory", "n")));

        assertThat(catchThrowable(
                        () -> get("me", () -> sso.tokens().source(null)).token()))
                .hasMessageStartingWith(
                        "REMORA-00316: remote app 'github' does not renew the token any more (the ID token that came"
                                + " with the new one is not valid)");
        assertThat(before.subject()).isEqualTo("duke");
    }

    /** A provider may leave the claim out once the user has no role any more. */
    @ParameterizedTest
    @CsvSource({"true, AUTO", "false, NEVER"})
    void rolesAreGoneThatAnIdTokenDoesNotSayAnyMore(boolean idTokenKept, UserinfoUse userinfo) {
        signInWithRoles(idTokenKept, userinfo);
        assertThat(kept().identity().orElseThrow().claims()).containsKey("realm_access");

        refreshedWithoutRoles();

        assertThat(kept().identity().orElseThrow().claims())
                .doesNotContainKey("realm_access")
                .containsKey("name");
    }

    /** The ID token of the sign-in was not kept, and userinfo may have said them, which is not asked again. */
    @Test
    void rolesStayWhereNobodyKnowsWhetherAnIdTokenSaidThem() {
        signInWithRoles(false, UserinfoUse.AUTO);

        refreshedWithoutRoles();

        assertThat(kept().identity().orElseThrow().claims()).containsKey("realm_access");
    }

    private void signInWithRoles(boolean idTokenKept, UserinfoUse userinfo) {
        sso = app.core(Settings.oauth2().with(settings -> {
            settings.issuer = ISSUER;
            settings.openId = true;
            settings.authorizeUrl = null;
            settings.tokenUrl = null;
            settings.scope = "openid email";
            settings.rolesClaim = "/realm_access/roles";
            settings.userinfo = userinfo;
        }));
        roles = Map.of("roles", List.of("admin"));
        signIn(idTokenKept ? WITH_END_SESSION : METADATA, "a", "r");
    }

    private void refreshedWithoutRoles() {
        roles = null;
        app.clock.advance(Duration.ofHours(1));
        app.provider.json(response("a2", "r2", idToken("duke", null)));
        app.provider.json("{\"keys\":[" + KEY.toPublicJWK().toJSONString() + "]}");
        assertThat(get("me", () -> sso.tokens().source(null)).token()).isPresent();
    }

    private List<String> tokenCookies() {
        return browser.values().keySet().stream()
                .filter(name -> name.endsWith("-1") || name.endsWith("-2"))
                .toList();
    }

    private OAuth2Token kept() {
        return (OAuth2Token) get("me", () -> sso.tokens().kept(null)).orElseThrow();
    }

    private <T> T get(String path, Supplier<T> code) {
        return app.during(
                new CookieRequest("GET", URI.create(TestApp.BASE), URI.create(TestApp.BASE + path), browser), code);
    }

    private OAuth2Token signIn(@Nullable String metadata, String accessToken, String refreshToken) {
        if (metadata != null) {
            app.provider.json(metadata);
        }
        URI sent = get("login", () -> sso.signIn().begin(AuthorizationDetails.none()));
        String nonce = UriQuery.of(sent).first("nonce").orElseThrow();
        app.provider.json(response(accessToken, refreshToken, idToken("duke", nonce)));
        app.provider.json("{\"keys\":[" + KEY.toPublicJWK().toJSONString() + "]}");
        return (OAuth2Token) get("authorized?code=c&state=" + TestApp.state(sent), sso.signIn()::finish)
                .granted()
                .orElseThrow()
                .token();
    }

    private static String response(String accessToken, String refreshToken, String idToken) {
        return "{\"access_token\":\"" + accessToken + "\",\"token_type\":\"Bearer\",\"expires_in\":300,"
                + "\"refresh_token\":\"" + refreshToken + "\",\"id_token\":\"" + idToken + "\"}";
    }

    private String idToken(String subject, @Nullable String nonce) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(KEY.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject(subject)
                        .audience("key")
                        .issueTime(Date.from(app.clock.instant()))
                        .expirationTime(Date.from(app.clock.instant().plusSeconds(300)))
                        .claim("auth_time", app.clock.instant().getEpochSecond())
                        .claim("nonce", nonce)
                        .claim("jti", "0d4ba2a4-6c0d-4d3b-a1f3-1d36f2a4dd58")
                        .claim("sid", "6f1b4f1e-8a36-4ac1-9d7a-4f2ab6c6cf0e")
                        .claim("acr", "1")
                        .claim("realm_access", roles)
                        .claim("preferred_username", "duke")
                        .claim("given_name", "Duke")
                        .claim("family_name", "of Java")
                        .claim("name", "Duke of Java")
                        .claim("email", "duke@example.org")
                        .claim("email_verified", true)
                        .build());
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        return token.serialize();
    }

    /** Nobody here looks into it. */
    private static String jwt(int claims, int signature) {
        return segment(90) + "." + segment(claims) + "." + segment(signature);
    }

    private static String segment(int octets) {
        byte[] drawn = new byte[octets];
        new Random(octets).nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}

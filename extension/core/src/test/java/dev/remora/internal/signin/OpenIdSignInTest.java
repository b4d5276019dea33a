package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.remora.AuthorizationResult;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.CallbackRejectedException;
import dev.remora.ErrorCode;
import dev.remora.Identity;
import dev.remora.ResponseInvalidException;
import dev.remora.Token;
import dev.remora.TokenRequestException;
import dev.remora.TransportException;
import dev.remora.internal.message.HttpMessages;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.settings.UserinfoUse;
import dev.remora.internal.signin.LogoutReceiver.Answer;
import dev.remora.internal.wire.UriQuery;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sign-in from the issuer alone to the user, with tokens that another library made. */
class OpenIdSignInTest {

    static final String ISSUER = "https://sso.example/realms/main";
    static final RSAKey KEY = key();
    static final String METADATA = """
            {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
             "jwks_uri":"%1$s/keys","userinfo_endpoint":"%1$s/userinfo"}""".formatted(ISSUER);

    private final TestApp app = new TestApp();
    private String callback = "";
    private final RemoteAppCore sso = app.core(Settings.oauth2().with(OpenIdSignInTest::openId));

    static void openId(Settings settings) {
        settings.issuer = ISSUER;
        settings.openId = true;
        settings.authentication = ClientAuthenticationMethod.CLIENT_SECRET_BY_METADATA;
        settings.authorizeUrl = null;
        settings.tokenUrl = null;
        settings.scope = "openid email";
    }

    @Test
    void saysWhoTheUserIs() {
        Granted granted = (Granted) signIn(claims -> {});

        Identity identity = granted.identity().orElseThrow();
        assertThat(identity.issuer()).isEqualTo(ISSUER);
        assertThat(identity.subject()).isEqualTo("duke");
        assertThat(identity.email()).isEqualTo("duke@example.org");
        assertThat(identity.emailVerified()).isTrue();
        assertThat(kept()).isEqualTo(identity);
        assertThat(calls()).containsExactly(ProtocolCall.METADATA, ProtocolCall.ACCESS_TOKEN, ProtocolCall.KEYS);
    }

    @Test
    void authenticatesAsTheMetadataSay() {
        signIn(claims -> {});

        ProtocolRequest request = app.provider.received.get(1);
        assertThat(request.headers().keySet()).contains("Authorization");
        assertThat(request.parameters()).doesNotContainKeys("client_id", "client_secret");
    }

    @Test
    void asksUserinfoForTheClaimsOfAScopeThatTheIdTokenLacks() {
        Granted granted = (Granted) signIn(
                claims -> claims.claim("email", null).claim("email_verified", null),
                "{\"sub\":\"duke\",\"email\":\"d@example.org\"}");

        assertThat(granted.identity().orElseThrow().email()).isEqualTo("d@example.org");
        assertThat(granted.identity().orElseThrow().emailVerified()).isFalse();
        assertThat(app.provider.last().call()).isEqualTo(ProtocolCall.USERINFO);
    }

    @Test
    void goesOnWithoutUserinfoThatFails() {
        Granted granted = goesOnWithout(() -> app.provider.status(500, "text/plain", "down"));

        assertThat(granted.identity().orElseThrow().subject()).isEqualTo("duke");
        assertThat(granted.identity().orElseThrow().email()).isNull();
        assertThat(kept()).isEqualTo(granted.identity().orElseThrow());
    }

    @Test
    void goesOnWithoutUserinfoThatTimesOut() {
        Granted granted = goesOnWithout(() -> app.provider.fails(timeout()));

        assertThat(granted.identity().orElseThrow().email()).isNull();
    }

    @Test
    void failsWhereUserinfoIsWantedAlways() {
        RemoteAppCore always = app.core(Settings.oauth2().with(settings -> {
            openId(settings);
            settings.userinfo = UserinfoUse.ALWAYS;
        }));

        assertThatThrownBy(() -> signIn(always, claims -> {}, () -> app.provider.fails(timeout())))
                .isInstanceOf(TransportException.class);
        assertThatThrownBy(
                        () -> signInAgain(always, claims -> {}, () -> app.provider.status(500, "text/plain", "down")))
                .isInstanceOf(ResponseInvalidException.class)
                .hasMessageStartingWith(
                        "REMORA-00816: the answer of remote app 'github' about the user cannot be used:");
        assertThat(app.events.granted).isEmpty();
        assertThat(app.<Boolean>get("me", () -> always.tokens().kept(null).isPresent()))
                .isFalse();
    }

    private Granted goesOnWithout(Runnable userinfo) {
        try (LogLines log = new LogLines()) {
            Granted granted = (Granted)
                    signIn(sso, claims -> claims.claim("email", null).claim("email_verified", null), userinfo);
            assertThat(log.lines)
                    .filteredOn(line -> line.startsWith("WARNING"))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "WARNING REMORA-00819: remote app 'github': the sign-in goes on without the claims of userinfo:")
                    .endsWith("; userinfo=always lets it fail");
            return granted;
        }
    }

    private static TransportException timeout() {
        return HttpMessages.deadlineExceeded("github", "userinfo", "https://sso.example", Duration.ofSeconds(10));
    }

    @Test
    void keepsNothingOfAnIdTokenWithAnotherNonce() {
        TokenRequestException refused = catchThrowableOfType(
                TokenRequestException.class, () -> signIn(claims -> claims.claim("nonce", "another")));

        assertThat(refused)
                .hasMessage(
                        "REMORA-00811: the ID token of remote app 'github' is not valid: nonce is not the one that was"
                                + " sent");
        assertThat(refused.code()).isEqualTo(ErrorCode.ID_TOKEN_INVALID);
        assertThat(app.events.granted).isEmpty();
        assertThat(app.<Boolean>get("me", () -> sso.tokens().kept(null).isPresent()))
                .isFalse();
    }

    @Test
    void takesTheIssuerFromTheDocumentAtAMetadataUrl() {
        RemoteAppCore discovered = app.core(Settings.oauth2().with(settings -> {
            settings.openId = true;
            settings.metadataUrl = URI.create(ISSUER + "/metadata");
            settings.authorizeUrl = null;
            settings.tokenUrl = null;
            settings.scope = "openid";
        }));
        app.provider.json(METADATA);
        URI sent = app.begin(discovered, AuthorizationDetails.none());
        String callback = "authorized?code=c&state=" + TestApp.state(sent) + "&iss=";

        assertThat(app.provider.last().uri()).isEqualTo(URI.create(ISSUER + "/metadata"));
        assertThat(catchThrowableOfType(
                                CallbackRejectedException.class,
                                () -> app.get(callback + "https://evil.example", discovered.signIn()::finish))
                        .code())
                .isEqualTo(ErrorCode.ISSUER_MISMATCH);
    }

    /** As while an application with other settings takes the place of another. */
    @Test
    @Tag("B-09")
    void endsWithTheIssuerThatItWasBegunWith() {
        RemoteAppCore other = app.core(Settings.oauth2().with(settings -> {
            openId(settings);
            settings.issuer = "https://other.example";
            settings.authorizeUrl = Settings.AUTHORIZE;
            settings.tokenUrl = Settings.TOKEN;
        }));
        RemoteAppCore plain = app.core(Settings.oauth2());
        for (RemoteAppCore now : List.of(other, plain)) {
            app.provider.json(METADATA);
            String state = TestApp.state(app.begin(sso, AuthorizationDetails.none()));

            CallbackRejectedException rejected = catchThrowableOfType(
                    CallbackRejectedException.class, () -> app.callback(now, "code=c&state=" + state));

            assertThat(rejected)
                    .hasMessage(
                            "REMORA-00424: the callback of remote app 'github' answers a sign-in that was begun with"
                                    + " another issuer than the settings have now");
            assertThat(rejected.code()).isEqualTo(ErrorCode.ISSUER_MISMATCH);
        }
        assertThat(calls()).containsOnly(ProtocolCall.METADATA);
    }

    @Test
    @Tag("B-09")
    void endsWithTheTokenEndpointThatItWasBegunWith() {
        RemoteAppCore moved = app.core(Settings.oauth2().with(settings -> {
            openId(settings);
            settings.tokenUrl = URI.create("https://accounts.example/other/token");
        }));
        app.provider.json(METADATA).json(METADATA);
        String state = TestApp.state(app.begin(sso, AuthorizationDetails.none()));

        CallbackRejectedException rejected = catchThrowableOfType(
                CallbackRejectedException.class, () -> app.callback(moved, "code=c&state=" + state));

        assertThat(rejected)
                .hasMessage(
                        "REMORA-00364: the callback of remote app 'github' answers a sign-in that was begun with another"
                                + " token endpoint than the settings have now");
        assertThat(calls()).containsOnly(ProtocolCall.METADATA);
    }

    @Test
    @Tag("B-07")
    void missesTheIssuerInACallbackOfAProviderThatSaysItIsInAll() {
        app.provider.json(METADATA.replace("{", "{\"authorization_response_iss_parameter_supported\":true,"));
        String state = TestApp.state(app.begin(sso, AuthorizationDetails.none()));

        for (String answer : List.of("code=c", "error=access_denied")) {
            CallbackRejectedException rejected = catchThrowableOfType(
                    CallbackRejectedException.class, () -> app.callback(sso, answer + "&state=" + state));
            assertThat(rejected)
                    .hasMessage(
                            "REMORA-00419: the callback of remote app 'github' names no issuer (iss), and the provider's"
                                    + " metadata says that all its callbacks do");
            assertThat(rejected.code()).isEqualTo(ErrorCode.ISSUER_MISSING);
        }
        assertThat(calls()).containsExactly(ProtocolCall.METADATA);
    }

    @Test
    void endsTheSessionThatALogoutTokenNames() {
        signIn(claims -> claims.claim("sid", "s-1"));
        app.clock.advance(Duration.ofSeconds(5));
        String logout = form(
                "logout_token",
                signed(
                        "logout+jwt",
                        new JWTClaimsSet.Builder()
                                .issuer(ISSUER)
                                .audience("key")
                                .subject("duke")
                                .claim("sid", "s-1")
                                .jwtID(UUID.randomUUID().toString())
                                .issueTime(Date.from(app.clock.instant()))
                                .expirationTime(Date.from(app.clock.instant().plusSeconds(60)))
                                .claim(
                                        "events",
                                        Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()))));
        LogoutReceiver receiver = Objects.requireNonNull(sso.logouts());

        assertThat(app.<Answer>post("logout", logout, receiver::receive)).isEqualTo(new Answer(true, null));
        assertThat(app.<Boolean>get("me", () -> sso.tokens().kept(null).isPresent()))
                .isFalse();
        assertSignedOutByTheProvider();
        assertThat(app.<Answer>post("logout", logout, receiver::receive)).isEqualTo(new Answer(false, null));
    }

    @Test
    void letsTheProvidersPageEndTheSessionOfItsOwnBrowser() {
        signIn(claims -> claims.claim("sid", "s-1"));
        LogoutReceiver receiver = Objects.requireNonNull(sso.logouts());
        String query = "logout?iss=" + URLEncoder.encode(ISSUER, StandardCharsets.UTF_8) + "&sid=";

        assertThat(app.<Answer>get(query + "s-2", receiver::receive))
                .isEqualTo(new Answer(true, "https://sso.example"));
        assertThat(app.<Boolean>get("me", () -> sso.tokens().kept(null).isPresent()))
                .isTrue();
        assertThat(app.<Answer>during("HEAD", query + "s-1", "", receiver::receive)
                        .received())
                .isFalse();
        assertThat(app.<Boolean>get("me", () -> sso.tokens().kept(null).isPresent()))
                .isTrue();
        assertThat(app.events.signedOut).isEmpty();
        assertThat(repeated().completed()).isPresent();
        assertThat(app.<Answer>get(query + "s-1", receiver::receive).received()).isTrue();
        assertThat(repeated().completed())
                .as("what the session knew of its sign-ins")
                .isEmpty();
        assertThat(app.<Boolean>get("me", () -> sso.tokens().kept(null).isPresent()))
                .isFalse();
        assertSignedOutByTheProvider();
        assertThat(app.<Answer>get("logout?iss=https://evil.example&sid=s-1", receiver::receive))
                .isEqualTo(new Answer(false, null));
    }

    private CallbackRejectedException repeated() {
        return catchThrowableOfType(CallbackRejectedException.class, () -> app.callback(sso, callback));
    }

    /** One event each, although the token is looked for again. */
    private void assertSignedOutByTheProvider() {
        assertThat(app.<Boolean>get("me", () -> sso.tokens().kept(null).isPresent()))
                .isFalse();
        assertThat(app.events.removed).hasSize(1);
        assertThat(app.events.signedOut).singleElement().satisfies(event -> {
            assertThat(event.byProvider()).isTrue();
            assertThat(event.owner()).isEqualTo(app.events.removed.get(0).owner());
            assertThat(event.identity().orElseThrow().subject()).isEqualTo("duke");
        });
    }

    private Identity kept() {
        return app.get(
                "me", () -> sso.tokens().kept(null).flatMap(Token::identity).orElseThrow());
    }

    private List<ProtocolCall> calls() {
        return app.provider.received.stream().map(ProtocolRequest::call).toList();
    }

    private AuthorizationResult signIn(Consumer<JWTClaimsSet.Builder> change, String... userinfo) {
        return signIn(sso, change, () -> List.of(userinfo).forEach(app.provider::json));
    }

    private AuthorizationResult signIn(RemoteAppCore core, Consumer<JWTClaimsSet.Builder> change, Runnable userinfo) {
        app.provider.json(METADATA);
        return signInAgain(core, change, () -> {
            app.provider.json("{\"keys\":[" + KEY.toPublicJWK().toJSONString() + "]}");
            userinfo.run();
        });
    }

    private AuthorizationResult signInAgain(
            RemoteAppCore core, Consumer<JWTClaimsSet.Builder> change, Runnable afterToken) {
        URI sent = app.begin(core, AuthorizationDetails.none());
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("duke")
                .audience("key")
                .issueTime(Date.from(app.clock.instant()))
                .expirationTime(Date.from(app.clock.instant().plusSeconds(300)))
                .claim("nonce", UriQuery.of(sent).first("nonce").orElseThrow())
                .claim("email", "duke@example.org")
                .claim("email_verified", true);
        change.accept(claims);
        app.provider.json(
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"" + signed("JWT", claims) + "\"}");
        afterToken.run();
        callback = "code=c&state=" + TestApp.state(sent);
        return app.callback(core, callback);
    }

    static String signed(String type, JWTClaimsSet.Builder claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType(type))
                        .keyID(KEY.getKeyID())
                        .build(),
                claims.build());
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
        return token.serialize();
    }

    private static String form(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}

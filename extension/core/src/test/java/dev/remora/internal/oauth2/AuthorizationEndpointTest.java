package dev.remora.internal.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.SettingsException;
import dev.remora.internal.oauth2.AuthorizationEndpoint.Question;
import dev.remora.internal.wire.UriQuery;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationEndpointTest {

    private static final URI CALLBACK = URI.create("https://app.example/authorized");

    @Test
    @Tag("A3")
    void asksForACode() {
        assertThat(endpoint("https://as.example/a", Map.of()).ask(question("user,repo a", null, Map.of())))
                .hasToString("https://as.example/a?response_type=code&client_id=id"
                        + "&redirect_uri=https%3A%2F%2Fapp.example%2Fauthorized&scope=user%2Crepo%20a&state=s");
    }

    @Test
    @Tag("A-05")
    void carriesTheChallengeOfTheVerifier() {
        Pkce pkce = new Pkce("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

        assertThat(endpoint("https://as.example/a", Map.of()).ask(question(null, pkce, Map.of())))
                .asString()
                .endsWith("&state=s&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                        + "&code_challenge_method=S256");
    }

    @ParameterizedTest
    @Tag("A-06")
    @ValueSource(strings = {"https://as.example/a?tenant=1", "https://as.example/a?tenant=1&"})
    void keepsTheQueryOfTheEndpoint(String uri) {
        assertThat(endpoint(uri, Map.of()).ask(question(null, null, Map.of())))
                .hasToString("https://as.example/a?tenant=1&response_type=code&client_id=id"
                        + "&redirect_uri=https%3A%2F%2Fapp.example%2Fauthorized&state=s");
    }

    @Test
    @Tag("A-06")
    void keepsWhatIsNoUtf8InTheQueryOfTheEndpoint() {
        URI asked = endpoint("https://as.example/a?site=caf%E9&b+c=1", Map.of()).ask(question(null, null, Map.of()));

        assertThat(asked).asString().startsWith("https://as.example/a?site=caf%E9&b+c=1&response_type=code&");
        assertThat(UriQuery.of(asked).first("site")).contains("caf\uFFFD");
        assertThat(UriQuery.of(asked).first("b c")).contains("1");
    }

    @Test
    @Tag("A-06")
    void sendsNoFragment() {
        assertThat(endpoint("https://as.example/a?x=1#top", Map.of()).ask(question(null, null, Map.of())))
                .hasNoFragment();
    }

    @Test
    @Tag("A1")
    void prefersWhatTheCallerSaysToWhatIsConfigured() {
        Map<String, String> configured = Map.of("prompt", "consent", "scope", "configured");

        assertThat(endpoint("https://as.example/a", configured)
                        .ask(question(null, null, Map.of("prompt", "none", "scope", "given", "hint", ""))))
                .asString()
                .endsWith("&scope=given&state=s&prompt=none");
    }

    @Test
    void saysEachParameterOnceWhenTheScopeIsSaidTwice() {
        AuthorizationEndpoint endpoint = endpoint("https://as.example/a", Map.of("scope", "configured"));

        assertThat(endpoint.ask(question("asked", null, Map.of()))).asString().endsWith("&scope=asked&state=s");
        assertThat(endpoint.scope(question(null, null, Map.of()))).isEqualTo("configured");
        assertThat(endpoint.scope(question("", null, Map.of()))).isNull();
    }

    @ParameterizedTest
    @Tag("A-06")
    @Tag("A-07")
    @ValueSource(
            strings = {
                "response_type",
                "client_id",
                "client_secret",
                "grant_type",
                "code_verifier",
                "redirect_uri",
                "state",
                "code_challenge",
                "code_challenge_method"
            })
    void refusesParametersThatAreTheProtocolsOwn(String name) {
        RequestRefusedException given = catchThrowableOfType(
                RequestRefusedException.class,
                () -> endpoint("https://as.example/a", Map.of()).ask(question(null, null, Map.of(name, "token"))));
        SettingsException configured = catchThrowableOfType(
                SettingsException.class,
                () -> endpoint("https://as.example/a", Map.of(name, "token")).ask(question(null, null, Map.of())));

        assertThat(given)
                .hasMessage("REMORA-00401: remote app 'github': the parameter " + name
                        + " is set by the protocol itself and cannot be given");
        assertThat(given.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
        assertThat(configured)
                .hasMessage("REMORA-00402: remote app 'github': authorize-params holds " + name
                        + ", which is set by the protocol itself");
        assertThat(configured.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
        assertThat(configured.keys()).containsExactly("authorize-params");
    }

    @Test
    @Tag("A-06")
    void refusesAParameterThatTheEndpointHasAlready() {
        assertThat(catchThrowableOfType(
                        RequestRefusedException.class,
                        () -> endpoint("https://as.example/a?tenant=1", Map.of())
                                .ask(question(null, null, Map.of("tenant", "2")))))
                .hasMessage("REMORA-00404: remote app 'github': the parameter tenant is in the query of"
                        + " authorize-url already");
    }

    @ParameterizedTest
    @Tag("A-08")
    @Tag("S-02")
    @ValueSource(strings = {"a\"b", "a\\b", "a\r\nb", "a\tb", "é"})
    void refusesAScopeThatIsNone(String scope) {
        SettingsException refused = catchThrowableOfType(
                SettingsException.class,
                () -> endpoint("https://as.example/a", Map.of()).ask(question(scope, null, Map.of())));

        assertThat(refused)
                .hasMessage("REMORA-00403: remote app 'github': scope holds a character that no scope has"
                        + " (RFC 6749 section 3.3)");
        assertThat(refused.code()).isEqualTo(ErrorCode.CONFIG_INVALID);
    }

    @Test
    @Tag("S-01")
    void showsNeitherStateNorNonceNorValues() {
        assertThat(new Question(CALLBACK, "canary", "user", null, "canary", Map.of("login_hint", "canary")))
                .hasToString("Question[redirectUri=https://app.example/authorized, scope=user, given=[login_hint]]");
    }

    private static AuthorizationEndpoint endpoint(String uri, Map<String, String> configured) {
        return new AuthorizationEndpoint("github", URI.create(uri), "id", configured);
    }

    private static Question question(@Nullable String scope, @Nullable Pkce pkce, Map<String, String> given) {
        return new Question(CALLBACK, "s", scope, pkce, null, given);
    }
}

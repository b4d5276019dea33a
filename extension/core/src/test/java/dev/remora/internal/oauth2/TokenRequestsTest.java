package dev.remora.internal.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.remora.SettingsException;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.wire.Secret;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRequestsTest {

    private static final URI ENDPOINT = URI.create("https://as.example/token?tenant=1");
    private static final String CALLBACK = "https://app.example/authorized";

    @Test
    @Tag("C6")
    @Tag("C-01")
    void asksForATokenWithTheCode() {
        ProtocolRequest request = requests(client(ClientAuthenticationMethod.CLIENT_SECRET_POST, "hush"))
                .of(ENDPOINT, new AuthorizationCode("c", CALLBACK, "v"));

        assertThat(request.call()).isEqualTo(ProtocolCall.ACCESS_TOKEN);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).isEqualTo(ENDPOINT);
        assertThat(request.headers()).containsExactly(entry("Accept", List.of("application/json")));
        assertThat(request.parameters())
                .containsExactly(
                        entry("grant_type", List.of("authorization_code")),
                        entry("code", List.of("c")),
                        entry("redirect_uri", List.of("https://app.example/authorized")),
                        entry("code_verifier", List.of("v")),
                        entry("client_id", List.of("id")),
                        entry("client_secret", List.of("hush")));
    }

    @Test
    @Tag("D-09")
    @Tag("D-04")
    void renewsWithTheSameAuthenticationAndParametersAndNamesNoScope() {
        ProtocolRequest request = new TokenRequests(
                        "github",
                        client(ClientAuthenticationMethod.CLIENT_SECRET_POST, "hush"),
                        "POST",
                        Map.of("resource", "r"),
                        Map.of("User-Agent", "ours"))
                .of(ENDPOINT, new RefreshToken("r1"));

        assertThat(request.call()).isEqualTo(ProtocolCall.REFRESH);
        assertThat(request.headers()).containsEntry("User-Agent", List.of("ours"));
        assertThat(request.parameters())
                .containsExactly(
                        entry("grant_type", List.of("refresh_token")),
                        entry("refresh_token", List.of("r1")),
                        entry("client_id", List.of("id")),
                        entry("client_secret", List.of("hush")),
                        entry("resource", List.of("r")));
    }

    @Test
    void sendsNoVerifierWithoutPkce() {
        assertThat(requests(client(ClientAuthenticationMethod.NONE, null))
                        .of(ENDPOINT, new AuthorizationCode("c", CALLBACK, ""))
                        .parameters())
                .containsOnlyKeys("grant_type", "code", "redirect_uri", "client_id");
    }

    @Test
    @Tag("C-02")
    @Tag("C-03")
    void formEncodesIdAndSecretForBasic() {
        ClientAuthentication client =
                ClientAuthentication.of("a:b c", Secret.of("s%+/=é&:"), ClientAuthenticationMethod.CLIENT_SECRET_BASIC);

        ProtocolRequest request =
                client.authenticate(requests(client).of(ENDPOINT, new AuthorizationCode("c", CALLBACK, "v")));

        assertThat(credentials(request)).isEqualTo("a%3Ab+c:s%25%2B%2F%3D%C3%A9%26%3A");
        assertThat(request.parameters()).containsOnlyKeys("grant_type", "code", "redirect_uri", "code_verifier");
    }

    @Test
    @Tag("C-02")
    void leavesIdAndSecretAsTheyAreForRawBasic() {
        ClientAuthentication client =
                ClientAuthentication.of("a b", Secret.of("s%+é"), ClientAuthenticationMethod.CLIENT_SECRET_BASIC_RAW);

        assertThat(credentials(
                        client.authenticate(requests(client).of(ENDPOINT, new AuthorizationCode("c", CALLBACK, "v")))))
                .isEqualTo("a b:s%+é");
    }

    @Test
    @Tag("H-06")
    void onlyNamesTheClientThatTheCertificateTells() {
        TokenRequests requests = requests(client(ClientAuthenticationMethod.CERTIFICATE, "canary"));
        ProtocolRequest revocation = requests.revocation(ENDPOINT, "token", "access_token");

        assertThat(requests.client().authenticate(revocation)).isEqualTo(revocation);
        assertThat(revocation.parameters())
                .containsEntry("client_id", List.of("id"))
                .doesNotContainKey("client_secret");
        assertThat(requests.of(ENDPOINT, new RefreshToken("r")).parameters())
                .containsExactly(
                        entry("grant_type", List.of("refresh_token")),
                        entry("refresh_token", List.of("r")),
                        entry("client_id", List.of("id")));
    }

    @Test
    @Tag("C-03")
    void keepsTheSecretOutOfTheBodyWhereAHeaderIsConfiguredToAuthenticate() {
        ProtocolRequest request = new TokenRequests(
                        "bitbucket",
                        client(ClientAuthenticationMethod.CLIENT_SECRET_POST, "hush"),
                        "POST",
                        Map.of(),
                        Map.of("authorization", "Basic xyz", "content-type", "text/plain"))
                .of(ENDPOINT, new AuthorizationCode("c", CALLBACK, "v"));

        assertThat(request.headers()).containsOnlyKeys("Accept", "authorization");
        assertThat(request.parameters()).doesNotContainKey("client_secret").containsKey("client_id");
    }

    @Test
    void asksNoMetadataWhereAHeaderIsConfiguredToAuthenticate() {
        ClientAuthentication client = new SecretByMetadata("id", Secret.of("hush"), () -> {
            throw new AssertionError("asked");
        });

        ProtocolRequest request = new TokenRequests(
                        "bitbucket", client, "POST", Map.of(), Map.of("Authorization", "Basic xyz"))
                .of(ENDPOINT, new AuthorizationCode("c", CALLBACK, "v"));

        assertThat(request.parameters()).containsEntry("client_id", List.of("id"));
        assertThat(request.parameters()).doesNotContainKey("client_secret");
    }

    @Test
    @Tag("C-03")
    void refusesTwoWaysToAuthenticateAtOnce() {
        assertThat(catchThrowableOfType(
                        SettingsException.class,
                        () -> new TokenRequests(
                                "bitbucket",
                                client(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, "hush"),
                                "POST",
                                Map.of(),
                                Map.of("Authorization", "Basic xyz"))))
                .hasMessage("REMORA-00405: remote app 'bitbucket': token-headers holds Authorization, but"
                        + " token-endpoint-auth-method client_secret_basic sets it too");
    }

    @ParameterizedTest
    @Tag("C6")
    @ValueSource(
            strings = {
                "grant_type",
                "code",
                "redirect_uri",
                "code_verifier",
                "refresh_token",
                "client_id",
                "client_secret"
            })
    void refusesConfiguredParametersThatAreTheProtocolsOwn(String name) {
        assertThat(catchThrowableOfType(
                        SettingsException.class,
                        () -> new TokenRequests(
                                "github",
                                client(ClientAuthenticationMethod.CLIENT_SECRET_POST, "hush"),
                                "POST",
                                Map.of(name, "x"),
                                Map.of())))
                .hasMessage("REMORA-00402: remote app 'github': token-params holds " + name
                        + ", which is set by the protocol itself");
    }

    @Test
    @Tag("S-01")
    void showsNoSecret() {
        TokenRequests requests = new TokenRequests(
                "github",
                client(ClientAuthenticationMethod.CLIENT_SECRET_POST, "canary"),
                "POST",
                Map.of("p", "canary"),
                Map.of("h", "canary"));

        assertThat(requests.toString()
                        + requests.client()
                        + new AuthorizationCode("canary", CALLBACK, "canary")
                        + requests.of(ENDPOINT, new AuthorizationCode("canary", CALLBACK, "canary")))
                .doesNotContain("canary");
    }

    private static TokenRequests requests(ClientAuthentication client) {
        return new TokenRequests("github", client, "POST", Map.of(), Map.of());
    }

    private static ClientAuthentication client(ClientAuthenticationMethod method, @Nullable String secret) {
        return ClientAuthentication.of("id", secret == null ? null : Secret.of(secret), method);
    }

    private static String credentials(ProtocolRequest request) {
        String header =
                request.headers().getOrDefault("Authorization", List.of("")).get(0);
        assertThat(header).startsWith("Basic ");
        return new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
    }
}

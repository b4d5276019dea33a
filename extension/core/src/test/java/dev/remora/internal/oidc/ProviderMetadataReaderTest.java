package dev.remora.internal.oidc;

import static dev.remora.internal.settings.ClientAuthenticationMethod.CERTIFICATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.ResponseInvalidException;
import dev.remora.internal.settings.ApiSettings;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.settings.HttpSettings;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.TokenEndpointSettings;
import dev.remora.internal.settings.UserinfoUse;
import dev.remora.internal.wire.JsonReader;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("F-01")
@Tag("F-02")
@Tag("C-18")
class ProviderMetadataReaderTest {

    private static final String ISSUER = "https://a.example";
    private static final URI SOURCE = URI.create("https://a.example/.well-known/openid-configuration");

    @Test
    void readsWhatIsUsed() {
        ProviderMetadata metadata = read("""
                {"issuer":"https://a.example",
                 "authorization_endpoint":"https://a.example/authorize?x=1",
                 "token_endpoint":"https://b.example/token",
                 "jwks_uri":"https://a.example/keys",
                 "userinfo_endpoint":"https://a.example/userinfo",
                 "revocation_endpoint":"https://a.example/revoke",
                 "end_session_endpoint":"https://a.example/logout",
                 "mtls_endpoint_aliases":{"token_endpoint":"https://mtls.a.example/token","other":7},
                 "id_token_signing_alg_values_supported":["RS256","ES256"],
                 "token_endpoint_auth_methods_supported":["client_secret_basic"],
                 "token_endpoint_auth_signing_alg_values_supported":["PS256"],
                 "authorization_response_iss_parameter_supported":true}
                """);

        assertThat(metadata)
                .isEqualTo(new ProviderMetadata(
                        "https://a.example",
                        URI.create("https://a.example/authorize?x=1"),
                        URI.create("https://b.example/token"),
                        URI.create("https://a.example/keys"),
                        URI.create("https://a.example/userinfo"),
                        URI.create("https://a.example/revoke"),
                        URI.create("https://a.example/logout"),
                        Set.of("RS256", "ES256"),
                        Set.of("client_secret_basic"),
                        Set.of("PS256"),
                        true));
    }

    @Test
    void ignoresWhatIsMissingNullOrUnknown() {
        ProviderMetadata metadata = read("""
                {"issuer":"https://a.example", "token_endpoint":null, "registration_endpoint":"http://evil.example",
                 "scopes_supported":{"no":"array"}, "authorization_response_iss_parameter_supported":null}
                """);

        assertThat(metadata).isEqualTo(ProviderMetadata.of(null, null).withIssuer(ISSUER));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            token_endpoint         | "http://a.example/token"        | token_endpoint is not an https URL
            authorization_endpoint | "http://a.example/authorize"    | authorization_endpoint is not an https URL
            jwks_uri               | "http://169.254.169.254/latest" | jwks_uri is not an https URL
            jwks_uri               | "file:///etc/passwd"            | jwks_uri is not an absolute https URL
            jwks_uri               | "jar:https://a.example/x!/y"    | jwks_uri is not an absolute https URL
            jwks_uri               | "javascript:alert(1)"           | jwks_uri is not an absolute https URL
            userinfo_endpoint      | "/userinfo"                     | userinfo_endpoint is not an absolute https URL
            userinfo_endpoint      | "//a.example/userinfo"          | userinfo_endpoint is not an absolute https URL
            userinfo_endpoint      | ""                              | userinfo_endpoint is not an absolute https URL
            userinfo_endpoint      | "https://a example/"            | userinfo_endpoint is no URL
            revocation_endpoint    | "https:///revoke"               | revocation_endpoint has no valid host and port
            revocation_endpoint    | "https:revoke"                  | revocation_endpoint has no valid host and port
            revocation_endpoint    | "https://a.example:0/"          | revocation_endpoint has no valid host and port
            revocation_endpoint    | "https://a.example:65536/"      | revocation_endpoint has no valid host and port
            end_session_endpoint   | "https://u:p@a.example/"        | end_session_endpoint names a user
            end_session_endpoint   | "https://a.example/#x"          | end_session_endpoint has a fragment
            end_session_endpoint   | ["https://a.example/"]          | end_session_endpoint is no string
            token_endpoint         | "https://127.0.0.1/token"       | token_endpoint is on this machine, but the document is not
            token_endpoint         | "http://localhost:8080/token"   | token_endpoint is on this machine, but the document is not
            token_endpoint         | 7                               | token_endpoint is no string
            id_token_signing_alg_values_supported          | "RS256" | id_token_signing_alg_values_supported is no array
            token_endpoint_auth_methods_supported          | [1]     | token_endpoint_auth_methods_supported has an item that is no string
            authorization_response_iss_parameter_supported | "true"  | authorization_response_iss_parameter_supported is neither true nor false
            """)
    void refusesWhatCannotBeTrusted(String member, String value, String why) {
        ResponseInvalidException thrown = refused(openId(ISSUER, null), ISSUER, member, value);

        assertThat(thrown.code()).isEqualTo(ErrorCode.METADATA_INVALID);
        assertThat(thrown.remoteApp()).isEqualTo("acme");
        assertThat(thrown)
                .hasMessage("REMORA-00850: remote app 'acme': the provider's metadata at " + SOURCE
                        + " cannot be used: " + why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | issuer is missing",
                "{\"issuer\":null} | issuer is missing",
                "{\"issuer\":1} | issuer is no string"
            })
    void refusesADocumentWithoutIssuer(String document, String why) {
        assertThat(catchThrowableOfType(ResponseInvalidException.class, () -> read(document)))
                .hasMessageEndingWith(" cannot be used: " + why);
    }

    @Test
    void aDocumentOfThisMachineMayNameEndpointsOfIt() {
        String document = "{\"issuer\":\"http://localhost:8080\",\"token_endpoint\":\"http://localhost:8080/token\"}";

        assertThat(reader(openId("http://localhost:8080", null), false)
                        .read(URI.create("http://127.0.0.1:8080/metadata"), json(document))
                        .tokenEndpoint())
                .isEqualTo(URI.create("http://localhost:8080/token"));
    }

    @Test
    void plainHttpThatTheSettingsAllowIsAllowed() {
        String document = "{\"issuer\":\"http://a.example\",\"token_endpoint\":\"http://a.example/token\"}";

        assertThat(reader(openId("http://a.example", null), true)
                        .read(URI.create("http://a.example/metadata"), json(document))
                        .tokenEndpoint())
                .isEqualTo(URI.create("http://a.example/token"));
    }

    @Test
    void theIssuerOfManyTenantsIsTheTemplateAsItIsWritten() {
        OpenIdSettings openId = openId("https://a.example/common/v2.0", "https://a.example/{tenantid}/v2.0");

        assertThat(reader(openId, false)
                        .read(SOURCE, json("{\"issuer\":\"https://a.example/{tenantid}/v2.0\"}"))
                        .issuer())
                .isEqualTo("https://a.example/{tenantid}/v2.0");
        assertThat(refused(openId, "https://a.example/evil/v2.0", "x", "1"))
                .hasMessage("REMORA-00851: remote app 'acme': the provider's metadata at " + SOURCE
                        + " are those of the issuer https://a.example/evil/v2.0, but the setting issuer is"
                        + " https://a.example/common/v2.0; the two have to be equal, character for character");
    }

    /** Otherwise a provider could sign users of another one in: accounts are known by issuer and subject. */
    @ParameterizedTest
    @ValueSource(
            strings = {"https://accounts.example", "https://a.example.evil.example", "https://a.example:8443/tenant"})
    @Tag("F-01")
    void withoutASetIssuerItIsOfTheOriginOfTheDocument(String found) {
        assertThat(refused(openId(null, null), found, "x", "1"))
                .hasMessage(
                        "REMORA-00850: remote app 'acme': the provider's metadata at " + SOURCE
                                + " cannot be used: issuer is at another origin than the document; if it is right, set issuer to it");
        assertThat(reader(openId(null, null), false)
                        .read(SOURCE, json("{\"issuer\":\"https://a.example/tenant\"}"))
                        .issuer())
                .isEqualTo("https://a.example/tenant");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/evil/.well-known/openid-configuration, https://a.example/good",
        "https://a.example/evil/.well-known/openid-configuration, https://a.example",
        "https://a.example/evil/.well-known/openid-configuration, https://a.example/evil/more",
        "https://a.example/.well-known/oauth-authorization-server/evil, https://a.example/good",
        "https://a.example/.well-known/oauth-authorization-server/evil, https://a.example"
    })
    @Tag("F-01")
    void withoutASetIssuerItHasThePathOfTheDocument(URI source, String found) {
        ProviderMetadataReader reader = reader(openId(null, null), false);

        assertThatThrownBy(() -> reader.read(source, json("{\"issuer\":\"" + found + "\"}")))
                .hasMessage(
                        "REMORA-00850: remote app 'acme': the provider's metadata at " + source
                                + " cannot be used: issuer has another path than the document; if it is right, set issuer to it");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/one/.well-known/openid-configuration, https://a.example/one",
        "https://a.example/one/.well-known/openid-configuration, https://a.example/one/",
        "https://a.example/.well-known/oauth-authorization-server/one, https://a.example/one",
        "https://a.example/one/metadata.json, https://a.example/two"
    })
    void withoutASetIssuerItMayBeAnyThatIsPublishedThere(URI source, String found) {
        assertThat(reader(openId(null, null), false)
                        .read(source, json("{\"issuer\":\"" + found + "\"}"))
                        .issuer())
                .isEqualTo(found);
    }

    @Test
    void theFoundIssuerIsCutAndCleanedInMessages() {
        String found = "https://evil.example/\\n" + "x".repeat(1000);

        assertThat(refused(openId(ISSUER, null), found, "x", "1"))
                .hasMessageContaining("are those of the issuer https://evil.example/" + "x".repeat(200))
                .message()
                .hasSizeLessThan(600)
                .doesNotContain("\n");
    }

    @Test
    void withoutAConfiguredIssuerTheDocumentsHasToBeAnHttpsUrl() {
        assertThat(refused(openId(null, null), "http://a.example", "x", "1"))
                .hasMessageEndingWith(" cannot be used: issuer is not an https URL");
        assertThat(reader(openId(null, null), false)
                        .read(SOURCE, json("{\"issuer\":\"https://a.example\"}"))
                        .issuer())
                .isEqualTo(ISSUER);
    }

    @Test
    @Tag("H-06")
    void aClientWithACertificateCallsTheAliases() {
        ProviderMetadata metadata =
                withCertificate(URI.create("https://a.example/set")).read(SOURCE, json("""
                {"issuer":"https://a.example",
                 "authorization_endpoint":"https://a.example/authorize",
                 "token_endpoint":"https://a.example/token",
                 "userinfo_endpoint":"https://a.example/userinfo",
                 "revocation_endpoint":"https://a.example/revoke",
                 "end_session_endpoint":"https://a.example/logout",
                 "mtls_endpoint_aliases":{
                  "authorization_endpoint":"https://mtls.a.example/authorize",
                  "token_endpoint":"https://mtls.a.example/token",
                  "userinfo_endpoint":"https://mtls.a.example/userinfo",
                  "revocation_endpoint":null,
                  "end_session_endpoint":"https://mtls.a.example/logout",
                  "other":7}}
                """));

        assertThat(metadata.tokenEndpoint()).isEqualTo(URI.create("https://mtls.a.example/token"));
        assertThat(metadata.userinfoEndpoint()).isEqualTo(URI.create("https://mtls.a.example/userinfo"));
        assertThat(metadata.revocationEndpoint()).isEqualTo(URI.create("https://a.example/revoke"));
        assertThat(metadata.authorizationEndpoint())
                .as("browsers have no such certificate")
                .isEqualTo(URI.create("https://a.example/authorize"));
        assertThat(metadata.endSessionEndpoint()).isEqualTo(URI.create("https://a.example/logout"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            mtls_endpoint_aliases | []                              | mtls_endpoint_aliases is no object
            mtls_endpoint_aliases | {"token_endpoint":"http://a.b"} | mtls_endpoint_aliases.token_endpoint is not an https URL
            mtls_endpoint_aliases | {"token_endpoint":7}            | mtls_endpoint_aliases.token_endpoint is no string
            """)
    @Tag("H-06")
    void aliasesAreCheckedAsEndpointsAre(String member, String value, String why) {
        assertThat(refused(withCertificate(null), ISSUER, member, value))
                .hasMessageEndingWith(" cannot be used: " + why);
        assertThat(read("{\"issuer\":\"https://a.example\",\"" + member + "\":" + value + "}"))
                .as("nobody uses them without a certificate")
                .isEqualTo(ProviderMetadata.of(null, null).withIssuer(ISSUER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token_endpoint", "revocation_endpoint"})
    @Tag("H-06")
    void aCertificateNeedsTls(String member) {
        String document = "{\"issuer\":\"http://localhost:8080\",\"" + member + "\":\"http://localhost:8080/x\"}";
        URI source = URI.create("http://localhost:8080/metadata");

        assertThat(catchThrowableOfType(
                        ResponseInvalidException.class,
                        () -> reader(CERTIFICATE, null, openId("http://localhost:8080", null), false)
                                .read(source, json(document))))
                .hasMessage(
                        "REMORA-00850: remote app 'acme': the provider's metadata at " + source
                                + " cannot be used: " + member + " is not an https URL, but the setting"
                                + " token-endpoint-auth-method says that the certificate of the connection tells who the client is");
    }

    @Test
    void anEndpointThatIsSetMayBeElsewhere() {
        String document = "{\"issuer\":\"http://localhost:8080\",\"token_endpoint\":\"http://localhost:8080/x\"}";
        URI set = URI.create("https://localhost:8443/token");

        assertThat(reader(CERTIFICATE, set, openId("http://localhost:8080", null), false)
                        .read(URI.create("http://localhost:8080/metadata"), json(document))
                        .issuer())
                .isEqualTo("http://localhost:8080");
    }

    private static ProviderMetadata read(String document) {
        return reader(openId(ISSUER, null), false).read(SOURCE, json(document));
    }

    private static ResponseInvalidException refused(OpenIdSettings openId, String issuer, String member, String value) {
        return refused(reader(openId, false), issuer, member, value);
    }

    private static ResponseInvalidException refused(
            ProviderMetadataReader reader, String issuer, String member, String value) {
        String document = "{\"issuer\":\"" + issuer + "\",\"" + member + "\":" + value + "}";
        return catchThrowableOfType(ResponseInvalidException.class, () -> reader.read(SOURCE, json(document)));
    }

    private static JsonObject json(String text) {
        return new JsonReader().parse(text).asJsonObject();
    }

    private static OpenIdSettings openId(@Nullable String issuer, @Nullable String template) {
        return new OpenIdSettings(
                issuer,
                template,
                Set.of(),
                null,
                true,
                Duration.ofSeconds(30),
                Set.of("RS256"),
                Set.of(),
                UserinfoUse.AUTO,
                null);
    }

    private static ProviderMetadataReader withCertificate(@Nullable URI tokenUrl) {
        return reader(CERTIFICATE, tokenUrl, openId(ISSUER, null), false);
    }

    private static ProviderMetadataReader reader(OpenIdSettings openId, boolean allowHttp) {
        return reader(ClientAuthenticationMethod.NONE, null, openId, allowHttp);
    }

    private static ProviderMetadataReader reader(
            ClientAuthenticationMethod method, @Nullable URI tokenUrl, OpenIdSettings openId, boolean allowHttp) {
        OAuth2Settings protocol = new OAuth2Settings(
                "id",
                null,
                method,
                null,
                Map.of(),
                true,
                ProviderMetadata.of(null, tokenUrl),
                openId,
                new TokenEndpointSettings("POST", Map.of(), Map.of(), null, Set.of(), Set.of()),
                Duration.ofSeconds(60));
        Duration second = Duration.ofSeconds(1);
        HttpSettings http = new HttpSettings(second, second, second, null, 1000, 1000, 1000, null, null);
        RemoteAppSettings settings = new RemoteAppSettings(
                "acme",
                protocol,
                new ApiSettings(null, Set.of(), allowHttp, null, "Bearer"),
                http,
                Profile.TOLERANT,
                null,
                null);
        return new ProviderMetadataReader(settings, openId);
    }
}

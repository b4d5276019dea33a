package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.settings.AssertionSettings;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.wire.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that authenticate by what they sign. */
class ClientKeySettingsTest {

    private static final String PEM = "-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n";
    private static final String HEAD = "REMORA-00001: remote app 'x': ";

    @TempDir
    Path folder;

    private final Configured configured = Configured.oauth2("x")
            .with("remora.x.base-url", "https://api.example.com/")
            .with("remora.x.authorize-url", "https://as.example.com/authorize")
            .with("remora.x.token-url", "https://as.example.com/token");

    @Test
    void aKeySignsAssertionsEvenBesideASecret() {
        configured.with("remora.x.client-key", PEM).with("remora.x.client-secret", "hush");

        assertThat(configured.readOAuth2("x").authenticationMethod())
                .isEqualTo(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
        assertThat(assertion())
                .isEqualTo(new AssertionSettings(Secret.of(PEM), null, null, null, "issuer", true, null));
    }

    @Test
    void everythingIsASetting() {
        configured
                .with("remora.x.client-key", "{\"kty\":\"RSA\"}")
                .with("remora.x.client-key-passphrase", "open")
                .with("remora.x.key-id", "k1")
                .with("remora.x.assertion-algorithm", "PS256")
                .with("remora.x.assertion-audience", "endpoint")
                .with("remora.x.assertion-type", "none");

        assertThat(assertion())
                .isEqualTo(new AssertionSettings(
                        Secret.of("{\"kty\":\"RSA\"}"), Secret.of("open"), "k1", "PS256", "endpoint", false, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "endpoint", "https://as.example.com/", "urn:example:as"})
    void anAudienceIsAWordOrAUri(String audience) {
        configured.with("remora.x.client-key", PEM).with("remora.x.assertion-audience", audience);

        assertThat(assertion().audience()).isEqualTo(audience);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Issuer", "token", "as.example.com/token", "https://as example"})
    void anAudienceOfAnyOtherTextIsRefused(String audience) {
        configured.with("remora.x.client-key", PEM).with("remora.x.assertion-audience", audience);

        assertThat(configured.refused("x"))
                .hasMessage(HEAD + "assertion-audience (remora.x.assertion-audience) is neither issuer nor endpoint nor"
                        + " an absolute URI");
    }

    @Test
    void aSecretSignsWhereItIsAskedFor() {
        configured
                .with("remora.x.token-endpoint-auth-method", "client_secret_jwt")
                .with("remora.x.client-secret", "hush");

        assertThat(configured.readOAuth2("x").authenticationMethod())
                .isEqualTo(ClientAuthenticationMethod.CLIENT_SECRET_JWT);
    }

    @Test
    void aKeyIsNotUsedWhereTheSecretIsAskedFor() {
        configured
                .with("remora.x.token-endpoint-auth-method", "client_secret_basic")
                .with("remora.x.client-secret", "hush")
                .with("remora.x.client-key", PEM);

        assertThat(configured.readOAuth2("x").authenticationMethod())
                .isEqualTo(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    @ParameterizedTest
    @CsvSource({
        "key.pem, '-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----\n'",
        "key.jwk, '{\"kty\":\"EC\"}'"
    })
    void itIsInAFile(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        configured.with("remora.x.client-key-file", file.toString());

        assertThat(configured.readOAuth2("x").authenticationMethod())
                .isEqualTo(ClientAuthenticationMethod.PRIVATE_KEY_JWT);
        assertThat(assertion().key()).isEqualTo(Secret.of(content));
    }

    @Test
    void itIsInTheKeyStore() throws Exception {
        Path store = new KeyStores(folder).withKey("ec.p12", "PKCS12", "EC");
        configured
                .with("remora.x.key-store", store.toString())
                .with("remora.x.key-store-password", KeyStores.PASSWORD)
                .with("remora.x.client-key-alias", "signing");

        assertThat(assertion().key())
                .satisfies(key -> assertThat(String.valueOf(key == null ? null : key.reveal()))
                        .startsWith("-----BEGIN PRIVATE KEY-----\n"));
    }

    @Test
    void aFileOfSomethingElseIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), "secret");

        assertThat(configured.with("remora.x.client-key-file", file.toString()).refused("x"))
                .hasMessage(HEAD + "client-key-file (remora.x.client-key-file) names a file that is no PEM text and no"
                        + " JSON Web Key");
    }

    @Test
    void theTeamOfAppleSignsTheSecret() {
        configured
                .with("remora.x.team-id", "TEAM123456")
                .with("remora.x.key-id", "ABC123DEFG")
                .with("remora.x.client-key", PEM);

        assertThat(configured.readOAuth2("x").authenticationMethod())
                .isEqualTo(ClientAuthenticationMethod.CLIENT_SECRET_SIGNED);
        assertThat(assertion().teamId()).isEqualTo("TEAM123456");
        assertThat(configured
                        .with("remora.x.token-endpoint-auth-method", "client_secret_post")
                        .readOAuth2("x")
                        .authenticationMethod())
                .isEqualTo(ClientAuthenticationMethod.CLIENT_SECRET_SIGNED);
    }

    @Test
    void whatATeamNeedsIsNamed() {
        assertThat(configured
                        .with("remora.x.team-id", "TEAM123456")
                        .refused("x")
                        .keys())
                .containsExactly("client-key", "key-id");
    }

    @Test
    void whatAnAssertionNeedsIsNamed() {
        assertThat(configured
                        .with("remora.x.token-endpoint-auth-method", "private_key_jwt")
                        .with("remora.x.client-secret", "hush")
                        .refused("x"))
                .hasMessageContaining("client-key")
                .hasMessageContaining(
                        "token-endpoint-auth-method private_key_jwt needs it, or client-key-file, or client-key-alias");
        assertThat(configured
                        .with("remora.x.token-endpoint-auth-method", "client_secret_jwt")
                        .with("remora.x.client-secret", "")
                        .refused("x")
                        .keys())
                .containsExactly("client-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls_client_auth", "self_signed_tls_client_auth"})
    @Tag("H-06")
    void theCertificateSaysWhoTheClientIs(String method) throws Exception {
        Path store = new KeyStores(folder).withKey("tls.p12", "PKCS12", "EC");
        configured
                .with("remora.x.token-endpoint-auth-method", method)
                .with("remora.x.key-store", store.toString())
                .with("remora.x.key-store-password", KeyStores.PASSWORD);

        assertThat(configured.readOAuth2("x").authenticationMethod()).isEqualTo(ClientAuthenticationMethod.CERTIFICATE);
        assertThat(configured.read("x").http().sslContext()).isNotNull();
    }

    @Test
    @Tag("H-06")
    void aKeyStoreAloneAuthenticatesNobody() throws Exception {
        Path store = new KeyStores(folder).withKey("tls.p12", "PKCS12", "EC");
        configured.with("remora.x.key-store", store.toString()).with("remora.x.key-store-password", KeyStores.PASSWORD);

        assertThat(configured.readOAuth2("x").authenticationMethod()).isEqualTo(ClientAuthenticationMethod.NONE);
    }

    @Test
    @Tag("H-06")
    void aCertificateIsInTheKeyStore() {
        assertThat(configured
                        .with("remora.x.token-endpoint-auth-method", "tls_client_auth")
                        .refused("x"))
                .hasMessage(HEAD + "key-store is missing (token-endpoint-auth-method needs it); looked for in property"
                        + " remora.x.key-store; environment variable REMORA_X_KEY_STORE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-url", "revocation-url"})
    @Tag("H-06")
    void aCertificateNeedsTls(String key) throws Exception {
        Path store = new KeyStores(folder).withKey("tls.p12", "PKCS12", "EC");
        configured
                .with("remora.x.token-endpoint-auth-method", "self_signed_tls_client_auth")
                .with("remora.x.key-store", store.toString())
                .with("remora.x.key-store-password", KeyStores.PASSWORD)
                .with("remora.x." + key, "http://127.0.0.1:8080/endpoint");

        assertThat(configured.refused("x"))
                .hasMessage(HEAD + key + " (remora.x." + key + ") is no https URL, but with that"
                        + " token-endpoint-auth-method the certificate of the connection says who the client is");
    }

    @Test
    void itIsInOnePlaceOnly() {
        assertThat(configured
                        .with("remora.x.client-key", PEM)
                        .with("remora.x.client-key-alias", "signing")
                        .refused("x")
                        .keys())
                .containsExactly("client-key", "client-key-alias");
    }

    @Test
    void noToStringShowsIt() {
        configured.with("remora.x.client-key", PEM).with("remora.x.client-key-passphrase", "open sesame");

        assertThat(configured.readOAuth2("x")).asString().doesNotContain("QUJD", "sesame");
        assertThat(assertion()).asString().doesNotContain("QUJD", "sesame");
    }

    private AssertionSettings assertion() {
        return configured.readOAuth2("x").assertion();
    }
}

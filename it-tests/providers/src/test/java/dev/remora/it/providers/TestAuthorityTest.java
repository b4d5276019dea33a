package dev.remora.it.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who trusts the authority reaches the provider, and is known by the client's certificate there. */
class TestAuthorityTest {

    @TempDir
    Path directory;

    @Test
    void clientIsKnownByItsCertificate() throws Exception {
        TestAuthority authority = TestAuthority.make(directory);
        try (ScriptedOpenIdProvider provider = ScriptedOpenIdProvider.start(authority)) {
            ScriptedIssuer issuer = provider.issuer("tls");
            URI endpoint = URI.create(issuer.identifier() + "/" + OpenIdEndpoint.TOKEN.pathWithCertificate());

            HttpResponse<String> answer = client(authority)
                    .send(
                            HttpRequest.newBuilder(endpoint)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(
                                            "client_id=shop&grant_type=refresh_token&refresh_token=x"))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.body()).contains("invalid_grant");
            assertThat(issuer.proofs()).extracting(ClientProof::method).containsExactly("tls_client_auth");
        }
    }

    private static HttpClient client(TestAuthority authority) throws Exception {
        char[] password = TestAuthority.PASSWORD.toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(load(authority.clientKeyStore(), password), password);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(authority.trustStore(), password));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static KeyStore load(Path file, char[] password) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        return store;
    }
}

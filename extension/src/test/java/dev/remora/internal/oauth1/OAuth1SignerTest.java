package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.OAuth1Token;
import dev.remora.RequestRefusedException;
import dev.remora.SettingsException;
import dev.remora.Token;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Secret;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OAuth1SignerTest {

    private static final URI PHOTOS = URI.create("https://photos.example.net/initiate");
    private static final OAuth1Token TOKEN = Token.oauth1("nnch734d00sl2jdk", "pfkkdhi9sl3r4s00");
    private static final OAuth1Token NO_TOKEN = Token.oauth1("", "");

    @Test
    @Tag("O7")
    @Tag("G-08")
    void writesTheHeaderOfTheRfcsExample() {
        OAuth1Signer signer = signer("HMAC-SHA1", "Photos").withoutVersion();

        assertThat(signer.authorizationHeader(
                        "POST",
                        PHOTOS,
                        Parameters.none(),
                        parameters("oauth_callback", "http://printer.example.com/ready"),
                        NO_TOKEN))
                .isEqualTo("OAuth realm=\"Photos\", oauth_nonce=\"wIjqoS\", oauth_timestamp=\"137131200\","
                        + " oauth_signature_method=\"HMAC-SHA1\", oauth_consumer_key=\"dpf43f3p2l4k3l03\","
                        + " oauth_callback=\"http%3A%2F%2Fprinter.example.com%2Fready\","
                        + " oauth_signature=\"74KNZJeDHnMBp0EMJ9ZHt%2FXKycU%3D\"");
    }

    @Test
    void leavesTheTokenOutOfTwoLeggedCalls() {
        assertThat(header("HMAC-SHA1", PHOTOS, NO_TOKEN)).doesNotContain("oauth_token");
        assertThat(header("HMAC-SHA1", PHOTOS, TOKEN)).contains("oauth_token=\"nnch734d00sl2jdk\"");
    }

    @Test
    @Tag("G-06")
    void readsTheClockOncePerRequest() {
        AtomicInteger reads = new AtomicInteger();
        InstantSource clock = () -> Instant.ofEpochSecond(1000L + reads.incrementAndGet());
        OAuth1Signer signer = new OAuth1Signer("photos", "key", algorithm("HMAC-SHA1"), null, () -> "n", clock);

        assertThat(signer.authorizationHeader("GET", PHOTOS, Parameters.none(), Parameters.none(), TOKEN))
                .contains("oauth_timestamp=\"1001\"");
        assertThat(reads).hasValue(1);
    }

    @Test
    @Tag("G-07")
    void signsARetryWithANewNonce() {
        AtomicInteger nonces = new AtomicInteger();
        OAuth1Signer signer = new OAuth1Signer(
                "photos",
                "key",
                algorithm("HMAC-SHA1"),
                null,
                () -> "n" + nonces.incrementAndGet(),
                InstantSource.system());

        assertThat(signer.authorizationHeader("GET", PHOTOS, Parameters.none(), Parameters.none(), TOKEN))
                .contains("oauth_nonce=\"n1\"");
        assertThat(signer.authorizationHeader("GET", PHOTOS, Parameters.none(), Parameters.none(), TOKEN))
                .contains("oauth_nonce=\"n2\"");
    }

    @Test
    @Tag("G-15")
    void refusesProtocolParametersInTheQuery() {
        assertThatThrownBy(() -> header("HMAC-SHA1", URI.create("https://h.example/?oauth_token=x"), TOKEN))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage(
                        "REMORA-00508: remote app 'photos': the parameter oauth_token is OAuth's own and cannot be in"
                                + " the query or the form too");
    }

    @Test
    @Tag("G-15")
    void refusesProtocolParametersInTheForm() {
        OAuth1Signer signer = signer("HMAC-SHA1", null);

        assertThatThrownBy(() -> signer.authorizationHeader(
                        "POST", PHOTOS, parameters("oauth_verifier", "x"), parameters("oauth_verifier", "v"), TOKEN))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("oauth_verifier");
        assertThat(signer.authorizationHeader(
                        "POST", PHOTOS, parameters("oauth_verifier", "x"), Parameters.none(), TOKEN))
                .as("the signer serves on")
                .isNotEmpty();
    }

    @ParameterizedTest
    @Tag("G-15")
    @ValueSource(
            strings = {
                "oauth_consumer_key",
                "oauth_token",
                "oauth_signature_method",
                "oauth_signature",
                "oauth_timestamp",
                "oauth_nonce",
                "oauth_version"
            })
    void refusesToBeGivenItsOwnParameters(String name) {
        OAuth1Signer signer = signer("HMAC-SHA1", null).withoutVersion();

        assertThatThrownBy(() ->
                        signer.authorizationHeader("POST", PHOTOS, Parameters.none(), parameters(name, "x"), NO_TOKEN))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("the parameter " + name + " is OAuth's own");
    }

    @Test
    @Tag("G-15")
    void refusesAProtocolParameterThatIsThereTwice() {
        Parameters twice = parameters("oauth_verifier", "x").and("oauth_verifier", "y");

        assertThatThrownBy(() -> signer("HMAC-SHA1", null)
                        .authorizationHeader("POST", PHOTOS, Parameters.none(), twice, NO_TOKEN))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("oauth_verifier");
    }

    @Test
    @Tag("G-15")
    void leavesOtherNamesToTheApplication() {
        URI uri = URI.create("https://h.example/?oauth_x=1&oauth_x=2&oauth=3&Oauth_token=4&oauth_tokens=5");

        assertThat(header("HMAC-SHA1", uri, TOKEN)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:a@b", "/path", "ftp://h.example/", "//h.example/", "https:path"})
    void refusesWhatIsNoAddressOfHttp(String uri) {
        assertThatThrownBy(() -> header("HMAC-SHA1", URI.create(uri), TOKEN))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("REMORA-00509: remote app 'photos': only an absolute http or https URI can be signed");
    }

    @ParameterizedTest
    @Tag("G-14")
    @ValueSource(
            strings = {
                "https://h.example/",
                "HTTPS://h.example",
                "http://localhost/",
                "http://LOCALHOST:1/",
                "http://[::1]:8080/",
                "http://127.0.0.1/",
                "http://127.1.2.3/"
            })
    void showsPlaintextOverHttpsAndToTheSameMachine(String uri) {
        assertThat(header("PLAINTEXT", URI.create(uri), TOKEN))
                .contains("oauth_signature=\"kd94hf93k423kf44%26pfkkdhi9sl3r4s00\"");
    }

    @ParameterizedTest
    @Tag("G-14")
    @ValueSource(
            strings = {
                "http://h.example/",
                "http://127.0.0.1.example/",
                "http://localhost.example/",
                "http://1127.0.0.1/",
                "http://127_0.0.1/"
            })
    void showsPlaintextToNobodyElse(String uri) {
        assertThatThrownBy(() -> header("PLAINTEXT", URI.create(uri), TOKEN))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("REMORA-00507");
    }

    @Test
    void explainsPlaintextWithoutItsSignature() {
        SignedRequest explained = signer("PLAINTEXT", null)
                .explain("POST", PHOTOS, Parameters.none(), parameters("oauth_verifier", "v3r1f13r"), TOKEN);

        assertThat(explained.authorizationHeader())
                .contains("oauth_signature=\"MASKED\"", "oauth_verifier=\"MASKED\"", "oauth_token=\"MASKED\"");
        assertThat(explained.toString()).doesNotContain(TOKEN.token(), TOKEN.secret(), "kd94hf93k423kf44", "v3r1f13r");
    }

    @Test
    void explainsTheSignatureOfTheCallItself() {
        OAuth1Signer signer = signer("HMAC-SHA1", null);
        String sent = signer.authorizationHeader("POST", PHOTOS, Parameters.none(), Parameters.none(), TOKEN);

        assertThat(signer.explain("POST", PHOTOS, Parameters.none(), Parameters.none(), TOKEN)
                        .authorizationHeader())
                .isEqualTo(sent.replace(TOKEN.token(), "MASKED"));
    }

    @Test
    void explainsThatThereIsNoToken() {
        assertThat(signer("HMAC-SHA1", null)
                        .explain("POST", PHOTOS, Parameters.none(), Parameters.none(), NO_TOKEN)
                        .authorizationHeader())
                .doesNotContain("oauth_token");
    }

    @Test
    void explainsWhatIsRefused() {
        assertThatThrownBy(() -> signer("HMAC-SHA1", null)
                        .explain("POST", PHOTOS, parameters("oauth_nonce", "x"), Parameters.none(), TOKEN))
                .isInstanceOf(RequestRefusedException.class);
    }

    @Test
    void leavesTheVersionOut() {
        OAuth1Signer signer = signer("HMAC-SHA1", null);

        assertThat(signer.authorizationHeader("GET", PHOTOS, Parameters.none(), Parameters.none(), TOKEN))
                .contains("oauth_version=\"1.0\"");
        assertThat(signer.withoutVersion()
                        .withEmptyToken()
                        .authorizationHeader("GET", PHOTOS, Parameters.none(), Parameters.none(), TOKEN))
                .doesNotContain("oauth_version");
    }

    @Test
    void keepsNothingOfOneRequestForTheNext() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        OAuth1Signer signer = new OAuth1Signer(
                "photos",
                "dpf43f3p2l4k3l03",
                algorithm("HMAC-SHA1"),
                null,
                () -> List.of("a", "b", "bb").get(calls.get() % 3),
                () -> Instant.ofEpochSecond(List.of(9L, 8L, 99L, 98L, 7L).get(calls.get() / 4 % 5)));
        Set<String> headers = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            calls.incrementAndGet();
            OAuth1Token token = List.of(TOKEN, NO_TOKEN, TOKEN, TOKEN, Token.oauth1("t", "s"), Token.oauth1("u", "s"))
                    .get(i / 15 % 6);
            Parameters protocol = i % 4 == 0 ? parameters("oauth_verifier", "v" + i) : Parameters.none();
            String origin = List.of("https://h", "https://h", "http://h", "https://h:8443", "https://i")
                    .get(i % 11 % 5);
            SampleRequest request = new SampleRequest(
                    i % 8 < 5 ? "GET" : "POST", origin + "/" + i % 13, parameters("f", "v" + i), protocol);

            String header = signer.authorizationHeader(
                    request.method(), URI.create(request.uri()), request.form(), protocol, token);

            assertThat(new Verifier("kd94hf93k423kf44", token.secret()).accepts(header, request))
                    .as(header)
                    .isTrue();
            headers.add(header);
        }
        assertThat(headers).as("calls that differ have headers that differ").hasSizeGreaterThan(200);
    }

    @Test
    void masksAllSecretsOfTheProtocol() {
        Parameters secrets = parameters("oauth_verifier", "secret1").and("oauth_session_handle", "secret2");

        assertThat(signer("HMAC-SHA1", null)
                        .explain("POST", PHOTOS, Parameters.none(), secrets.and("oauth_callback", "oob"), TOKEN)
                        .authorizationHeader())
                .contains("oauth_verifier=\"MASKED\", oauth_session_handle=\"MASKED\", oauth_callback=\"oob\"");
    }

    @Test
    void knowsItsMethod() {
        assertThat(signer("HMAC-SHA512", null).algorithm().name()).isEqualTo("HMAC-SHA512");
    }

    @Test
    @Tag("G-16")
    void quotesTheRealm() {
        assertThat(signer("HMAC-SHA1", "a\"b\\c")
                        .authorizationHeader("GET", PHOTOS, Parameters.none(), Parameters.none(), TOKEN))
                .startsWith("OAuth realm=\"a\\\"b\\\\c\", oauth_nonce=");
    }

    @ParameterizedTest
    @Tag("G-16")
    @CsvSource({"0020, true", "007E, true", "001F, false", "007F, false", "00E9, false"})
    void aRealmIsPrintableAscii(String character, boolean quotable) {
        String realm = "a" + (char) Integer.parseInt(character, 16) + "b";

        if (quotable) {
            assertThat(signer("HMAC-SHA1", realm)).isNotNull();
        } else {
            assertThatThrownBy(() -> signer("HMAC-SHA1", realm)).isInstanceOf(SettingsException.class);
        }
    }

    @Test
    @Tag("G-16")
    void refusesARealmWithLineBreaks() {
        SettingsException refused =
                catchThrowableOfType(SettingsException.class, () -> signer("HMAC-SHA1", "a\"b\r\n"));

        assertThat(refused)
                .hasMessage("REMORA-00506: remote app 'photos': the realm in request-token-params holds characters that"
                        + " cannot be in a header");
        assertThat(refused.code()).isEqualTo(ErrorCode.HEADER_INJECTION);
    }

    @Test
    @Tag("G-14")
    void sendsPlaintextOverHttpsOrLoopbackOnly() {
        assertThat(header("PLAINTEXT", PHOTOS, TOKEN))
                .endsWith("oauth_signature=\"kd94hf93k423kf44%26pfkkdhi9sl3r4s00\"");
        assertThat(header("PLAINTEXT", URI.create("http://127.0.0.1:4000/"), TOKEN))
                .contains("PLAINTEXT");
        assertThatThrownBy(() -> header("PLAINTEXT", URI.create("http://photos.example.net/"), TOKEN))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "REMORA-00507: remote app 'photos': signature-method PLAINTEXT shows the secrets to everybody on"
                                + " the way; it needs https");
    }

    @Test
    @Tag("O8")
    @Tag("G-04")
    void signsWhateverTheBodyMeans() {
        OAuth1Signer signer = signer("HMAC-SHA1", null);

        String unsignedBody = signer.authorizationHeader("HEAD", PHOTOS, Parameters.none(), Parameters.none(), TOKEN);
        String signedForm = signer.authorizationHeader("HEAD", PHOTOS, parameters("a", "b"), Parameters.none(), TOKEN);

        assertThat(signedForm).isNotEqualTo(unsignedBody);
    }

    @Test
    void placesTheSameParametersInAFormBody() {
        OAuth1Signer signer = signer("HMAC-SHA1", "Photos").withoutVersion();

        assertThat(signer.signedParameters(
                                "POST",
                                PHOTOS,
                                Parameters.none(),
                                parameters("oauth_callback", "http://printer.example.com/ready"),
                                NO_TOKEN)
                        .list())
                .containsExactly(
                        new Parameter("oauth_consumer_key", "dpf43f3p2l4k3l03"),
                        new Parameter("oauth_nonce", "wIjqoS"),
                        new Parameter("oauth_signature_method", "HMAC-SHA1"),
                        new Parameter("oauth_timestamp", "137131200"),
                        new Parameter("oauth_callback", "http://printer.example.com/ready"),
                        new Parameter("oauth_signature", "74KNZJeDHnMBp0EMJ9ZHt/XKycU="));
    }

    @Test
    void placesTheSameParametersInTheQuery() {
        OAuth1Signer signer = signer("HMAC-SHA1", "Photos").withoutVersion();

        assertThat(signer.signedUri(
                        "POST",
                        PHOTOS,
                        Parameters.none(),
                        parameters("oauth_callback", "http://printer.example.com/ready"),
                        NO_TOKEN))
                .isEqualTo(URI.create("https://photos.example.net/initiate?oauth_consumer_key=dpf43f3p2l4k3l03"
                        + "&oauth_nonce=wIjqoS&oauth_signature_method=HMAC-SHA1&oauth_timestamp=137131200"
                        + "&oauth_callback=http%3A%2F%2Fprinter.example.com%2Fready"
                        + "&oauth_signature=74KNZJeDHnMBp0EMJ9ZHt%2FXKycU%3D"));
    }

    @Test
    void sendsAnEmptyTokenWhereOneLeggedCallsNeedIt() {
        OAuth1Signer signer = signer("HMAC-SHA1", null).withEmptyToken();

        assertThat(signer.authorizationHeader("GET", PHOTOS, Parameters.none(), Parameters.none(), NO_TOKEN))
                .contains(", oauth_token=\"\", ");
        assertThat(signer.explain("GET", PHOTOS, Parameters.none(), Parameters.none(), NO_TOKEN)
                        .baseString())
                .contains("%26oauth_token%3D%26");
    }

    @Test
    void explainsWithoutSecrets() {
        SignedRequest explained = signer("HMAC-SHA1", null)
                .explain("GET", URI.create("https://h.example/p?b=2&a=1"), Parameters.none(), Parameters.none(), TOKEN);

        assertThat(explained.normalizedParameters())
                .isEqualTo(
                        "a=1&b=2&oauth_consumer_key=dpf43f3p2l4k3l03&oauth_nonce=wIjqoS&oauth_signature_method=HMAC-SHA1"
                                + "&oauth_timestamp=137131200&oauth_token=MASKED&oauth_version=1.0");
        assertThat(explained.baseString()).startsWith("GET&https%3A%2F%2Fh.example%2Fp&a%3D1%26b%3D2%26");
        assertThat(explained.toString()).doesNotContain(TOKEN.token(), TOKEN.secret(), "kd94hf93k423kf44");
    }

    private static String header(String method, URI uri, OAuth1Token token) {
        return signer(method, null).authorizationHeader("GET", uri, Parameters.none(), Parameters.none(), token);
    }

    private static OAuth1Signer signer(String method, @Nullable String realm) {
        return new OAuth1Signer(
                "photos",
                "dpf43f3p2l4k3l03",
                algorithm(method),
                realm,
                () -> "wIjqoS",
                () -> Instant.ofEpochSecond(137131200));
    }

    private static SignatureAlgorithm algorithm(String name) {
        return new SignatureAlgorithms("photos", List.of()).named(name, Secret.of("kd94hf93k423kf44"), null, null);
    }

    private static Parameters parameters(String name, String value) {
        return Parameters.none().and(name, value);
    }
}

package dev.remora.internal.oauth1;

import static dev.remora.internal.oauth1.Signers.NO_TOKEN;
import static dev.remora.internal.oauth1.Signers.PHOTOS;
import static dev.remora.internal.oauth1.Signers.TOKEN;
import static dev.remora.internal.oauth1.Signers.algorithm;
import static dev.remora.internal.oauth1.Signers.header;
import static dev.remora.internal.oauth1.Signers.parameters;
import static dev.remora.internal.oauth1.Signers.signer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.OAuth1Token;
import dev.remora.RequestRefusedException;
import dev.remora.Token;
import dev.remora.internal.wire.Parameter;
import dev.remora.internal.wire.Parameters;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are signed. */
class OAuth1SignerTest {

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

    @ParameterizedTest
    @ValueSource(strings = {"mailto:a@b", "/path", "ftp://h.example/", "//h.example/", "https:path"})
    void refusesWhatIsNoAddressOfHttp(String uri) {
        assertThatThrownBy(() -> header("HMAC-SHA1", URI.create(uri), TOKEN))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("REMORA-00509: remote app 'photos': only an absolute http or https URI can be signed");
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
    void knowsItsMethod() {
        assertThat(signer("HMAC-SHA512", null).algorithm().name()).isEqualTo("HMAC-SHA512");
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
}

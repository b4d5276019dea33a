package dev.remora.samples.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stand-in accepts and what not, by plain HTTP; OAuth 1.0a all the way through is in the tests of sign-in. */
class StandInProviderTest {

    /** RFC 7636 appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String CALLBACK = "http://localhost:8080/callback?app=x";

    private final HttpClient http = HttpClient.newHttpClient();
    private StandInProvider provider;

    @BeforeEach
    void start() throws IOException {
        provider = StandInProvider.start(0);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void likeGithubItIssuesATokenForACodeAndItsVerifier() throws Exception {
        String form = redeem("github/login/oauth/access_token", code("github/login/oauth/", "allow"), VERIFIER)
                .body();

        assertThat(form).matches("access_token=gho_[0-9a-f]+&scope=user%3Aemail&token_type=bearer");
        String token = form.substring("access_token=".length(), form.indexOf('&'));
        assertThat(get("github/api/user", "Bearer " + token).body())
                .isEqualTo("{\"id\":1906,\"login\":\"grace\",\"name\":\"Grace Hopper\"}");
    }

    @Test
    void theClientMayAuthenticateWithBasic() throws Exception {
        String pair = Client.SAMPLE.key() + ":" + Client.SAMPLE.secret();
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));

        assertThat(redeemWithBasic(basic).body()).startsWith("access_token=gho_");
        assertThat(redeemWithBasic("d3Jvbmc6d3Jvbmc=").body()).contains("error=invalid_client");
    }

    private HttpResponse<String> redeemWithBasic(String credentials) throws Exception {
        Map<String, String> form = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code("github/login/oauth/", "allow"),
                "redirect_uri",
                CALLBACK,
                "code_verifier",
                VERIFIER);
        return http.send(
                HttpRequest.newBuilder(uri("github/login/oauth/access_token"))
                        .header("Authorization", "Basic " + credentials)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Texts.form(form)))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void aCodeWorksOnce() throws Exception {
        String code = code("github/login/oauth/", "allow");
        redeem("github/login/oauth/access_token", code, VERIFIER);

        HttpResponse<String> again = redeem("github/login/oauth/access_token", code, VERIFIER);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("error=bad_verification_code").doesNotContain("access_token=");
        assertThat(provider.tokenRequests()).isEqualTo(2);
    }

    @Test
    void aWrongVerifierIsRefused() throws Exception {
        String code = code("github/login/oauth/", "allow");

        assertThat(redeem("github/login/oauth/access_token", code, "x".repeat(43))
                        .body())
                .contains("error=bad_verification_code")
                .contains("code%20verifier%20does%20not%20fit");
    }

    @Test
    void aDenialSaysSo() throws Exception {
        assertThat(decide("github/login/oauth/", "deny").headers().firstValue("Location"))
                .contains(CALLBACK
                        + "&error=access_denied&error_description=The%20user%20has%20denied%20your%20application%20access."
                        + "&state=s");
    }

    @Test
    void likeWeiboItCallsJsonPlainTextAndWantsItsOwnScheme() throws Exception {
        HttpResponse<String> answer = redeem("weibo/oauth2/access_token", code("weibo/oauth2/", "allow"), VERIFIER);

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(answer.body()).startsWith("{\"access_token\":\"2.00").doesNotContain("token_type");
        String token = answer.body().split("\"", -1)[3];
        assertThat(get("weibo/2/account/get_uid.json", "OAuth2 " + token).body())
                .isEqualTo("{\"uid\":1906}");
        assertThat(get("weibo/2/account/get_uid.json", "Bearer " + token).statusCode())
                .isEqualTo(401);
    }

    @Test
    void noBrowserIsSentToAnotherMachine() throws Exception {
        HttpResponse<String> answer = get(
                "github/login/oauth/authorize?response_type=code&client_id=sample-key&redirect_uri=http%3A%2F%2Fevil.example",
                "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("the callback is not on this machine");
    }

    @Test
    void likeTwitterItRefusesWhatIsNotSigned() throws Exception {
        HttpResponse<String> answer = get("twitter/oauth/request_token", "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("oauth_problem=parameter_absent");
    }

    @Test
    void likeTwitterItRefusesAWrongSignature() throws Exception {
        HttpResponse<String> answer = get(
                "twitter/oauth/request_token",
                "OAuth oauth_consumer_key=\"sample-key\", oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"1\","
                        + " oauth_nonce=\"n\", oauth_callback=\"oob\", oauth_signature=\"AAAA\"");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("oauth_problem=signature_invalid");
    }

    private String code(String directory, String decision) throws Exception {
        String location =
                decide(directory, decision).headers().firstValue("Location").orElseThrow();
        return find("[?&]code=([^&]+)", location);
    }

    private HttpResponse<String> decide(String directory, String decision) throws Exception {
        String page = get(
                        directory + "authorize?"
                                + Texts.form(Map.of(
                                        "response_type",
                                        "code",
                                        "client_id",
                                        Client.SAMPLE.key(),
                                        "redirect_uri",
                                        CALLBACK,
                                        "code_challenge",
                                        CHALLENGE,
                                        "code_challenge_method",
                                        "S256",
                                        "state",
                                        "s")),
                        "")
                .body();
        String request = find("name=\"request\" value=\"([^\"]+)\"", page);
        return post(directory + "decision", Map.of("request", request, "decision", decision, "user", "grace"));
    }

    private HttpResponse<String> redeem(String path, String code, String verifier) throws Exception {
        return post(
                path,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        Client.SAMPLE.key(),
                        "client_secret",
                        Client.SAMPLE.secret(),
                        "code",
                        code,
                        "redirect_uri",
                        CALLBACK,
                        "code_verifier",
                        verifier));
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Texts.form(form)))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return provider.uri().resolve("/" + path);
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}

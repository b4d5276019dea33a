package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolRequest;
import java.net.URI;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Flask-OAuthlib's providers without OpenID Connect are sent the requests that they were sent when they were all the presets there
 * were: these were recorded then, with random values left out.
 */
class FlaskProvidersTest {

    private static final String OAUTH1 =
            "Authorization: OAuth oauth_nonce=\"*\", oauth_timestamp=\"*\", oauth_version=\"1.0\","
                    + " oauth_signature_method=\"HMAC-SHA1\", oauth_consumer_key=\"key\", ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            douban   | https://www.douban.com/service/auth2/auth   | &scope=douban_basic_common | https://www.douban.com/service/auth2/token
            dropbox  | https://www.dropbox.com/oauth2/authorize    | ''                         | https://api.dropboxapi.com/oauth2/token
            facebook | https://www.facebook.com/dialog/oauth       | &scope=email               | https://graph.facebook.com/oauth/access_token
            github   | https://github.com/login/oauth/authorize    | &scope=user%3Aemail        | https://github.com/login/oauth/access_token
            weibo    | https://api.weibo.com/oauth2/authorize      | &scope=email               | https://api.weibo.com/oauth2/access_token
            """)
    void sendsOAuth2RequestsAsBefore(String provider, String authorizeUrl, String scope, String tokenUrl) {
        ProviderScenario scenario = ProviderScenario.preset(provider);
        scenario.json("{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"uid\":\"7\"}")
                .json("{\"id\":\"1\",\"uid\":\"1\",\"account_id\":\"1\"}")
                .json("[]");

        URI asked = scenario.begin();
        scenario.app.callback(scenario.core(), "code=c&state=" + TestApp.state(asked));

        assertThat(withoutRandom(asked.toString()))
                .isEqualTo(authorizeUrl + "?response_type=code&client_id=key"
                        + "&redirect_uri=https%3A%2F%2Fapp.example%2Fshop%2Fapi%2Fauthorized" + scope
                        + "&state=*&code_challenge=*&code_challenge_method=S256");
        assertThat(text(scenario, ProtocolCall.ACCESS_TOKEN)).isEqualTo("POST " + tokenUrl + """

                        Accept: application/json
                        grant_type=authorization_code
                        code=c
                        redirect_uri=https://app.example/shop/api/authorized
                        code_verifier=*
                        client_id=key
                        client_secret=canary-consumer-secret
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"douban", "dropbox", "facebook", "github", "weibo"})
    void scopesAreSentAsTheyAreWritten(String provider) {
        URI asked =
                ProviderScenario.preset(provider).with("scope", "one two,three").begin();

        assertThat(asked.getRawQuery()).contains("&scope=one%20two%2Cthree&");
    }

    @ParameterizedTest
    @ValueSource(strings = "twitter")
    void sendsOAuth1RequestsAsBefore(String provider) {
        ProviderScenario scenario = ProviderScenario.preset(provider);
        scenario.form("oauth_token=t&oauth_token_secret=s&oauth_callback_confirmed=true")
                .form("oauth_token=a&oauth_token_secret=s")
                .json("{\"id_str\":\"1\"}");

        URI asked = scenario.begin();
        scenario.app.callback(scenario.core(), "oauth_token=t&oauth_verifier=v");

        assertThat(asked).isEqualTo(URI.create("https://api.twitter.com/oauth/authenticate?oauth_token=t"));
        assertThat(text(scenario, ProtocolCall.REQUEST_TOKEN))
                .isEqualTo(
                        "POST https://api.twitter.com/oauth/request_token\n" + OAUTH1
                                + "oauth_callback=\"https%3A%2F%2Fapp.example%2Fshop%2Fapi%2Fauthorized\", oauth_signature=\"*\"\n");
        assertThat(text(scenario, ProtocolCall.ACCESS_TOKEN))
                .isEqualTo("POST https://api.twitter.com/oauth/access_token\n" + OAUTH1
                        + "oauth_token=\"t\", oauth_verifier=\"v\", oauth_signature=\"*\"\n");
    }

    private static String text(ProviderScenario scenario, ProtocolCall call) {
        ProtocolRequest request = scenario.app.provider.received.stream()
                .filter(sent -> sent.call() == call)
                .findFirst()
                .orElseThrow();
        StringBuilder text = new StringBuilder(request.method() + " " + request.uri() + "\n");
        new TreeMap<>(request.headers())
                .forEach((name, values) ->
                        text.append(name + ": " + String.join(" AND ", values)).append('\n'));
        request.parameters()
                .forEach((name, values) ->
                        text.append(name + "=" + String.join(" AND ", values)).append('\n'));
        assertThat(request.body()).as("what is sent beside the parameters").isNull();
        return withoutRandom(text.toString());
    }

    private static String withoutRandom(String request) {
        return request.replaceAll("((?:state|code_challenge|code_verifier)=)[A-Za-z0-9_-]{20,}", "$1*")
                .replaceAll("(oauth_(?:nonce|timestamp|signature)=\")[^\"]+", "$1*");
    }
}

package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.AuthorizationRequiredException;
import dev.remora.AuthorizationResult.Granted;
import dev.remora.CallbackRejectedException;
import dev.remora.Identity;
import dev.remora.OAuth2Token;
import dev.remora.TokenRequestException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers answer, as their documentation or a client of theirs has it, is understood by their preset alone. */
class PresetAnswersTest {

    private static final String ZOHO =
            "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"api_domain\":\"https://www.zohoapis.eu\","
                    + "\"token_type\":\"Bearer\",\"expires_in\":3600}";

    @Test
    void ebaysTypeOfTokens() {
        ProviderScenario ebay = ProviderScenario.preset("ebay").with("vars.runame", "Acme-shop");

        Granted granted = ebay.json("{\"access_token\":\"v^1.1\",\"expires_in\":7200,\"refresh_token\":\"r\","
                        + "\"refresh_token_expires_in\":47304000,\"token_type\":\"User Access Token\"}")
                .json("{\"userId\":\"7\",\"username\":\"duke\"}")
                .signIn();

        assertThat(granted.identity().orElseThrow().subject()).isEqualTo("7");
        assertThat(ProviderScenario.header(ebay.last(), "Authorization")).contains("Bearer v^1.1");
    }

    @Test
    void deezersExpiry() {
        ProviderScenario deezer = ProviderScenario.preset("deezer");

        Granted granted = deezer.json("{\"access_token\":\"a\",\"expires\":3600}")
                .json("{\"id\":7,\"name\":\"duke\"}")
                .signIn();

        assertThat(((OAuth2Token) granted.token()).expiresAt())
                .isEqualTo(deezer.app.clock.instant().plusSeconds(3600));
        assertThat(deezer.app.provider.received.get(0).uri().getQuery()).isEqualTo("output=json");
        assertThat(deezer.last().uri()).isEqualTo(URI.create("https://api.deezer.com/user/me?access_token=a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[{\"access_token\":\"a\",\"user_id\":\"1020\",\"permissions\":\"instagram_business_basic\"}]}",
                "{\"access_token\":\"a\",\"user_id\":1020}"
            })
    void bothFormsOfInstagramsToken(String answer) {
        Granted granted = ProviderScenario.preset("instagram")
                .json(answer)
                .json("{\"id\":\"1020\",\"username\":\"duke\"}")
                .signIn();

        assertThat(granted.identity().orElseThrow().subject()).isEqualTo("1020");
    }

    @Test
    void feishusRefusal() {
        assertThatThrownBy(
                        ProviderScenario.preset("feishu")
                                        .json(
                                                "{\"code\":20050,\"error\":\"server_error\",\"error_description\":\"try again\"}")
                                ::signIn)
                .isInstanceOf(TokenRequestException.class)
                .hasMessageContaining("server_error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40030", "42002"})
    void theEndOfWechatsRefreshTokens(String code) {
        ProviderScenario wechat = ProviderScenario.preset("wechat");
        wechat.json("{\"access_token\":\"a\",\"expires_in\":7200,\"refresh_token\":\"r\",\"openid\":\"7\"}")
                .json("{\"openid\":\"7\",\"nickname\":\"duke\"}")
                .signIn();

        assertThatThrownBy(wechat.json("{\"errcode\":" + code + ",\"errmsg\":\"invalid refresh_token\"}")::refresh)
                .isInstanceOf(AuthorizationRequiredException.class);
    }

    @Test
    void zohosCountry() {
        ProviderScenario zoho = ProviderScenario.preset("zoho");

        zoho.json(ZOHO).json("{\"ZUID\":7}").signIn("&code=c&location=eu&accounts-server=https://accounts.zoho.eu");

        assertThat(zoho.app.provider.received.get(0).uri())
                .isEqualTo(URI.create("https://accounts.zoho.eu/oauth/v2/token"));
        assertThat(zoho.last().uri()).isEqualTo(URI.create("https://accounts.zoho.eu/oauth/user/info"));
    }

    @Test
    void zohosRegionThatIsSetIsThatOfCallbacksThatSayNone() {
        ProviderScenario zoho = ProviderScenario.preset("zoho").with("vars.region", "in");

        zoho.json(ZOHO).json("{\"ZUID\":7}").signIn();

        assertThat(zoho.app.provider.received.get(0).uri())
                .isEqualTo(URI.create("https://accounts.zoho.in/oauth/v2/token"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://accounts.zoho.evil.example",
                "https://accounts.zoho.com.evil.example",
                "https://evil.example",
                "http://accounts.zoho.com"
            })
    void nothingIsSentElsewhere(String server) {
        ProviderScenario zoho = ProviderScenario.preset("zoho");

        assertThatThrownBy(() -> zoho.signIn("&code=c&accounts-server=" + server))
                .isInstanceOf(CallbackRejectedException.class);
        assertThat(zoho.app.provider.received).isEmpty();
    }

    @Test
    void vendsShop() {
        ProviderScenario vend = ProviderScenario.preset("vend");

        Granted granted =
                vend.json("{\"access_token\":\"a\",\"domain_prefix\":\"acme\"}").signIn("&code=c&domain_prefix=acme");

        assertThat(vend.last().uri()).isEqualTo(URI.create("https://acme.retail.lightspeed.app/api/1.0/token"));
        assertThat(granted.token().parameters()).containsEntry("domain_prefix", "acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example%2F", "evil.example%3F", "a.b", "-"})
    void aShopThatIsNoneGetsNothing(String prefix) {
        ProviderScenario vend = ProviderScenario.preset("vend");

        assertThatThrownBy(() -> vend.signIn("&code=c&domain_prefix=" + prefix))
                .isInstanceOf(CallbackRejectedException.class);
        assertThat(vend.app.provider.received).isEmpty();
    }

    @Test
    void wrikesHost() throws Exception {
        ProviderScenario wrike = ProviderScenario.preset("wrike");

        Granted granted = wrike.json("{\"access_token\":\"a\",\"token_type\":\"bearer\",\"host\":\"app-eu.wrike.com\"}")
                .json("{\"data\":[{\"id\":\"KUAC\"}]}")
                .signIn();

        assertThat(granted.identity().map(Identity::subject)).contains("KUAC");
        assertThat(wrike.settings().urls().base(granted.token().parameters()))
                .isEqualTo(URI.create("https://app-eu.wrike.com/api/v4/"));
    }

    @Test
    void pipedrivesCompany() throws Exception {
        ProviderScenario pipedrive = ProviderScenario.preset("pipedrive");

        Granted granted = pipedrive
                .json("{\"access_token\":\"a\",\"api_domain\":\"https://acme.pipedrive.com\"}")
                .json("{\"data\":{\"id\":7}}")
                .signIn();

        assertThat(pipedrive.settings().urls().base(granted.token().parameters()))
                .isEqualTo(URI.create("https://acme.pipedrive.com/api/v1/"));
    }

    @Test
    void bigcommercesStore() throws Exception {
        ProviderScenario bigcommerce = ProviderScenario.preset("bigcommerce");

        Granted granted = bigcommerce
                .json("{\"access_token\":\"a\",\"context\":\"stores/g5cd38\"}")
                .signIn();

        assertThat(bigcommerce.settings().urls().base(granted.token().parameters()))
                .isEqualTo(URI.create("https://api.bigcommerce.com/stores/g5cd38/"));
    }

    @Test
    void flickrsUser() {
        ProviderScenario flickr = ProviderScenario.preset("flickr");
        flickr.form("oauth_token=t&oauth_token_secret=s&oauth_callback_confirmed=true")
                .form("oauth_token=a&oauth_token_secret=s&user_nsid=7@N00")
                .json("{\"user\":{\"id\":\"7@N00\",\"username\":{\"_content\":\"duke\"}},\"stat\":\"ok\"}");

        assertThat(flickr.signInByOAuth1().identity().orElseThrow().subject()).isEqualTo("7@N00");
        assertThat(flickr.last().uri().toString())
                .startsWith(
                        "https://api.flickr.com/services/rest?method=flickr.test.login&format=json&nojsoncallback=1");
    }
}

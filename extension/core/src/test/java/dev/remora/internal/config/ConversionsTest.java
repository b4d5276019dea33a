package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.settings.HttpSettings;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.ProxySettings;
import dev.remora.internal.settings.RemoteAppSettings;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How values are written. */
class ConversionsTest {

    private final Configured configured = Configured.oauth2("x");

    @Test
    void limitsHaveDefaults() {
        HttpSettings http = configured.read("x").http();
        assertThat(http.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(http.protocolDeadline()).isEqualTo(Duration.ofSeconds(10));
        assertThat(http.readTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(http.protocolSizeLimit()).isEqualTo(256 * 1024);
        assertThat(http.responseSizeLimit()).isEqualTo(16 * 1024 * 1024);
        assertThat(http.responseValueLimit()).isEqualTo(1_000_000);
        assertThat(http.proxy()).isNull();
        assertThat(http.sslContext()).isNull();
        assertThat(configured.readOAuth2("x").renewalMargin()).isEqualTo(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({"7, PT7S", "PT0.5S, PT0.5S", "pt1m, PT1M", "' 3 ', PT3S", "P1D, PT24H"})
    void durationsAreIso8601OrSeconds(String text, Duration expected) {
        assertThat(configured
                        .with("remora.x.read-timeout", text)
                        .read("x")
                        .http()
                        .readTimeout())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5s         | is no duration; five seconds are PT5S or 5",
                "1e3        | is no duration; five seconds are PT5S or 5",
                "9999999999 | is no duration; five seconds are PT5S or 5",
                "0          | is zero",
                "-PT1S      | is not between nothing and a day",
                "P2D        | is not between nothing and a day"
            })
    void otherDurationsAreRefused(String text, String why) {
        refuses("connect-timeout", text, why);
    }

    @Test
    void theRenewalMarginMayBeNothing() {
        OAuth2Settings settings =
                configured.with("remora.x.renewal-margin", "0").readOAuth2("x");
        assertThat(settings.renewalMargin()).isEqualTo(Duration.ZERO);
    }

    @Test
    void sizesAreBytes() {
        assertThat(configured
                        .with("remora.x.response-size-limit", "1000")
                        .read("x")
                        .http()
                        .responseSizeLimit())
                .isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1.5", "256 KiB", "2147483648"})
    void otherSizesAreRefused(String text) {
        refuses("response-size-limit", text, "is no number of bytes between 1 and 2147483647");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1e6", "2147483648"})
    void otherNumbersAreRefused(String text) {
        refuses("response-value-limit", text, "is no number between 1 and 2147483647");
    }

    @ParameterizedTest
    @CsvSource({"yes", "1", "on"})
    void switchesAreTrueOrFalse(String text) {
        refuses("allow-http", text, "is neither true nor false");
    }

    @ParameterizedTest
    @CsvSource({"proxy.example:3128, proxy.example, 3128", "[::1]:8080, ::1, 8080"})
    void aProxyIsHostAndPort(String text, String host, int port) {
        assertThat(configured.with("remora.x.proxy", text).read("x").http().proxy())
                .isEqualTo(new ProxySettings(InetSocketAddress.createUnresolved(host, port), null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proxy.example             | is not of the form host:port or user:password@host:port",
                ":3128                     | is not of the form host:port or user:password@host:port",
                "http://proxy.example:3128 | is not of the form host:port or user:password@host:port",
                "http://u:p@proxy:3128     | is not of the form host:port or user:password@host:port",
                "user@proxy:3128           | is not of the form host:port or user:password@host:port",
                ":pass@proxy:3128          | is not of the form host:port or user:password@host:port",
                "user:pass@proxy           | is not of the form host:port or user:password@host:port",
                "proxy.example:0           | has no port between 1 and 65535",
                "proxy.example:65536       | has no port between 1 and 65535"
            })
    void otherProxiesAreRefused(String text, String why) {
        refuses("proxy", text, why);
    }

    @Test
    void anAuthorizationSchemeIsOneWord() {
        refuses("authorization-scheme", "Bearer token", "is not one word");
    }

    @ParameterizedTest
    @CsvSource({
        "profile, lax, 'is none of strict, tolerant'",
        "token-endpoint-auth-method, mtls,"
                + " 'is none of client_secret_basic, client_secret_jwt, client_secret_post, none, private_key_jwt,"
                + " self_signed_tls_client_auth, tls_client_auth'",
        "basic-encoding, base64, 'is none of form, raw'"
    })
    void choicesAreListed(String key, String text, String why) {
        refuses(key, text, why);
    }

    @Test
    void aCallbackIsTakenAsItIs() {
        RemoteAppSettings settings =
                configured.with("remora.x.callback", "authorized?a=b").read("x");
        assertThat(settings.callback()).isEqualTo("authorized?a=b");
    }

    private void refuses(String key, String text, String why) {
        assertThat(configured.with("remora.x." + key, text).refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': " + key + " (remora.x." + key + ") " + why);
    }
}

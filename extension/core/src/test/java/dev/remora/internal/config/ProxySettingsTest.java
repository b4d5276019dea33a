package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.settings.ProxySettings;
import dev.remora.internal.wire.Secret;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proxies that want to know who asks. */
class ProxySettingsTest {

    private static final InetSocketAddress ADDRESS = InetSocketAddress.createUnresolved("proxy.example", 3128);

    private final Configured configured = Configured.oauth2("x");

    @Test
    void userAndPasswordAreSettings() {
        configured
                .with("remora.x.proxy", "proxy.example:3128")
                .with("remora.x.proxy-user", "team@example")
                .with("remora.x.proxy-password", "a:b@c ü");

        ProxySettings proxy = configured.read("x").http().proxy();

        assertThat(proxy).isEqualTo(new ProxySettings(ADDRESS, "team@example", Secret.of("a:b@c ü")));
        assertThat(proxy).extracting(ProxySettings::authorization).isEqualTo("Basic dGVhbUBleGFtcGxlOmE6YkBjIMO8");
        assertThat(proxy).hasToString("proxy.example/<unresolved>:3128");
    }

    @ParameterizedTest
    @CsvSource({"u:p, u, p", "u:, u, ''", "u:p@q:r%40, u, p@q:r%40"})
    void theyMayStandBeforeTheHost(String credentials, String user, String password) {
        configured.with("remora.x.proxy", credentials + "@proxy.example:3128");

        assertThat(configured.read("x").http().proxy())
                .isEqualTo(new ProxySettings(ADDRESS, user, Secret.of(password)));
    }

    @Test
    void aProxyWithoutThemSendsNone() {
        configured.with("remora.x.proxy", "proxy.example:3128");

        assertThat(configured.read("x").http().proxy())
                .extracting(ProxySettings::authorization)
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"proxy-user", "proxy-password"})
    void bothWaysAreOneTooMany(String key) {
        configured.with("remora.x.proxy", "u:p@proxy.example:3128").with("remora.x." + key, "u");

        assertThat(configured.refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': proxy (remora.x.proxy) holds a user and a password, and"
                        + " proxy-user or proxy-password is set too; one of them is too much");
    }

    @ParameterizedTest
    @CsvSource({
        "proxy-user, proxy, proxy-user needs it",
        "proxy-password, proxy, proxy-password needs it",
        "proxy-user, proxy-password, proxy-user needs it",
        "proxy-password, proxy-user, proxy-password needs it"
    })
    void oneDoesNotDoWithoutTheOthers(String set, String missing, String why) {
        configured.with("remora.x." + set, "u");
        if (!missing.equals("proxy")) {
            configured.with("remora.x.proxy", "proxy.example:3128");
        }

        assertThat(configured.refused("x").keys()).contains(missing);
        assertThat(configured.refused("x")).hasMessageContaining(why);
    }

    @Test
    void aUserHasNoColon() {
        configured
                .with("remora.x.proxy", "proxy.example:3128")
                .with("remora.x.proxy-user", "a:b")
                .with("remora.x.proxy-password", "p");

        assertThat(configured.refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': proxy-user (remora.x.proxy-user) holds a colon, which would"
                        + " end it");
    }
}

package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.settings.ApiSettings;
import dev.remora.internal.settings.Origin;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Origins with a wildcard, for providers that name a host for each customer. */
@Tag("E-01")
class WildcardOriginsTest {

    private final Configured configured = Configured.oauth2("x");

    @ParameterizedTest
    @ValueSource(
            strings = {"https://acme.my.example.com", "https://ACME.My.Example.com:443/", "https://a-1.my.example.com/x"
            })
    void standForOneLabel(String url) {
        assertThat(allows("https://*.my.example.com", url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://my.example.com",
                "https://a.b.my.example.com",
                "https://evilmy.example.com",
                "https://a.my.example.com.evil.example",
                "https://a.my.example.com.",
                "https://a.my.example.com:444",
                "http://a.my.example.com",
                "http://a.my.example.com:443",
                "https://a.other.example.com"
            })
    void standForNothingElse(String url) {
        assertThat(allows("https://*.my.example.com", url)).isFalse();
    }

    @Test
    void mayHaveAPort() {
        assertThat(allows("https://*.example.com:8443, https://other.example", "https://a.example.com:8443"))
                .isTrue();
        assertThat(allows("https://*.example.com:8443", "https://a.example.com"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://*.example.com     | has a *, which is for https only",
                "https://*.com            | has a * that does not stand before a domain of two labels or more",
                "https://*.0.0.1          | has no valid host and port",
                "https://*.1.1.1.1        | has a * that does not stand before a domain of two labels or more",
                "https://*.[::1]          | has a * that does not stand before a domain of two labels or more",
                "https://*                | has no valid host and port",
                "https://*.               | is no URL",
                "https://*.*.example.com  | has no valid host and port",
                "https://a*.example.com   | has no valid host and port",
                "https://a.*.example.com  | has no valid host and port",
                "https://*.example.com/a  | has more than scheme, host and port"
            })
    void standNowhereElse(String origin, String why) {
        assertThat(configured
                        .with("remora.x.allow-http", "true")
                        .with("remora.x.allowed-origins", origin)
                        .refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': allowed-origins (remora.x.allowed-origins) " + why);
    }

    @Test
    void strictHasNone() {
        configured
                .with("remora.x.profile", "strict")
                .with("remora.external-base-uri", "https://app.example/")
                .with("remora.x.allowed-origins", "https://*.example.com");

        assertThat(configured.refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': allowed-origins (remora.x.allowed-origins) has a *, which"
                        + " profile strict does not allow");
    }

    private boolean allows(String origins, String url) {
        ApiSettings api =
                configured.with("remora.x.allowed-origins", origins).read("x").api();
        return api.allows(Origin.of(URI.create(url)));
    }
}

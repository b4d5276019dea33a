package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules about the files of presets find what they are there for. */
class PresetRulesTest {

    private static final Map<String, String> GOOD = Map.of(
            "user-issuer",
            "https://as.example",
            "user-claims.name",
            "/name",
            "user-claims",
            "sub=/id&email=/mail",
            "request-headers.X-Api-Key",
            "{client-id}",
            "request-headers.X-Api-Keys",
            "{client-id}:{client-secret}",
            "request-headers.X-Version",
            "1",
            "allowed-origins",
            "https://*.as.example,https://{tenant}.as.example",
            "token-params",
            "type=web_server",
            "vars.as.pattern",
            "https://(eu|us)[.]as[.]example");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user-issuer | not a url                 | user-issuer is no https URL",
                "issuer      | as.example                | issuer is no https URL",
                "about.revoke | at the settings          | about.revoke is no https URL",
                "about.oddities | see http://as.example  | about.oddities has an address that is none of https",
                "authorize-params.audience | ftp://x     | authorize-params.audience has an address that is none of https",
                "vars.as.pattern | http://as[.]example   | vars.as.pattern has an address that is none of https",
                "vars.as.pattern | [a-z]+://as[.]example | vars.as.pattern has an address that is none of https",
                "vars.as.pattern | https://as.example    | vars.as.pattern has an address that is none of https",
                "user-claims.nmae | /name                | user-claims has nmae, which is no claim",
                "user-claims | sub=/id&mail=/mail        | user-claims has mail, which is no claim",
                "request-headers.X-Api-Secret | abcdef   | request-headers has X-Api-Secret, whose value should be a variable",
                "request-headers.X-Api-Key | {client-id}:abc | request-headers has X-Api-Key, whose value should be a variable",
                "token-headers | Authorization=Basic+abc | token-headers has Authorization, whose value should be a variable",
                "token-params.client_key | abc           | token-params has client_key, whose value should be a variable",
                "exchange-params | a=b&password=abc      | exchange-params has password, whose value should be a variable"
            })
    void aChangeForTheWorseIsFound(String key, String value, String fault) {
        assertThat(changed(key, value).faults()).containsExactly(fault);
    }

    @Test
    void anAddressIsFoundByBothRules() {
        assertThat(changed("about.revoke", "ftp://x").faults())
                .containsExactly("about.revoke has an address that is none of https", "about.revoke is no https URL");
    }

    @Test
    void aGoodFileHasNoFault() {
        assertThat(new PresetRules(GOOD, Map.of("revoke", "https://as.example/revoke", "site", "https://{host}/"))
                        .faults())
                .isEmpty();
    }

    private static PresetRules changed(String key, String value) {
        Map<String, String> settings = new TreeMap<>(GOOD);
        if (key.startsWith("about.")) {
            return new PresetRules(settings, Map.of(key.substring("about.".length()), value));
        }
        settings.put(key, value);
        return new PresetRules(settings, Map.of());
    }
}

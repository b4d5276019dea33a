package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.RemoteAppDefinition;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.SettingKey;
import dev.remora.spi.SettingsSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of Flask-OAuthlib are other names of settings. */
class AliasesTest {

    private static final String TABLE = """
            client-id     | consumer-key         | one         | two
            client-secret | consumer-secret      | one         | two
            token-url     | access-token-url     | https://a.example/one | https://a.example/two
            token-method  | access-token-method  | GET         | POST
            token-params  | access-token-params  | a=1         | a=2
            token-headers | access-token-headers | X-A=1       | X-A=2
            """;

    private static final String ENTRIES = """
            token-params.a     | access-token-params.a     | token-params, access-token-params
            token-headers.X-A  | access-token-headers.X-A  | token-headers, access-token-headers
            authorize-params.a | request-token-params.a    | authorize-params, request-token-params
            """;

    @RemoteAppDefinition(
            name = "x",
            consumerKey = "defined",
            settings = {"access-token-params.a=defined"})
    private static final class Defined {}

    @RemoteAppDefinition(
            name = "x",
            consumerKey = "one",
            settings = {"consumer-key=two"})
    private static final class Contradictory {}

    private record Source(String key, String value) implements SettingsSource {

        @Override
        public Optional<Map<String, String>> settings(String remoteApp) {
            return Optional.of(Map.of(key, value));
        }

        @Override
        public Set<String> names() {
            return Set.of();
        }
    }

    @Test
    void theTableHasThemAll() {
        assertThat(SettingKey.all().stream()
                        .filter(key -> key.names().size() > 1)
                        .map(key -> String.join(" ", key.names())))
                .containsExactlyInAnyOrder(TABLE.lines()
                        .map(line -> line.split(" *\\| *"))
                        .map(row -> row[0] + " " + row[1])
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void eachIsReadLikeTheKey(String key, String alias, String one) {
        OAuth2Settings expected = configured(key).with("remora.x." + key, one).readOAuth2("x");

        assertThat(configured(key).with("remora.x." + alias, one).readOAuth2("x"))
                .isEqualTo(expected);
        assertThat(configured(key)
                        .with("remora.x.app-key", "X")
                        .with("X." + alias.replace('-', '_'), one)
                        .readOAuth2("x"))
                .isEqualTo(expected);
        assertThat(configured(key)
                        .with("remora.x.app-key", "X")
                        .with("X_" + alias.replace('-', '_').toUpperCase(Locale.ROOT), one)
                        .readOAuth2("x"))
                .isEqualTo(expected);
        assertThat(configured(key).source(new Source(alias, one)).readOAuth2("x"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void bothMayBeSetToTheSame(String key, String alias, String one) {
        OAuth2Settings expected = configured(key).with("remora.x." + key, one).readOAuth2("x");

        assertThat(configured(key)
                        .with("remora.x." + key, one)
                        .with("remora.x." + alias, one)
                        .readOAuth2("x"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void bothSetAndDifferentIsAnErrorThatNamesBothAndNoValue(String key, String alias, String one, String two) {
        assertThat(configured(key)
                        .with("remora.x." + key, one)
                        .with("remora.x." + alias, two)
                        .refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': remora.x." + key + " and remora.x." + alias
                        + " are both set, and differ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = ENTRIES)
    void soIsASingleEntry(String key, String alias, String names) {
        Configured configured = Configured.oauth2("x").with("remora.x." + key, "one");
        OAuth2Settings expected = configured.readOAuth2("x");

        assertThat(Configured.oauth2("x").with("remora.x." + alias, "one").readOAuth2("x"))
                .isEqualTo(expected);
        assertThat(configured.with("remora.x." + alias, "one").readOAuth2("x")).isEqualTo(expected);
        assertThat(configured.with("remora.x." + alias, "two").refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': remora.x." + key + " and remora.x." + alias
                        + " are both set, and differ")
                .satisfies(
                        refused -> assertThat(String.join(", ", refused.keys())).isEqualTo(names));
    }

    @Test
    void requestTokenParamsAreAuthorizeParamsOfOAuth2() {
        Configured both = Configured.oauth2("x").with("remora.x.authorize-params", "a=1");

        assertThat(both.readOAuth2("x").authorizeParams()).isEqualTo(Map.of("a", "1"));
        assertThat(Configured.oauth2("x")
                        .with("remora.x.request-token-params", "a=1")
                        .readOAuth2("x")
                        .authorizeParams())
                .isEqualTo(Map.of("a", "1"));
        assertThat(both.with("remora.x.request-token-params", "a=2").refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': remora.x.authorize-params and"
                        + " remora.x.request-token-params are both set, and differ");
    }

    @Test
    void theyAreTwoSettingsOfOAuth1() {
        OAuth1Settings settings = Configured.oauth1("x")
                .with("remora.x.authorize-params", "a=1")
                .with("remora.x.request-token-params", "a=2")
                .readOAuth1("x");

        assertThat(settings.authorizeParams()).isEqualTo(Map.of("a", "1"));
        assertThat(settings.requestTokenParams()).isEqualTo(Map.of("a", "2"));
    }

    @Test
    void theHigherPlaceWinsWhicheverNameItUses() {
        OAuth2Settings settings = Configured.nothing()
                .definedOn(Defined.class)
                .with("remora.x.client-id", "configured")
                .with("remora.x.token-params.a", "configured")
                .readOAuth2("x");

        assertThat(settings.clientId()).isEqualTo("configured");
        assertThat(settings.tokenEndpoint().params()).isEqualTo(Map.of("a", "configured"));
    }

    @Test
    void aDefinitionCannotContradictItself() {
        assertThat(Configured.nothing().definedOn(Contradictory.class).refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': client-id in @RemoteAppDefinition and consumer-key in"
                        + " @RemoteAppDefinition are both set, and differ");
    }

    /** All that OAuth 2 needs but that key. */
    private static Configured configured(String key) {
        return key.equals("client-id") ? Configured.nothing() : Configured.oauth2("x");
    }
}

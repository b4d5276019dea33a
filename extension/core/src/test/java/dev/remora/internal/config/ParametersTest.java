package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.RemoteAppDefinition;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that hold parameters, as one value or as keys. */
class ParametersTest {

    @RemoteAppDefinition(
            name = "x",
            requestTokenParams = "a=defined&b=defined",
            settings = {"authorize-params.c=defined", "token-params.d = e=f"})
    private static final class Defined {}

    private final Configured configured = Configured.oauth2("x");

    @Test
    @Tag("S8")
    void withoutAnyThereAreNone() {
        assertThat(params()).isEmpty();
    }

    @Test
    @Tag("S8")
    void oneValueHoldsThemAll() {
        configured.with("remora.x.authorize-params", "a=1&b=two+words&c=%C3%A9%26&d=");
        assertThat(params()).isEqualTo(Map.of("a", "1", "b", "two words", "c", "é&", "d", ""));
    }

    @Test
    @Tag("S15")
    void theyAreUtf8AndNoSettingSaysOtherwise() {
        configured.with("remora.x.encoding", "ISO-8859-1").with("remora.x.authorize-params", "a=%C3%A9");
        assertThat(params()).isEqualTo(Map.of("a", "é"));
    }

    @Test
    void theirOrderIsKept() {
        configured.with("remora.x.authorize-params", "z=1&m=2&a=3");
        assertThat(params().keySet()).containsExactly("z", "m", "a");
    }

    @Test
    @Tag("S8")
    void keysHoldOneEachAsItIs() {
        configured.with("remora.x.authorize-params.a", "1+1=2&%20");
        assertThat(params()).isEqualTo(Map.of("a", "1+1=2&%20"));
    }

    @Test
    void keysMergeIntoTheValue() {
        configured
                .with("remora.x.authorize-params", "a=1&b=2")
                .with("remora.x.authorize-params.b", "two")
                .with("remora.x.authorize-params.c", "three");
        assertThat(params()).isEqualTo(Map.of("a", "1", "b", "two", "c", "three"));
    }

    @Test
    void keysMergeIntoWhatADefinitionSays() {
        configured.definedOn(Defined.class).with("remora.x.authorize-params.b", "configured");
        assertThat(params()).isEqualTo(Map.of("a", "defined", "b", "configured", "c", "defined"));
    }

    @Test
    void oneValueReplacesWhatADefinitionSays() {
        configured.definedOn(Defined.class).with("remora.x.authorize-params", "z=configured");
        assertThat(params()).isEqualTo(Map.of("z", "configured"));
    }

    @Test
    void keysAreReadUnderAnAppKeyInBothDottedSpellings() {
        configured
                .with("remora.x.app-key", "X")
                .with("X.authorize-params.a", "1")
                .with("X.request_token_params.b", "2");
        assertThat(params()).isEqualTo(Map.of("a", "1", "b", "2"));
    }

    @Test
    void aDefinitionsSettingMayHoldAnEqualsSign() {
        assertThat(configured
                        .definedOn(Defined.class)
                        .readOAuth2("x")
                        .tokenEndpoint()
                        .params())
                .isEqualTo(Map.of("d", "e=f"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "secret        | is not of the form k=v&k=v",
                "a=1&secret    | is not of the form k=v&k=v",
                "a=1&&b=2      | is not of the form k=v&k=v",
                "=secret       | is not of the form k=v&k=v",
                "a=%secret     | cannot be decoded: a % is not followed by two hexadecimal digits",
                "a=secret&a=2  | names a more than once",
                "a=secret%0A   | holds a control character"
            })
    void aValueIsRefusedWithoutBeingQuoted(String value, String why) {
        assertThat(configured.with("remora.x.authorize-params", value).refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': authorize-params (remora.x.authorize-params) " + why);
    }

    private Map<String, String> params() {
        return configured.readOAuth2("x").authorizeParams();
    }
}

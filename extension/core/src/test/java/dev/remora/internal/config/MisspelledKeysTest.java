package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.RemoteAppDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The error about a missing key names what is set and nearly that key. */
class MisspelledKeysTest {

    @RemoteAppDefinition(
            name = "x",
            appKey = "PHOTOS",
            settings = {"clientid=id"})
    private static final class Defined {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "remora.x.consumerkey",
                "remora.x.consumer_key",
                "remora.x.consumerKey",
                "remora.x.clientid",
                "REMORA_X_CONSUMERKEY",
                "REMORA_X_CLIENTID"
            })
    void aPropertyNearIt(String property) {
        assertThat(Configured.nothing().with(property, "canary").refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': client-id is missing; looked for in properties"
                        + " remora.x.client-id, remora.x.consumer-key; environment variables REMORA_X_CLIENT_ID,"
                        + " REMORA_X_CONSUMER_KEY; " + property + " is set: did you mean client-id?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "remora.x.client-secret",
                "remora.x.colour",
                "remora.y.consumerkey",
                "REMORA_X_Y_CLIENT_ID",
                "REMORA_X_CLIENT_SECRET"
            })
    void nothingElse(String property) {
        assertThat(Configured.nothing().with(property, "canary").refused("x"))
                .hasMessage("REMORA-00001: remote app 'x': client-id is missing; looked for in properties"
                        + " remora.x.client-id, remora.x.consumer-key; environment variables REMORA_X_CLIENT_ID,"
                        + " REMORA_X_CONSUMER_KEY");
    }

    @Test
    void placesUnderTheAppKeyAndInDefinitions() {
        assertThat(Configured.nothing()
                        .definedOn(Defined.class)
                        .with("PHOTOS.consumerkey", "canary")
                        .refused("x"))
                .hasMessageEndingWith("; PHOTOS.consumerkey is set: did you mean client-id?; clientid in"
                        + " @RemoteAppDefinition is set: did you mean client-id?");
    }
}

package dev.remora.internal.oauth1;

import static dev.remora.internal.oauth1.Signers.PHOTOS;
import static dev.remora.internal.oauth1.Signers.TOKEN;
import static dev.remora.internal.oauth1.Signers.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.SettingsException;
import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PLAINTEXT, RFC 5849 section 3.4.4, is not for everybody to see. */
class PlaintextTest {

    @Test
    @Tag("G-14")
    void sendsPlaintextOverHttpsOrLoopbackOnly() {
        assertThat(header("PLAINTEXT", PHOTOS, TOKEN))
                .endsWith("oauth_signature=\"kd94hf93k423kf44%26pfkkdhi9sl3r4s00\"");
        assertThat(header("PLAINTEXT", URI.create("http://127.0.0.1:4000/"), TOKEN))
                .contains("PLAINTEXT");
        assertThatThrownBy(() -> header("PLAINTEXT", URI.create("http://photos.example.net/"), TOKEN))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "REMORA-00507: remote app 'photos': signature-method PLAINTEXT shows the secrets to everybody on"
                                + " the way; it needs https");
    }

    @ParameterizedTest
    @Tag("G-14")
    @ValueSource(
            strings = {
                "https://h.example/",
                "HTTPS://h.example",
                "http://localhost/",
                "http://LOCALHOST:1/",
                "http://[::1]:8080/",
                "http://127.0.0.1/",
                "http://127.1.2.3/"
            })
    void showsPlaintextOverHttpsAndToTheSameMachine(String uri) {
        assertThat(header("PLAINTEXT", URI.create(uri), TOKEN))
                .contains("oauth_signature=\"kd94hf93k423kf44%26pfkkdhi9sl3r4s00\"");
    }

    @ParameterizedTest
    @Tag("G-14")
    @ValueSource(
            strings = {
                "http://h.example/",
                "http://127.0.0.1.example/",
                "http://localhost.example/",
                "http://1127.0.0.1/",
                "http://127_0.0.1/"
            })
    void showsPlaintextToNobodyElse(String uri) {
        assertThatThrownBy(() -> header("PLAINTEXT", URI.create(uri), TOKEN))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("REMORA-00507");
    }
}

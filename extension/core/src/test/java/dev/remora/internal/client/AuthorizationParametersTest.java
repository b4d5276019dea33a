package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.signin.AuthorizationDetails;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The methods of an authorization request that OpenID Connect has parameters for. */
class AuthorizationParametersTest {

    @Test
    void haveTheNamesAndFormsOfOpenIdConnect() {
        AtomicReference<AuthorizationDetails> begun = new AtomicReference<>();
        new DefaultAuthorizationRequest(
                        "op",
                        configured -> new UnusedSignIn() {
                            @Override
                            public URI begin(AuthorizationDetails details) {
                                begun.set(details);
                                return URI.create("https://op.example/");
                            }
                        },
                        OriginatingRequest.now(Optional::empty),
                        null)
                .prompt("login consent")
                .maxAge(Duration.ofMinutes(10).plusMillis(900))
                .loginHint("duke@example.org")
                .uiLocales(Locale.forLanguageTag("de-CH"), Locale.FRENCH)
                .acrValues("gold", "silver")
                .claims(Json.createObjectBuilder()
                        .add("userinfo", Json.createObjectBuilder().add("email", JsonValue.NULL))
                        .build())
                .idTokenHint("x.y.z")
                .uri();

        assertThat(Objects.requireNonNull(begun.get()).parameters())
                .isEqualTo(Map.of(
                        "prompt", "login consent",
                        "max_age", "600",
                        "login_hint", "duke@example.org",
                        "ui_locales", "de-CH fr",
                        "acr_values", "gold silver",
                        "claims", "{\"userinfo\":{\"email\":null}}",
                        "id_token_hint", "x.y.z"));
    }
}

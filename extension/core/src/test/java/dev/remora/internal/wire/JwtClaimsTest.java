package dev.remora.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtClaimsTest {

    private final JwtClaims claims = new JwtClaims();

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void readsTheClaimsOfASignedToken() {
        assertThat(claims.read(base64("{}") + "." + base64("{\"sub\":\"düké\"}") + ".c2ln"))
                .contains(json("{'sub':'düké'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opaque", "a.b", "e30.!.c2ln", "e30.bm8ganNvbg.c2ln", "e30.W10.c2ln", "a.b.c.d.e"})
    void readsNothingElse(String text) {
        assertThat(claims.read(text)).isEmpty();
        assertThat(claims.read(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'sub':'7','name':'Duke'} | {'sub':'7','name':'Duke'} | {}",
                "{'sub':'7','name':'Duke'} | {'name':'Duke','sub':'7','email':'d@example.com'} | {'email':'d@example.com'}",
                "{'sub':'7','iat':2,'n':null} | {'sub':'7','iat':1} | {'iat':1}",
                "{'sub':'7','n':null} | {'sub':'7','n':null} | {'n':null}",
                "{'sub':'7','n':{'a':1}} | {'sub':'7','n':{'a':1.0}} | {'n':{'a':1.0}}",
            })
    void whatIsKnownBeyondThemLeadsBackToAllThatIsKnown(String token, String known, String more) {
        assertThat(claims.beyond(json(token), json(known))).contains(json(more));
        assertThat(claims.with(json(token), json(more))).isEqualTo(json(known));
    }

    @Test
    void claimsThatHaveToGoAreToldApart() {
        assertThat(claims.beyond(json("{'sub':'7','name':'Duke'}"), json("{'sub':'7'}")))
                .isEmpty();
    }
}

package dev.remora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

    private static final JsonObject CLAIMS = json("""
            {"iss":"https://op.example","sub":"7","name":"Duke Java","given_name":"Duke","family_name":"Java",
            "preferred_username":"duke","email":"duke@example.com","email_verified":true,"picture":"https://op.example/7.png",
            "locale":"de-CH","auth_time":1760000000,"acr":"gold","amr":["pwd","otp"],"team":{"id":1}}""");

    @Test
    void tellsWhatTheClaimsSay() {
        Identity duke = Identity.of(CLAIMS);

        assertThat(duke.issuer()).isEqualTo("https://op.example");
        assertThat(duke.subject()).isEqualTo("7");
        assertThat(duke.name()).isEqualTo("Duke Java");
        assertThat(duke.givenName()).isEqualTo("Duke");
        assertThat(duke.familyName()).isEqualTo("Java");
        assertThat(duke.preferredUsername()).isEqualTo("duke");
        assertThat(duke.email()).isEqualTo("duke@example.com");
        assertThat(duke.emailVerified()).isTrue();
        assertThat(duke.picture()).isEqualTo(URI.create("https://op.example/7.png"));
        assertThat(duke.locale()).isEqualTo("de-CH");
        assertThat(duke.authTime()).isEqualTo(Instant.ofEpochSecond(1760000000));
        assertThat(duke.acr()).isEqualTo("gold");
        assertThat(duke.amr()).containsExactly("pwd", "otp");
        assertThat(duke.claims()).isEqualTo(CLAIMS);
    }

    @Test
    void knowsNothingMoreOfOneThatHasAKeyAlone() {
        Identity bare = Identity.of("https://op.example", "7");

        assertThat(bare.claims()).isEqualTo(json("{\"iss\":\"https://op.example\",\"sub\":\"7\"}"));
        assertThat(bare.name()).isNull();
        assertThat(bare.email()).isNull();
        assertThat(bare.emailVerified()).isFalse();
        assertThat(bare.picture()).isNull();
        assertThat(bare.authTime()).isNull();
        assertThat(bare.amr()).isEmpty();
    }

    @Test
    @Tag("F-16")
    void isAnotherUserWithAnotherIssuerOrAnotherCaseOfTheSubject() {
        assertThat(Identity.of("https://op.example", "duke"))
                .isEqualTo(Identity.of("https://op.example", "duke"))
                .hasSameHashCodeAs(Identity.of("https://op.example", "duke"))
                .isNotEqualTo(Identity.of("https://other.example", "duke"))
                .isNotEqualTo(Identity.of("https://op.example", "Duke"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"iss\":\"i\"}",
                "{\"sub\":\"7\"}",
                "{\"iss\":\"i\",\"sub\":7}",
                "{\"iss\":\"i\",\"sub\":\"\"}"
            })
    void needsAKey(String claims) {
        assertThatThrownBy(() -> Identity.of(json(claims)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an identity needs the claims iss and sub, texts that are not empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'email':'a@b.example','email_verified':true}   | true",
                "{'email':'a@b.example','email_verified':false}  | false",
                "{'email':'a@b.example','email_verified':'true'} | false",
                "{'email':'a@b.example','email_verified':1}      | false",
                "{'email':'a@b.example'}                         | false",
                "{'email_verified':true}                         | false",
                "{'email':['a@b.example'],'email_verified':true} | false"
            },
            quoteCharacter = '`')
    void anAddressIsVerifiedOnlyIfTheProviderSaysSo(String claims, boolean verified) {
        assertThat(withKey(claims).emailVerified()).isEqualTo(verified);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'javascript:alert(1)'", "'data:,x'", "'/7.png'", "'https:7.png'", "'https://a b/'", "7", "null"
            })
    void aPictureIsAnAddressOfTheWeb(String picture) {
        assertThat(withKey("{'picture':" + picture + "}").picture()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1e1000", "253402300800", "'1760000000'", "true"})
    void aTimeIsANumberOfSecondsWithinReason(String authTime) {
        assertThat(withKey("{'auth_time':" + authTime + "}").authTime()).isNull();
    }

    @Test
    void oneMethodOfProofMayStandAlone() {
        assertThat(withKey("{'amr':'pwd'}").amr()).containsExactly("pwd");
        assertThat(withKey("{'amr':['pwd',1]}").amr()).containsExactly("pwd");
    }

    @Test
    void isChangedByCopies() {
        Identity duke = Identity.of("https://op.example", "7");

        assertThat(duke.withEmail("duke@example.com", true).emailVerified()).isTrue();
        assertThat(duke.withEmail("duke@example.com", false).emailVerified()).isFalse();
        assertThat(duke.withClaim("name", Json.createValue("Duke")).name()).isEqualTo("Duke");
        assertThat(Identity.of(CLAIMS).withClaim("name", null).name()).isNull();
        assertThat(duke).isEqualTo(Identity.of("https://op.example", "7"));
        assertThatThrownBy(() -> duke.withClaim("sub", null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsTheBeginningOfALongKeyOnly() {
        assertThat(Identity.of("https://op.example/" + "i".repeat(300), "7\r\n\u2028\u202eSEVERE x" + "s".repeat(300)))
                .hasToString("Identity[issuer=https://op.example/" + "i".repeat(237) + ", subject=7SEVERE x"
                        + "s".repeat(247) + "]");
    }

    @Test
    void showsNoPersonalData() {
        assertThat(Identity.of(CLAIMS)).hasToString("Identity[issuer=https://op.example, subject=7]");
    }

    @Test
    void isSerializedWithAllClaims() throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(written)) {
            out.writeObject(Token.bearer("t").withIdentity(Identity.of(CLAIMS)));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(written.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(Token.bearer("t").withIdentity(Identity.of(CLAIMS)));
        }
    }

    @Test
    void aGrantHasTheIdentityOfItsToken() {
        Identity duke = Identity.of(CLAIMS);
        AuthorizationResult.Granted granted = AuthorizationResult.Granted.of(Token.oauth1("t", "s"), "/");

        assertThat(granted.identity()).isEmpty();
        assertThat(granted.withIdentity(duke).identity()).contains(duke);
        assertThat(granted.withIdentity(duke).token().identity()).contains(duke);
        assertThat(granted.withIdentity(duke).withIdentity(null)).isEqualTo(granted);
    }

    private static Identity withKey(String claims) {
        return Identity.of(Json.createObjectBuilder(json(claims.replace('\'', '"')))
                .add("iss", "https://op.example")
                .add("sub", "7")
                .build());
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}

package dev.remora.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.ErrorCode;
import dev.remora.Identity;
import dev.remora.OAuthException;
import dev.remora.StoredDataException;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.internal.wire.FieldWriter;
import jakarta.json.Json;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredTokenCodecTest {

    private static final StoredToken OAUTH1 =
            StoredToken.of(Token.oauth1("the token", "the secret").withParameters(Map.of("screen_name", "düké")), "7");
    private static final StoredToken OAUTH2 = StoredToken.of(
            Token.bearer("access")
                    .withType("bearer")
                    .withRefreshToken("refresh")
                    .withExpiresAt(Instant.parse("2026-01-02T03:04:05.678901234Z"))
                    .withScope("user:email")
                    .withIdToken("id.token.x")
                    .withParameters(Map.of("uid", "7")),
            "8");

    private final StoredTokenCodec codec = StoredTokenCodec.plain();

    /** Stores hold these octets for years. */
    @Test
    void readsWhatRelease1Wrote() {
        assertThat(codec.decode(HexFormat.of()
                        .parseHex("01020137010131030974686520746f6b656e040a746865207365637265740a130b73637265656e5f"
                                + "6e616d650664c3bc6bc3a9aa115cb1")))
                .isEqualTo(OAUTH1);
        assertThat(codec.decode(HexFormat.of()
                        .parseHex("0102013801013203066163636573730506626561726572060772656672657368070c000000006957"
                                + "35a5287735f2080a757365723a656d61696c090a69642e746f6b656e2e780a06037569640137d527"
                                + "a8b4")))
                .isEqualTo(OAUTH2);
    }

    /** Stores hold these octets for years. */
    @Test
    void keepsTheUser() {
        StoredToken ofDuke = StoredToken.of(
                Token.bearer("access").withIdentity(Identity.of("i", "7").withEmail("düké@example.com", true)), "9");

        assertThat(codec.decode(codec.encode(ofDuke))).isEqualTo(ofDuke);
        assertThat(
                        codec.decode(
                                HexFormat.of()
                                        .parseHex(
                                                "01020139010132030661636365737305064265617265720b487b22697373223a2269222c22737562223a2237222c22656d61696c22"
                                                        + "3a2264c3bc6bc3a9406578616d706c652e636f6d222c22656d61696c5f7665726966696564223a747275657d2d10d418")))
                .isEqualTo(ofDuke);
    }

    /** Cookies have little room. */
    @Test
    void keepsTheUserOnceThoughTheIdTokenSaysTheSame() {
        String claims = "{\"iss\":\"https://i.example\",\"sub\":\"7\",\"name\":\"Duke\",\"iat\":2}";
        String idToken =
                "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + ".c2ln";
        Token token = Token.bearer("access").withIdToken(idToken);
        Identity user = Identity.of("https://i.example", "7")
                .withClaim("name", Json.createValue("Duke"))
                .withClaim("iat", Json.createValue(1))
                .withEmail("düké@example.com", true);
        StoredToken ofDuke = StoredToken.of(token.withIdentity(user), "9");
        StoredToken ofSomebodyElse = StoredToken.of(token.withIdentity(Identity.of("other", "8")), "9");

        byte[] octets = codec.encode(ofDuke);

        assertThat(new String(octets, UTF_8)).doesNotContain("Duke").contains("düké@example.com");
        assertThat(codec.decode(octets)).isEqualTo(ofDuke);
        assertThat(codec.decode(HexFormat.of()
                        .parseHex("010201390101320306616363657373050642656172657209586533302e65794a7063334d694f"
                                + "694a6f64485277637a6f764c326b755a586868625842735a534973496e4e3159694936496a63"
                                + "694c434a755957316c496a6f69524856725a534973496d6c68644349364d6e302e63326c6e0c"
                                + "3c7b22696174223a312c22656d61696c223a2264c3bc6bc3a9406578616d706c652e636f6d22"
                                + "2c22656d61696c5f7665726966696564223a747275657d84553fda")))
                .isEqualTo(ofDuke);
        assertThat(codec.decode(codec.encode(ofSomebodyElse))).isEqualTo(ofSomebodyElse);
    }

    @Test
    void refusesAUserWhoIsInAnIdTokenThatIsNotThere() {
        byte[] octets = new FieldWriter(1)
                .text(1, "2")
                .text(2, "9")
                .text(3, "t")
                .text(5, "Bearer")
                .text(12, "{\"name\":\"canary\"}")
                .toOctets();

        assertThatThrownBy(() -> codec.decode(octets))
                .isInstanceOf(StoredDataException.class)
                .hasMessage("REMORA-00713: a token that a store kept cannot be read: its identity is no JSON object");
    }

    @Test
    void refusesAUserWithoutAKeyWithoutShowingIt() {
        assertThatThrownBy(() -> codec.decode(ofUser("{\"iss\":\"i\",\"name\":\"canary\"}")))
                .isInstanceOf(StoredDataException.class)
                .hasMessage("REMORA-00713: a token that a store kept cannot be read: its identity lacks iss or sub");
        assertThatThrownBy(() -> codec.decode(ofUser("\"canary\"")))
                .isInstanceOf(StoredDataException.class)
                .hasMessage("REMORA-00713: a token that a store kept cannot be read: its identity is no JSON object");
    }

    private static byte[] ofUser(String claims) {
        return new FieldWriter(1)
                .text(1, "1")
                .text(2, "9")
                .text(3, "t")
                .text(4, "s")
                .text(11, claims)
                .toOctets();
    }

    @Test
    void skipsFieldsThatALaterReleaseAdded() {
        byte[] octets = new FieldWriter(1)
                .text(200, "new")
                .text(1, "2")
                .text(2, "9")
                .text(3, "access")
                .text(5, "Bearer")
                .text(201, "")
                .toOctets();

        assertThat(codec.decode(octets)).isEqualTo(StoredToken.of(Token.bearer("access"), "9"));
    }

    @Test
    void refusesAnotherFormWithoutShowingWhatItHolds() {
        assertThatThrownBy(
                        () -> codec.decode(new FieldWriter(2).text(1, "canary").toOctets()))
                .isInstanceOf(StoredDataException.class)
                .hasMessage("REMORA-00713: a token that a store kept cannot be read: it has form 2, and this release of"
                        + " Remora reads form 1")
                .extracting(e -> ((OAuthException) e).code())
                .isEqualTo(ErrorCode.STORED_DATA_UNREADABLE);
    }

    @Test
    void refusesAnotherKindOfToken() {
        assertThatThrownBy(() -> codec.decode(
                        new FieldWriter(1).text(1, "canary").text(2, "9").toOctets()))
                .isInstanceOf(StoredDataException.class)
                .hasMessage(
                        "REMORA-00713: a token that a store kept cannot be read: this release of Remora knows no such"
                                + " kind of token");
    }

    @Test
    void refusesWhatLacksAField() {
        assertThatThrownBy(() -> codec.decode(
                        new FieldWriter(1).text(1, "1").text(3, "canary").toOctets()))
                .isInstanceOf(StoredDataException.class)
                .hasMessage("REMORA-00713: a token that a store kept cannot be read: its field 4 is missing");
    }

    @Test
    void refusesNothingAtAll() {
        assertThatThrownBy(() -> codec.decode(new byte[0]))
                .isInstanceOf(StoredDataException.class)
                .hasMessage("REMORA-00713: a token that a store kept cannot be read: it is damaged");
    }
}

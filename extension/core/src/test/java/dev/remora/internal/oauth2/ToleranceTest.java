package dev.remora.internal.oauth2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.OAuth2Token;
import dev.remora.Token;
import dev.remora.TokenRequestException;
import dev.remora.internal.message.OAuth2Messages.ClientRemedy;
import dev.remora.internal.wire.JsonReader;
import dev.remora.spi.ProtocolResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each tolerance is reported by its name, and the strict profile knows none. */
class ToleranceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final OAuth2Token PREVIOUS = Token.bearer("a0")
            .withRefreshToken("r0")
            .withExpiresAt(NOW)
            .withScope("x y")
            .withIdToken("i0")
            .withParameters(Map.of("uid", "7", "old", "o"));

    @ParameterizedTest
    @Tag("F9")
    @Tag("C-07")
    @Tag("C-08")
    @Tag("C-13")
    @CsvSource(nullValues = "none", delimiter = '|', textBlock = """
            JSON_AS_TEXT       | 200 | text/plain        | {"access_token":"a","token_type":"bearer"}
            JSON_AS_TEXT       | 200 | text/javascript   | {"access_token":"a","token_type":"bearer"}
            JSON_WITHOUT_TYPE  | 200 | none              | {"access_token":"a","token_type":"bearer"}
            FORM_ENCODED       | 200 | none              | access_token=a&token_type=bearer&expires_in=5
            FORM_ENCODED       | 200 | text/plain        | access_token=a&token_type=bearer
            FORM_ENCODED       | 200 | application/x-www-form-urlencoded; charset=utf-8 | access_token=a&token_type=bearer
            BYTE_ORDER_MARK    | 200 | application/json  | '\uFEFF{"access_token":"a","token_type":"bearer"}'
            HALF_CHARACTER     | 200 | application/json  | {"access_token":"a","token_type":"bearer","name":"\\ud83d"}
            OTHER_STATUS       | 201 | application/json  | {"access_token":"a","token_type":"bearer"}
            OTHER_STATUS       | 202 | application/json  | {"access_token":"a","token_type":"bearer"}
            OTHER_STATUS       | 203 | application/json  | {"access_token":"a","token_type":"bearer"}
            EMPTY_CHARSET      | 200 | application/json; charset= | {"access_token":"a","token_type":"bearer"}
            OTHER_TOKEN_TYPE   | 200 | application/json  | {"access_token":"a","token_type":"BEARER token"}
            MISSING_TOKEN_TYPE | 200 | application/json  | {"access_token":"a"}
            MISSING_TOKEN_TYPE | 200 | application/json  | {"access_token":"a","token_type":""}
            NUMBER_AS_STRING   | 200 | application/json  | {"access_token":"a","token_type":"bearer","expires_in":"5"}
            EXPIRES            | 200 | application/json  | {"access_token":"a","token_type":"bearer","expires":5}
            NULL_MEMBER        | 200 | application/json  | {"access_token":"a","token_type":"bearer","scope":null}
            NULL_MEMBER        | 200 | application/json  | {"access_token":"a","token_type":"bearer","expires_in":null}
            NULL_MEMBER        | 200 | application/json  | {"access_token":"a","token_type":"bearer","expires":null}
            NULL_MEMBER        | 200 | application/json  | {"access_token":"a","token_type":"bearer","refresh_token":null}
            NULL_MEMBER        | 200 | application/json  | {"access_token":"a","token_type":"bearer","id_token":null}
            EMPTY_MEMBER       | 200 | application/json  | {"access_token":"a","token_type":"bearer","expires_in":""}
            EMPTY_MEMBER       | 200 | application/json  | {"access_token":"a","token_type":"bearer","expires":""}
            EMPTY_MEMBER       | 200 | application/json  | {"access_token":"a","token_type":"bearer","refresh_token":""}
            EMPTY_MEMBER       | 200 | application/json  | {"access_token":"a","token_type":"bearer","id_token":""}
            EMPTY_MEMBER       | 200 | application/json  | {"access_token":"a","token_type":"bearer","error":""}
            EMPTY_MEMBER       | 200 | application/x-www-form-urlencoded | access_token=a&token_type=bearer&expires_in=
            UNREADABLE_LIFETIME | 200 | application/json | {"access_token":"a","token_type":"bearer","expires_in":"soon"}
            UNREADABLE_LIFETIME | 200 | application/json | {"access_token":"a","token_type":"bearer","expires_in":3600.5}
            UNREADABLE_LIFETIME | 200 | application/json | {"access_token":"a","token_type":"bearer","expires_in":[3600]}
            UNREADABLE_LIFETIME | 200 | application/json | {"access_token":"a","token_type":"bearer","expires_in":true}
            UNREADABLE_MEMBER  | 200 | application/json  | {"access_token":"a","token_type":"bearer","refresh_token":7}
            UNREADABLE_MEMBER  | 200 | application/json  | {"access_token":"a","token_type":"bearer","refresh_token":{"a":1}}
            UNREADABLE_MEMBER  | 200 | application/json  | {"access_token":"a","token_type":"bearer","refresh_token":"r\\n"}
            UNREADABLE_MEMBER  | 200 | application/json  | {"access_token":"a","token_type":"bearer","scope":7}
            UNREADABLE_MEMBER  | 200 | application/json  | {"access_token":"a","token_type":"bearer","scope":[7]}
            UNREADABLE_MEMBER  | 200 | application/json  | {"access_token":"a","token_type":"bearer","id_token":false}
            UNREADABLE_MEMBER  | 200 | application/json  | {"access_token":"a","token_type":"bearer","refresh_token":{}}
            EMPTY_MEMBER       | 200 | application/json  | {"access_token":"a","token_type":"bearer","error":false}
            EMPTY_MEMBER       | 200 | application/json  | {"access_token":"a","token_type":"bearer","error":0}
            EMPTY_MEMBER       | 200 | application/json  | {"access_token":"a","token_type":"bearer","error":{}}
            EMPTY_MEMBER       | 200 | application/json  | {"access_token":"a","token_type":"bearer","error":[]}
            SCOPE_AS_LIST      | 200 | application/json  | {"access_token":"a","token_type":"bearer","scope":["x","y"]}
            """)
    void isReportedAndNotKnownToTheStrict(Tolerance tolerance, int status, @Nullable String type, String body) {
        ProtocolResponse response = response(status, type, body);

        TokenResponse read = reader(EnumSet.allOf(Tolerance.class)).read(response);

        assertThat(read.tolerated()).contains(tolerance).isSubsetOf(tolerance, Tolerance.FORM_ENCODED);
        assertThat(read.granted(null).accessToken()).isEqualTo("a");
        assertThat(read.granted(null).type()).startsWithIgnoringCase("bearer");
        assertThatThrownBy(() -> reader(Set.of()).read(response)).isInstanceOf(TokenRequestException.class);
        assertThatThrownBy(() ->
                        reader(EnumSet.complementOf(EnumSet.of(tolerance))).read(response))
                .isInstanceOf(TokenRequestException.class);
    }

    @Test
    void readsWhatFacebookOnceSent() {
        TokenResponse read =
                reader(EnumSet.allOf(Tolerance.class)).read(response(200, "text/plain", "access_token=a&expires=60\n"));

        assertThat(read.expiresAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(read.tolerated())
                .containsExactlyInAnyOrder(Tolerance.FORM_ENCODED, Tolerance.EXPIRES, Tolerance.MISSING_TOKEN_TYPE);
    }

    @Test
    void readsWhatWeiboSends() {
        TokenResponse read = reader(EnumSet.allOf(Tolerance.class))
                .read(response(
                        200,
                        "text/plain;charset=UTF-8",
                        "{\"access_token\":\"a\",\"remind_in\":\"157679999\",\"expires_in\":157679999,\"uid\":\"1\"}"));

        assertThat(read.granted("email").parameters()).isEqualTo(Map.of("remind_in", "157679999", "uid", "1"));
        assertThat(read.tolerated()).containsExactlyInAnyOrder(Tolerance.JSON_AS_TEXT, Tolerance.MISSING_TOKEN_TYPE);
    }

    @Test
    @Tag("D-04")
    void keepsWhatARenewalLeavesOut() {
        OAuth2Token renewed = reader(Set.of())
                .read(
                        response(
                                200,
                                "application/json",
                                "{\"access_token\":\"a1\",\"token_type\":\"bearer\",\"uid\":\"8\"}"),
                        PREVIOUS)
                .renewing(PREVIOUS);

        assertThat(renewed)
                .isEqualTo(Token.bearer("a1")
                        .withType("bearer")
                        .withRefreshToken("r0")
                        .withScope("x y")
                        .withIdToken("i0")
                        .withParameters(Map.of("uid", "8", "old", "o")));
    }

    @Test
    @Tag("D-04")
    void takesANewRefreshTokenInPlaceOfTheOldOne() {
        OAuth2Token renewed = reader(Set.of())
                .read(
                        response(
                                200,
                                "application/json",
                                "{\"access_token\":\"a1\",\"token_type\":\"bearer\",\"refresh_token\":\"r1\","
                                        + "\"scope\":\"y\"}"),
                        PREVIOUS)
                .renewing(PREVIOUS);

        assertThat(renewed.refreshToken()).isEqualTo("r1");
        assertThat(renewed.scope()).isEqualTo("y");
    }

    @Test
    @Tag("D-04")
    void letsAScopeGrowOnlyForTheTolerant() {
        ProtocolResponse wider = response(
                200, "application/json", "{\"access_token\":\"a1\",\"token_type\":\"bearer\",\"scope\":\"x z\"}");

        assertThat(reader(EnumSet.allOf(Tolerance.class)).read(wider, PREVIOUS).tolerated())
                .containsExactly(Tolerance.SCOPE_GREW);
        assertThatThrownBy(() -> reader(Set.of()).read(wider, PREVIOUS))
                .hasMessage("REMORA-00407: the token response of remote app 'weibo' is not valid: scope is wider than"
                        + " that of the token it renews");
    }

    @Test
    @Tag("C-09")
    void takesAnEmptyScopeForNoneAndTheStrictForNothing() {
        ProtocolResponse empty =
                response(200, "application/json", "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"scope\":\"\"}");

        TokenResponse read = reader(EnumSet.allOf(Tolerance.class)).read(empty);
        assertThat(read.granted("x y").scope()).isEqualTo("x y");
        assertThat(read.tolerated()).containsExactly(Tolerance.EMPTY_MEMBER);
        assertThat(reader(Set.of()).read(empty).granted("x y").scope()).isEmpty();
    }

    @ParameterizedTest
    @Tag("C-08")
    @CsvSource({"0", "-1", "'\"0\"'", "-1e1000000"})
    void usesATokenWithoutALifetimeUntilItIsRefused(String lifetime) {
        ProtocolResponse response = response(
                200,
                "application/json",
                "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":" + lifetime + "}");
        Set<Tolerance> all = EnumSet.allOf(Tolerance.class);

        assertThat(reader(all).read(response).expiresAt()).isNull();
        assertThat(reader(all).read(response).tolerated()).contains(Tolerance.NO_LIFETIME);
        assertThat(reader(all).read(response, PREVIOUS).expiresAt())
                .as("due after one margin of a minute")
                .isEqualTo(NOW.plusSeconds(120));
        assertThat(reader(EnumSet.of(Tolerance.NUMBER_AS_STRING)).read(response).expiresAt())
                .as("expired to who forgives nothing")
                .isEqualTo(NOW);
    }

    @Test
    void readsTheOtherLifetimeWhereOneIsEmpty() {
        TokenResponse read = reader(EnumSet.allOf(Tolerance.class))
                .read(response(
                        200,
                        "application/json",
                        "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":null,\"expires\":60}"));

        assertThat(read.expiresAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    @Tag("D-04")
    void keepsTheRefreshTokenWhereTheNewOneIsEmpty() {
        OAuth2Token renewed = reader(EnumSet.allOf(Tolerance.class))
                .read(
                        response(
                                200,
                                "application/json",
                                "{\"access_token\":\"a1\",\"token_type\":\"bearer\",\"refresh_token\":\"\"}"),
                        PREVIOUS)
                .renewing(PREVIOUS);

        assertThat(renewed.refreshToken()).isEqualTo("r0");
    }

    @Test
    void isListedInTheReference() throws IOException {
        String page =
                Files.readString(Path.of(System.getProperty("remora.root"), "extension/docs/reference/tolerance.adoc"));

        assertThat(Arrays.stream(Tolerance.values()).map(tolerance -> "* " + tolerance.description() + "\n"))
                .allSatisfy(line -> assertThat(page).contains(line));
    }

    @Test
    void hasWordsForEachInTheLog() {
        assertThat(Tolerance.values()).extracting(Tolerance::description).doesNotHaveDuplicates();
    }

    private static TokenResponseReader reader(Set<Tolerance> forgivable) {
        return new TokenResponseReader(
                "weibo",
                forgivable,
                null,
                Set.of("bearer"),
                Set.of("Bearer Token"),
                Duration.ofMinutes(1),
                ClientRemedy.NONE,
                new JsonReader(),
                () -> NOW);
    }

    private static ProtocolResponse response(int status, @Nullable String type, String body) {
        return ProtocolResponse.of(status)
                .withHeaders(type == null ? Map.of() : Map.of("Content-Type", List.of(type)))
                .withBody(body.getBytes(StandardCharsets.UTF_8));
    }
}

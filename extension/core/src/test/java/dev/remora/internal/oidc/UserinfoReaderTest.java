package dev.remora.internal.oidc;

import static dev.remora.internal.oidc.SampleTokens.ALL;
import static dev.remora.internal.oidc.SampleTokens.CLIENT;
import static dev.remora.internal.oidc.SampleTokens.CLOCK;
import static dev.remora.internal.oidc.SampleTokens.ISSUER;
import static dev.remora.internal.oidc.SampleTokens.changed;
import static dev.remora.internal.oidc.SampleTokens.json;
import static dev.remora.internal.oidc.SampleTokens.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.ErrorCode;
import dev.remora.OAuthException;
import dev.remora.ResponseInvalidException;
import dev.remora.internal.jose.CompactToken;
import dev.remora.internal.jose.VerifiedToken;
import dev.remora.internal.wire.JsonReader;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the userinfo endpoint answers counts only if it is about the user of the ID token. */
@Tag("F-17")
class UserinfoReaderTest {

    private static final IdTokenClaims ID_TOKEN =
            new IdTokenClaims(json("{'iss':'" + ISSUER + "','sub':'7','aud':'client-1'}"), Set.of());
    private static final JsonObject SIGNED =
            json("{'iss':'" + ISSUER + "','aud':['client-1','other'],'sub':'7','name':'Duke','exp':1760000300}");

    private final List<OpenIdTolerance> tolerated = new ArrayList<>();

    @Test
    void readsWhatIsAboutTheSameUser() {
        assertThat(read(ALL, "application/json;charset=UTF-8", "{\"sub\":\"7\",\"name\":\"Dük\"}"))
                .isEqualTo(json("{'sub':'7','name':'Dük'}"));
        assertThat(tolerated).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"userinfo-invalid-sub, 8", ", 7 ", ", ''"})
    void refusesAnotherUser(String module, String subject) {
        assertThatThrownBy(() -> read(ALL, "application/json", "{\"sub\":\"" + subject + "x\",\"name\":\"canary\"}"))
                .isInstanceOf(ResponseInvalidException.class)
                .hasMessage("REMORA-00817: userinfo of remote app 'acme' is about another user than the ID token (sub)")
                .extracting(e -> ((OAuthException) e).code())
                .isEqualTo(ErrorCode.USERINFO_SUBJECT_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | application/json               | {'name':'canary'}    | sub is missing, or is no string",
                "200 | application/json               | {'sub':7}            | sub is missing, or is no string",
                "200 | application/json               | {'sub':null}         | sub is missing, or is no string",
                "200 | application/json               | ['canary']           | it is no JSON object",
                "200 | application/json               | {'sub':'7','sub':'8'} | a JSON member is there more than once",
                "200 | application/json               | <html>canary</html>  | not JSON: no JSON value at 0",
                "200 | text/html                      | {'sub':'7'}          | its Content-Type is not application/json",
                "200 | application/xml                | {'sub':'7'}          | its Content-Type is not application/json",
                "200 | application/json;charset=utf-16 | {'sub':'7'}         | its charset is not UTF-8",
                "401 | application/json               | {'sub':'7'}          | its status is 401",
                "302 | application/json               | {'sub':'7'}          | its status is 302",
                "503 |                                | {'sub':'7'}          | its status is 503",
                "204 | application/jwt                |                      | its status is 204",
            })
    void refuses(int status, @Nullable String contentType, @Nullable String body, String why) {
        String text = body == null ? "" : body.replace('\'', '"');

        assertThatThrownBy(() -> reader(ALL, SIGNED, "{}")
                        .read(status, contentType, text.getBytes(StandardCharsets.UTF_8), ID_TOKEN))
                .hasMessage("REMORA-00816: the answer of remote app 'acme' about the user cannot be used: " + why)
                .extracting(e -> ((OAuthException) e).code())
                .isEqualTo(ErrorCode.USERINFO_INVALID);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"text/plain", "text/javascript", "application/x-javascript;charset=utf-8", "NULL"},
            nullValues = "NULL")
    void toleratesJsonUnderAnotherName(@Nullable String contentType) {
        assertThat(read(ALL, contentType, "{\"sub\":\"7\"}")).isEqualTo(json("{'sub':'7'}"));
        if (!"application/x-javascript;charset=utf-8".equals(contentType)) {
            assertThat(tolerated).containsExactly(OpenIdTolerance.USERINFO_TYPE);
            assertThatThrownBy(() -> read(Set.of(), contentType, "{\"sub\":\"7\"}"))
                    .hasMessage("REMORA-00816: the answer of remote app 'acme' about the user cannot be used: its"
                            + " Content-Type is not application/json");
        }
    }

    @ParameterizedTest
    @CsvSource({"'\uFEFF{\"sub\":\"7\"}'", "'{\"sub\":\"7\",\"name\":\"\\ud83d\"}'"})
    void toleratesOddJson(String body) {
        assertThat(read(ALL, "application/json", body).getString("sub")).isEqualTo("7");
        assertThat(tolerated).containsExactly(OpenIdTolerance.USERINFO_ODDITY);
        assertThatThrownBy(() -> read(Set.of(), "application/json", body))
                .hasMessageStartingWith(
                        "REMORA-00816: the answer of remote app 'acme' about the user cannot be used: ");
    }

    /** Module userinfo-signed of the official suite. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{}", "{'iss':null,'aud':null,'exp':null}", "{'aud':'client-1'}"})
    void readsSignedUserinfo(String changes) {
        JsonObject claims = changed(SIGNED, changes);

        assertThat(reader(Set.of(), claims, "{}")
                        .read(200, "application/jwt", "a.b.c".getBytes(StandardCharsets.UTF_8), ID_TOKEN))
                .isEqualTo(claims);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'iss':'https://other.example'} | {}               | iss is not that of the ID token",
                "{'aud':'client-2'}              | {}               | aud does not name this client",
                "{'aud':7}                       | {}               | aud is neither a string nor an array of strings",
                "{'exp':1759999970}              | {}               | exp is past",
                "{'sub':null}                    | {}               | sub is missing, or is no string",
                "{}                              | {'typ':'at+jwt'} | typ is that of another kind of token",
            })
    void refusesSignedUserinfo(String changes, String header, String why) {
        assertThatThrownBy(() -> reader(ALL, changed(SIGNED, changes), header)
                        .read(200, "application/jwt", "a.b.c".getBytes(StandardCharsets.UTF_8), ID_TOKEN))
                .hasMessage("REMORA-00816: the answer of remote app 'acme' about the user cannot be used: " + why);
    }

    @Test
    void refusesSignedUserinfoWhoseSignatureIsNotGood() {
        UserinfoReader reader = new UserinfoReader(
                answers(ALL),
                CLIENT,
                settings(),
                token -> {
                    CompactToken.parse(new JsonReader(), token);
                    throw new AssertionError("it was parsed");
                },
                CLOCK);

        assertThatThrownBy(
                        () -> reader.read(200, "application/jwt", "canary".getBytes(StandardCharsets.UTF_8), ID_TOKEN))
                .hasMessage(
                        "REMORA-00816: the answer of remote app 'acme' about the user cannot be used: it has not the"
                                + " three or five parts of a token");
    }

    private JsonObject read(Set<OpenIdTolerance> tolerable, @Nullable String contentType, String body) {
        return reader(tolerable, SIGNED, "{}").read(200, contentType, body.getBytes(StandardCharsets.UTF_8), ID_TOKEN);
    }

    private UserinfoReader reader(Set<OpenIdTolerance> tolerable, JsonObject signed, String header) {
        return new UserinfoReader(
                answers(tolerable), CLIENT, settings(), token -> new VerifiedToken(json(header), signed), CLOCK);
    }

    private UserAnswerReader answers(Set<OpenIdTolerance> tolerable) {
        return new UserAnswerReader("acme", false, tolerable, tolerated::add, new JsonReader());
    }
}

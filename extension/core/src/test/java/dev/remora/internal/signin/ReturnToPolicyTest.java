package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReturnToPolicyTest {

    private static final ApplicationBaseUri ADDRESS =
            new ApplicationBaseUri(URI.create("https://ok.example/shop/api/"), "/inner/api/");

    private final ReturnToPolicy targets = new ReturnToPolicy("github");

    @ParameterizedTest
    @Tag("A9")
    @CsvSource(nullValues = "none", textBlock = """
            none,                                     /shop/api/
            '',                                       /shop/api/
            me,                                       /shop/api/me
            /me,                                      /shop/api/me
            /,                                        /shop/api/
            ?tab=1,                                   /shop/api/?tab=1
            me?next=/a/b&x=%2Fy#part,                 /shop/api/me?next=/a/b&x=%2Fy
            /a%20b/c;v=1,                             /shop/api/a%20b/c;v=1
            /shop/api/me?tab=1,                       /shop/api/me?tab=1
            /shop/api/,                               /shop/api/
            /shop/api?tab=1,                          /shop/api?tab=1
            /shop/apia,                               /shop/api/shop/apia
            shop/api/me,                              /shop/api/shop/api/me
            /inner/api/me?tab=1,                      /shop/api/me?tab=1
            /inner/api,                               /shop/api/
            /inner/apia,                              /shop/api/inner/apia
            https://ok.example/elsewhere?x=1,         /elsewhere?x=1
            HTTPS://OK.example:443/shop/api/me,       /shop/api/me
            https://ok.example,                       /
            """)
    void areRelativeToTheApplicationOrOfItsOwnOrigin(String wanted, String path) {
        try (LogLines log = new LogLines()) {
            assertThat(targets.path(wanted, ADDRESS)).isEqualTo(path);
            assertThat(log.lines).isEmpty();
        }
    }

    @ParameterizedTest
    @Tag("A9")
    @Tag("B-19")
    @MethodSource("hostile")
    void areTheBasePathForEverythingElse(String wanted) {
        try (LogLines log = new LogLines()) {
            assertThat(targets.path(wanted, ADDRESS)).isEqualTo("/shop/api/");
            assertThat(log.lines)
                    .containsExactly("INFO REMORA-00322: remote app 'github': a returnTo that is no path of this"
                            + " application was dropped");
        }
    }

    static Stream<String> hostile() {
        try (InputStream in =
                Objects.requireNonNull(ReturnToPolicyTest.class.getResourceAsStream("/hostile-return-to.txt"))) {
            Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(String::translateEscapes);
            return Stream.concat(lines, Stream.of("/" + "a".repeat(10_240)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Tag("B-19")
    void areSoForSixtyInputsAtLeast() {
        assertThat(hostile().distinct()).hasSizeGreaterThan(60);
    }

    @Test
    @Tag("B-20")
    @Tag("A9")
    void areNotReadFromTheCallback() {
        TestApp app = new TestApp();
        RemoteAppCore github = app.core(Settings.oauth2());
        URI uri = app.begin(github, new AuthorizationDetails(null, null, null, Map.of(), null, "/me"));
        app.provider.json("{\"access_token\":\"a\",\"token_type\":\"bearer\"}");

        AuthorizationResult result =
                app.callback(github, "code=c&next=//evil.example&returnTo=//evil.example&state=" + TestApp.state(uri));

        assertThat(result.returnTo()).isEqualTo("/shop/api/me");
    }
}

package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.AuthorizationResult;
import java.net.URI;
import java.util.Map;
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
        return Stream.of(
                "//evil.example",
                "//evil.example/path",
                "///evil.example",
                "////evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "\\/evil.example",
                "/\\/evil.example",
                "/%5cevil.example",
                "/%5Cevil.example",
                "/%255cevil.example",
                "/%2fevil.example",
                "/%2F%2Fevil.example",
                "%2f%2fevil.example",
                "/%2f%5cevil.example",
                "https:evil.example",
                "https:/evil.example",
                "https:///evil.example",
                "http:evil.example",
                "http://evil.example",
                "https://evil.example",
                "https://evil.example/https://ok.example/",
                "https://ok.example@evil.example",
                "https://ok.example:x@evil.example/",
                "https://user@ok.example/",
                "https://ok.example.evil.example",
                "https://ok.example.",
                "https://evil.example\\.ok.example",
                "https://evil.example#@ok.example",
                "https://evil.example?ok.example",
                "https://ok.example:8443/",
                "http://ok.example/",
                "https://ok.example//evil.example",
                "https://ok.example/\\evil.example",
                "https://ok.example/%2f%2fevil.example",
                "https://xn--k-exa.example/",
                "https://[::1]/",
                "https://",
                "https:",
                ":",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java\nscript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "mailto:a@evil.example",
                "urn:x",
                "/\t/evil.example",
                "/\n/evil.example",
                " //evil.example",
                "\t//evil.example",
                "/ /evil.example",
                "/a\r\nSet-Cookie: x=y",
                "/a%0d%0aSet-Cookie:x=y",
                "/a?x=%0d%0a",
                "/a%250d%250a",
                "/\u0000",
                "/%00",
                "/a\u007f",
                "/..//evil.example",
                "/../../admin",
                "/a/../../b",
                "/./a",
                "/%2e%2e/admin",
                "/..;/admin",
                "/%252e%252e/admin",
                "/a//b",
                "/%zz",
                "/a b",
                "/é",
                "/／evil.example",
                "／／evil.example",
                "https://ok。example/",
                "/" + "a".repeat(10_240));
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

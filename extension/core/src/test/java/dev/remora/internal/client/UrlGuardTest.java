package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.SettingsException;
import dev.remora.internal.settings.ApiSettings;
import dev.remora.internal.settings.Origin;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlGuardTest {

    private static final UrlGuard GUARD = guard("https://api.example.com/1/");

    @ParameterizedTest
    @Tag("U1")
    @Tag("U4")
    @CsvSource(
            delimiter = '>',
            value = {
                "x                              > https://api.example.com/1/x",
                "x/y.json                       > https://api.example.com/1/x/y.json",
                "/x                             > https://api.example.com/x",
                "/oauth/access_token            > https://api.example.com/oauth/access_token",
                "''                             > https://api.example.com/1/",
                "?q=1                           > https://api.example.com/1/?q=1",
                "https://api.example.com/y?p=2  > https://api.example.com/y?p=2",
                "https://API.EXAMPLE.COM:443/y  > https://API.EXAMPLE.COM:443/y",
                "https://api.example.com        > https://api.example.com/",
                "https://api.example.com?a=b    > https://api.example.com/?a=b",
                "x#fragment                     > https://api.example.com/1/x",
                "a/b:c                          > https://api.example.com/1/a/b:c",
                "users/%40me                    > https://api.example.com/1/users/%40me",
                "...                            > https://api.example.com/1/...",
                "a..b/.c                        > https://api.example.com/1/a..b/.c",
                "documents:batchGet             > https://api.example.com/1/documents:batchGet",
                "./documents:batchGet?a=b       > https://api.example.com/1/documents:batchGet?a=b",
                "./x                            > https://api.example.com/1/x",
                "urn:isbn:0-19-852663-6/titles  > https://api.example.com/1/urn:isbn:0-19-852663-6/titles",
                "JAVASCRIPT:alert(1)            > https://api.example.com/1/JAVASCRIPT:alert(1)",
            })
    void resolvesAgainstBaseUrlAsADirectory(String path, String expected) {
        assertThat(GUARD.resolve(path)).isEqualTo(URI.create(expected)).hasToString(expected);
    }

    @ParameterizedTest
    @Tag("O8")
    @CsvSource(
            delimiter = '>',
            value = {
                "q?s=a b|c      > https://api.example.com/1/q?s=a%20b%7Cc",
                "café/naïve     > https://api.example.com/1/caf%C3%A9/na%C3%AFve",
                "q?k[]=1&x={y}  > https://api.example.com/1/q?k%5B%5D=1&x=%7By%7D",
                "q?s=😀          > https://api.example.com/1/q?s=%F0%9F%98%80",
                "q?a+b=%2B      > https://api.example.com/1/q?a+b=%2B",
            })
    void encodesWhatCannotBeInAUrl(String path, String expected) {
        assertThat(GUARD.resolve(path)).hasToString(expected);
    }

    @ParameterizedTest
    @Tag("E-01")
    @Tag("U5")
    @ValueSource(
            strings = {
                "//evil.example/x",
                "///evil.example/x",
                "https://evil.example/me",
                "https://api.example.com@evil.example/",
                "https://api.example.com:pw@evil.example/",
                "https://user@api.example.com/x",
                "https://@api.example.com/x",
                "https://api.example.com.evil.example/",
                "https://api.example.com./x",
                "https://api.example.com:8443/x",
                "https://api.example.com%2eevil.example/",
                "https://api\u3002example.com/x",
                "https://\u0430pi.example.com/x",
                "https://xn--pi-6kc.example.com/x",
                "https://evil.example#@api.example.com/",
                "https://evil.example?@api.example.com/",
                "https:evil.example",
                "https:/evil.example/x",
                "https:///evil.example/x",
                "http:evil.example",
                "file:///etc/passwd",
                "file://localhost/etc/passwd",
                "ftp://api.example.com/x",
                "https://[::1]/x",
                "https://[::ffff:7f00:1]/x",
                "https://api.example.com:99999999999/x",
            })
    void refusesWhatWouldTakeTheTokenElsewhere(String url) {
        RequestRefusedException refused = catchThrowableOfType(RequestRefusedException.class, () -> GUARD.resolve(url));

        assertThat(refused).as(url).isNotNull();
        assertThat(refused.code()).isEqualTo(ErrorCode.URL_OUTSIDE_BASE);
        assertThat(refused.remoteApp()).isEqualTo("photos");
    }

    @ParameterizedTest
    @Tag("E-01")
    @ValueSource(
            strings = {
                "a\\b",
                "\\\\evil.example\\x",
                "/\\evil.example",
                "https:\\\\evil.example",
                "https://api.example.com\\@evil.example/",
                "x\r\nHost: evil.example",
                "x\u0000y",
                "x\u007f",
                "100%",
                "x%zz",
            })
    void refusesWhatIsNoUrl(String url) {
        RequestRefusedException refused = catchThrowableOfType(RequestRefusedException.class, () -> GUARD.resolve(url));

        assertThat(refused).as(url).isNotNull();
        assertThat(refused.code()).isEqualTo(ErrorCode.URL_MALFORMED);
        assertThat(refused).hasMessageStartingWith("REMORA-00627: remote app 'photos': the URL has a ");
    }

    @ParameterizedTest
    @Tag("E-02")
    @ValueSource(
            strings = {
                "../admin",
                "..",
                ".",
                ".//x",
                "././x",
                "x/./y",
                "x/../../admin",
                "x/..",
                "%2e%2e/admin",
                "%2E%2e/admin",
                ".%2e/admin",
                "..;/admin",
                "..;a=b/admin",
                "%2e%2e%3b/admin",
                "x/%252e%252e/admin",
                "x/%25252e%25252e/admin",
                "..%2fadmin",
                "x%2f..%2f..%2fadmin",
                "..%5cadmin",
                "/../../../x",
                "https://api.example.com/1/../admin",
                "https://api.example.com/%2e%2e/admin",
            })
    void refusesDotSegmentsHoweverTheyAreWritten(String url) {
        assertThatThrownBy(() -> GUARD.resolve(url))
                .as(url)
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("REMORA-00601: remote app 'photos': the URL has a dot segment in its path");
    }

    @Test
    @Tag("E-06")
    @Tag("Q18")
    void refusesPlainHttp() {
        RequestRefusedException refused =
                catchThrowableOfType(RequestRefusedException.class, () -> GUARD.resolve("http://api.example.com/1/x"));

        assertThat(refused)
                .hasMessage(
                        "REMORA-00603: remote app 'photos': http://api.example.com:80 is plain http, where everybody"
                                + " on the way reads the token; allow-http would allow it");
        assertThat(refused.code()).isEqualTo(ErrorCode.INSECURE_URL);
        assertThatThrownBy(() -> guard("http://api.example.com/").resolve("x"))
                .isInstanceOf(RequestRefusedException.class);
    }

    @Test
    @Tag("E-06")
    void plainHttpIsForLoopbackAndWhereASettingAllowsIt() {
        UrlGuard allowed = new UrlGuard(
                "photos",
                new ApiSettings(
                        URI.create("http://api.example.com/"),
                        Set.of(Origin.of(URI.create("http://api.example.com/"))),
                        true,
                        null,
                        "Bearer"),
                missing());

        assertThat(allowed.resolve("x")).hasToString("http://api.example.com/x");
        assertThat(guard("http://127.0.0.1:4000/").resolve("x")).hasToString("http://127.0.0.1:4000/x");
        assertThat(guard("http://[::1]:4000/").resolve("x")).hasToString("http://[::1]:4000/x");
    }

    @Test
    void namesTheOriginThatMayNotHaveTheToken() {
        assertThatThrownBy(() -> GUARD.resolve("https://evil.example/me?token=canary"))
                .hasMessage(
                        "REMORA-00602: remote app 'photos': the URL would take the token to https://evil.example:443,"
                                + " which is neither the origin of base-url nor one of allowed-origins");
    }

    @Test
    @Tag("E-01")
    void allowsOneLabelInPlaceOfAWildcard() {
        Origin any = Origin.of(URI.create("https://my.example.com")).withAnyFirstLabel();
        UrlGuard guard = new UrlGuard("photos", new ApiSettings(null, Set.of(any), true, null, "Bearer"), missing());

        assertThat(guard.resolve("https://acme.my.example.com/x")).hasHost("acme.my.example.com");
        for (String url :
                List.of("https://my.example.com/x", "https://a.b.my.example.com/", "http://a.my.example.com/")) {
            assertThatThrownBy(() -> guard.resolve(url))
                    .isInstanceOf(RequestRefusedException.class)
                    .hasMessageStartingWith("REMORA-00602: ");
        }
    }

    @Test
    void allowsFurtherOrigins() {
        UrlGuard guard = guard("https://api.example.com/1/", "https://uploads.example.com");

        assertThat(guard.resolve("https://uploads.example.com/f")).hasToString("https://uploads.example.com/f");
        assertThat(guard.resolve("f")).hasToString("https://api.example.com/1/f");
    }

    @Test
    @Tag("U3")
    void aRelativePathNeedsABase() {
        UrlGuard guard = new UrlGuard(
                "photos",
                new ApiSettings(null, Set.of(Origin.of(URI.create("https://api.example.com"))), false, null, "Bearer"),
                missing());

        assertThatThrownBy(() -> guard.resolve("x")).isInstanceOf(SettingsException.class);
        assertThat(guard.resolve("https://api.example.com/x")).hasToString("https://api.example.com/x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "/2/x                          > ''",
                "/1/x                          > https://api.example.com/1/x",
                "x                             > https://api.example.com/1/a/x",
                "?y=z                          > https://api.example.com/1/a/b?y=z",
                "../x?y=z                      > https://api.example.com/1/x?y=z",
                "../../2/x                     > ''",
                "https://api.example.com/1/z   > https://api.example.com/1/z",
                "https://api.example.com/1     > ''",
                "//api.example.com/1/z         > https://api.example.com/1/z",
                "https://api.example.com/admin > ''",
                "''                            > ''",
                "https://evil.example/z        > ''",
                "//evil.example/z              > ''",
                "http://api.example.com/1/z    > ''",
                "https://u@api.example.com/1/z > ''",
                "/1/%2e%2e/z                   > ''",
                "http:x                        > ''",
                "https://[/                    > ''",
            })
    @Tag("E-03")
    void followsRedirectsWithinTheDirectoryOfBaseUrlOnly(String location, String expected) {
        UrlGuard guard = guard("https://api.example.com/1/", "https://uploads.example.com");

        assertThat(guard.redirect(URI.create("https://api.example.com/1/a/b"), location)
                        .map(URI::toString)
                        .orElse(""))
                .isEqualTo(expected);
        assertThat(guard.redirect(URI.create("https://api.example.com/1/a/b"), "https://uploads.example.com/x"))
                .isEmpty();
        assertThat(guard.redirect(URI.create("https://uploads.example.com/a"), "https://api.example.com/1/x"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "https://h.example/e//d///f?a=b%2Bc//d > https://h.example/e//d///f?a=b%2Bc//d",
                "https://h.example                     > https://h.example/",
                "https://h.example?a                   > https://h.example/?a",
                "https://h.example/a?                  > https://h.example/a",
                "https://h.example/a%3Bb;c/%7E?x       > https://h.example/a%3Bb;c/%7E?x",
            })
    @Tag("G-05")
    void writesUrisTheOneWayThatEveryClientSendsUnchanged(String uri, String expected) {
        assertThat(UrlGuard.wire(URI.create(uri))).hasToString(expected);
    }

    @Test
    void keepsTemplates() {
        assertThat(GUARD.template("users/{id}/photos of?x=%7B"))
                .isEqualTo("https://api.example.com/1/users/{id}/photos%20of?x=%7B");
    }

    private static Supplier<SettingsException> missing() {
        return () -> new SettingsException(ErrorCode.CONFIG_INVALID, "photos", "base-url is missing", List.of(), null);
    }

    private static UrlGuard guard(String base, String... more) {
        Set<Origin> origins = new HashSet<>(Set.of(Origin.of(URI.create(base))));
        List.of(more).forEach(origin -> origins.add(Origin.of(URI.create(origin))));
        return new UrlGuard("photos", new ApiSettings(URI.create(base), origins, false, null, "Bearer"), missing());
    }
}

package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuthRemote;
import dev.remora.OAuthResponse;
import dev.remora.internal.settings.ParameterPlacement;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redirects answered to calls. */
@Tag("clients")
class RedirectTest {

    private final WireServer server = new WireServer();
    private final WireServer other = new WireServer();
    private final TestApp app = TestApp.oauth2(server);
    private final OAuthRemote photos = app.remote();

    @AfterEach
    void close() throws IOException {
        app.close();
        server.close();
        other.close();
    }

    @ParameterizedTest
    @Tag("E-03")
    @Tag("Q20")
    @Tag("W3")
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void redirectsToAnotherOriginAreHandedBack(int status) {
        server.answersAlways(request -> WireAnswer.status(status, "Location: " + other.origin() + "/x"));

        OAuthResponse get = photos.get("x");
        OAuthResponse post = photos.post("x", Map.of("secret", "canary"));

        assertThat(List.of(get.status(), post.status())).containsExactly(status, status);
        assertThat(get.headers().getFirst("Location")).isEqualTo(other.origin() + "/x");
        assertThat(other.received()).as("what the second host saw").isEmpty();
    }

    @Test
    @Tag("E-03")
    void allowedOriginsAreNotFollowedTo() {
        server.answers(WireAnswer.status(302, "Location: " + other.origin() + "/x"));
        try (TestApp allowing = TestApp.oauth2(server).allow(other.origin())) {
            assertThat(allowing.remote().get("x").status()).isEqualTo(302);
        }
        assertThat(other.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "301, GET, GET",
        "307, GET, GET",
        "308, GET, GET",
        "302, HEAD, HEAD",
        "303, HEAD, HEAD",
        "307, HEAD, HEAD",
        "303, GET, GET",
        "301, POST, GET",
        "302, POST, GET",
        "303, POST, GET",
    })
    void withinTheDirectoryOfBaseUrlTheyAreFollowed(int status, String method, String then) {
        server.answers(WireAnswer.status(status, "Location: /api/elsewhere?c=d"));

        OAuthResponse response = method.equals("POST")
                ? photos.post("x", Map.of("a", "b"))
                : photos.request("x").method(method);

        assertThat(response.status()).isEqualTo(200);
        assertThat(server.last().method()).isEqualTo(then);
        assertThat(server.last().target()).isEqualTo("/api/elsewhere?c=d");
        assertThat(server.last().body()).isEmpty();
        assertThat(server.last().authorization()).isEqualTo("Bearer canary-access-token");
    }

    @ParameterizedTest
    @Tag("E-03")
    @CsvSource({"307, POST", "308, POST", "302, PUT", "303, PUT", "308, PATCH", "303, DELETE", "307, DELETE"})
    void nothingIsDoneOnceMoreSomewhereElse(int status, String method) {
        server.answers(WireAnswer.status(status, "Location: /api/admin/delete"));

        assertThat(photos.request("x").data(Map.of("a", "b")).method(method).status())
                .isEqualTo(status);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    @Tag("E-03")
    void outsideTheDirectoryOfBaseUrlTheyAreHandedBack() {
        server.answers(WireAnswer.status(302, "Location: /admin/delete"));

        assertThat(photos.get("x").status()).isEqualTo(302);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aCircleEnds() {
        server.answersAlways(request -> WireAnswer.status(302, "Location: " + server.origin() + "/api/x"));

        assertThat(photos.get("x").status()).isEqualTo(302);
        assertThat(server.received()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Location: http://[", "Location: //127.0.0.1:1/x", "Location: \\\\x", "Location: /a/%2e%2e/"
            })
    void redirectsThatLeadNowhereAreHandedBack(String location) {
        server.answers(location.isEmpty() ? WireAnswer.status(302) : WireAnswer.status(302, location));

        assertThat(photos.get("x").status()).isEqualTo(302);
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @Tag("G-07")
    @ValueSource(strings = {"HEADER", "QUERY"})
    void aRedirectedCallIsSignedAnew(ParameterPlacement placement) {
        server.answersAlways(request -> request.target().startsWith("/api/x")
                ? WireAnswer.status(307, "Location: " + request.target().replace("/api/x", "/api/y"))
                : WireAnswer.json("{}"));
        try (TestApp oauth1 = TestApp.oauth1(server).placement(placement)) {
            assertThat(oauth1.remote().get("x?a=b", Map.of("c", "d")).status()).isEqualTo(200);
        }

        SignatureOracle oracle = new SignatureOracle(TestApp.CONSUMER_SECRET, TestApp.OAUTH1.secret());
        assertThat(server.received().stream()
                        .map(request -> oracle.verified(request).get("oauth_nonce")))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    @Tag("E-03")
    void aSignedCallIsNotFollowedToAnotherOrigin() {
        server.answers(WireAnswer.status(307, "Location: " + other.origin() + "/x"));
        try (TestApp oauth1 = TestApp.oauth1(server)) {
            assertThat(oauth1.remote().post("x", Map.of("c", "d")).status()).isEqualTo(307);
        }
        assertThat(other.received()).isEmpty();
    }
}

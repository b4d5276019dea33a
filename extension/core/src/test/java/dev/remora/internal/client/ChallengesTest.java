package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth1Token;
import dev.remora.OAuthRemote;
import dev.remora.Token;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals that ask for another signature, on each of the paths that a request can take. */
@Tag("clients")
class ChallengesTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Instant PROVIDER_TIME =
            Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
    private static final String DATE =
            "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(PROVIDER_TIME.atOffset(ZoneOffset.UTC));
    private static final WireAnswer NONCE_USED = WireAnswer.of(401, FORM, "oauth_problem=nonce_used");
    private static final WireAnswer TOKEN_EXPIRED = WireAnswer.of(401, FORM, "oauth_problem=token_expired");
    private static final OAuth1Token RENEWED = Token.oauth1("canary-renewed", "canary-renewed-secret");

    private final WireServer server = new WireServer();
    private final TestTokens tokens = new TestTokens(TestApp.OAUTH1);
    private final TestApp app = TestApp.oauth1(server).tokens(tokens);
    private final OAuthRemote photos = app.remote();
    private Optional<Client> own = Optional.empty();

    /** The ways of a request to the provider. */
    enum Path {
        CALL,
        TARGET,
        OWN_CLIENT
    }

    @AfterEach
    void close() throws IOException {
        own.ifPresent(Client::close);
        app.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("G-07")
    void theProvidersTimeIsLearnedFromItsClock(Path path) {
        server.answers(WireAnswer.of(401, "text/plain", "nothing said", DATE));

        send(path);
        assertThat(send(path)).isEqualTo("200 {\"ok\":true}");

        assertThat(timestampOf(server.last())).isBetween(PROVIDER_TIME.getEpochSecond(), after(60));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("G-07")
    void theProvidersTimeIsLearnedFromItsWords(Path path) {
        String words = "oauth_problem=timestamp_refused&oauth_acceptable_timestamps=" + PROVIDER_TIME.getEpochSecond()
                + "-" + after(60);
        server.answers(WireAnswer.of(400, FORM, words));

        send(path);
        send(path);

        assertThat(timestampOf(server.last())).isBetween(PROVIDER_TIME.getEpochSecond(), after(120));
    }

    @ParameterizedTest
    @EnumSource
    void anotherOriginMovesNoClockOfTheProvider(Path path) throws IOException {
        try (WireServer other = new WireServer()) {
            app.allow(other.origin());
            other.answers(WireAnswer.of(401, "text/plain", "nothing said", DATE));
            photos.get(other.uri("/x").toString());

            send(path);
        }

        assertThat(timestampOf(server.last())).isLessThan(PROVIDER_TIME.getEpochSecond() - 3600);
    }

    @ParameterizedTest
    @EnumSource(names = {"TARGET", "OWN_CLIENT"})
    void theApplicationReadsTheRefusalAsItCame(Path path) {
        String words = "oauth_problem=nonce_used&oauth_problem_advice=" + "a".repeat(40_000);
        server.answers(WireAnswer.of(401, FORM, words));

        assertThat(send(path)).isEqualTo("401 " + words);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenIsNotRefusedByARefusalOfItsNonce(Path path) {
        server.answers(NONCE_USED);
        tokens.renewWith(RENEWED);

        send(path);
        assertThat(send(path)).isEqualTo("200 {\"ok\":true}");

        assertThat(tokens.refused()).isEmpty();
        assertThat(tokenOf(server.last())).isEqualTo(TestApp.OAUTH1.token());
    }

    @ParameterizedTest
    @EnumSource(names = {"TARGET", "OWN_CLIENT"})
    void aTokenThatIsRefusedIsReplacedBeforeTheNextRequest(Path path) {
        server.answers(TOKEN_EXPIRED);
        tokens.renewWith(RENEWED);

        send(path);
        send(path);

        assertThat(tokens.refused()).containsExactly(TestApp.OAUTH1);
        assertThat(tokenOf(server.last())).isEqualTo(RENEWED.token());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChallengeAndARenewalMayBothHappenInOneCall(boolean challengeFirst) {
        server.answers(challengeFirst ? NONCE_USED : TOKEN_EXPIRED, challengeFirst ? TOKEN_EXPIRED : NONCE_USED);
        tokens.renewWith(RENEWED);

        assertThat(photos.get("x").status()).isEqualTo(200);

        assertThat(server.received().stream().map(ChallengesTest::tokenOf))
                .containsExactly(
                        TestApp.OAUTH1.token(),
                        challengeFirst ? TestApp.OAUTH1.token() : RENEWED.token(),
                        RENEWED.token());
        assertThat(tokens.refused()).containsExactly(TestApp.OAUTH1);
    }

    @Test
    void alsoInACallWithoutWaiting() throws Exception {
        server.answers(NONCE_USED, TOKEN_EXPIRED);
        tokens.renewWith(RENEWED);

        assertThat(photos.request("x")
                        .async()
                        .get()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS)
                        .status())
                .isEqualTo(200);

        assertThat(server.received()).hasSize(3);
    }

    @Test
    void butEachOnceOnly() {
        server.answers(NONCE_USED, TOKEN_EXPIRED, NONCE_USED, TOKEN_EXPIRED);
        tokens.renewWith(RENEWED);
        tokens.renewWith(TestApp.OAUTH1);

        assertThat(photos.get("x").form()).containsEntry("oauth_problem", "nonce_used");

        assertThat(server.received()).hasSize(3);
        assertThat(tokens.refused()).containsExactly(TestApp.OAUTH1);
    }

    private String send(Path path) {
        if (path == Path.CALL) {
            var response = photos.get("x");
            return response.status() + " " + response.text();
        }
        try (Response response = built(path).get()) {
            return response.getStatus() + " " + response.readEntity(String.class);
        }
    }

    private Invocation.Builder built(Path path) {
        if (path == Path.TARGET) {
            return photos.target("x").request();
        }
        if (own.isEmpty()) {
            own = Optional.of(
                    ClientBuilder.newBuilder().register(photos.signer()).build());
        }
        return own.get().target(server.origin() + "/api/x").request();
    }

    private static long after(int seconds) {
        return PROVIDER_TIME.plusSeconds(seconds).getEpochSecond();
    }

    private static long timestampOf(Received request) {
        return Long.parseLong(parameter(request, "oauth_timestamp"));
    }

    private static String tokenOf(Received request) {
        return parameter(request, "oauth_token");
    }

    private static String parameter(Received request, String name) {
        return List.of(request.authorization().split("[ ,]+")).stream()
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 2, part.length() - 1))
                .findFirst()
                .orElseThrow();
    }
}

package dev.remora.internal.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.Token;
import dev.remora.internal.settings.ResponseFormat;
import dev.remora.internal.wire.ErrorPaths;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.Secret;
import dev.remora.internal.wire.TimeFormat;
import dev.remora.spi.ProtocolResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("G-20")
class SignatureRefusalTest {

    // Tue, 03 Jun 2008 11:05:30 GMT
    private static final Instant PROVIDER = Instant.ofEpochSecond(1212491130);
    private static final String PROVIDER_DATE = "Tue, 3 Jun 2008 11:05:30 GMT";

    private static final URI PROVIDER_URI = URI.create("https://h.example/");

    private final OAuth1Signer behind = signer(PROVIDER.minusSeconds(7200));
    private final OAuth1Signer right = signer(PROVIDER);

    @Test
    @Tag("G-07")
    void aRefusedNonceIsMendedByANewOne() {
        assertThat(right.learn(PROVIDER_URI, problem(401, "oauth_problem=nonce_used")))
                .isTrue();
        assertThat(timestamp(right)).as("the clock is left alone").isEqualTo("1212491130");
    }

    @Test
    void aRefusedTimestampIsMendedByTheProvidersDate() {
        ProtocolResponse refused =
                problem(401, "oauth_problem=timestamp_refused").withHeader("Date", PROVIDER_DATE);

        assertThat(behind.learn(PROVIDER_URI, refused)).isTrue();
        assertThat(timestamp(behind)).isEqualTo("1212491130");
    }

    @Test
    void theProblemMayStandInTheHeader() {
        ProtocolResponse refused = problem(401, "")
                .withHeader("Date", PROVIDER_DATE)
                .withHeader("WWW-Authenticate", "OAuth realm=\"x\",oauth_problem=\"timestamp_refused\"");

        assertThat(right.learn(PROVIDER_URI, refused)).isTrue();
    }

    @Test
    void aProviderMayHaveANumberForIt() {
        ProtocolResponse refused = problem(
                        403, "{\"errors\":[{\"code\":135,\"message\":\"Timestamp out of bounds.\"}]}")
                .withHeader("Date", PROVIDER_DATE);
        ResponseFormat twitter = new ResponseFormat(
                null,
                Map.of(),
                TimeFormat.SECONDS,
                " ",
                ErrorPaths.USUAL,
                null,
                "error",
                "code",
                Map.of(),
                Set.of(),
                Set.of("135"));

        assertThat(right.withResponses(twitter).learn(PROVIDER_URI, refused)).isTrue();
        assertThat(right.learn(PROVIDER_URI, refused)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1212491100-1212491200, 1212491130, the Date header is within the range",
        "1212491000-1212491100, 1212491050, neither clock is within the range: its middle",
        "1212483900-1212483960, 1212483930, this machine's clock is within the range"
    })
    void acceptableTimestampsDecide(String range, String timestamp, String why) {
        ProtocolResponse refused = problem(400, "oauth_problem=timestamp_refused&oauth_acceptable_timestamps=" + range)
                .withHeader("Date", PROVIDER_DATE);

        assertThat(behind.learn(PROVIDER_URI, refused)).isTrue();
        assertThat(timestamp(behind)).as(why).isEqualTo(timestamp);
    }

    @Test
    void a401WhoseDateIsFarOffIsMendedWhateverItSays() {
        assertThat(behind.learn(PROVIDER_URI, problem(401, "").withHeader("Date", PROVIDER_DATE)))
                .isTrue();
        assertThat(behind.learn(PROVIDER_URI, problem(401, "").withHeader("Date", PROVIDER_DATE)))
                .as("now the clock is right")
                .isFalse();
    }

    @Test
    void aDateWithinAMinuteIsNotFarOff() {
        ProtocolResponse refused = problem(401, "").withHeader("Date", PROVIDER_DATE);

        assertThat(signer(PROVIDER.plusSeconds(60)).learn(PROVIDER_URI, refused))
                .isFalse();
        assertThat(signer(PROVIDER.plusSeconds(61)).learn(PROVIDER_URI, refused))
                .isTrue();
        assertThat(signer(PROVIDER.minusSeconds(61)).learn(PROVIDER_URI, refused))
                .isTrue();
    }

    @Test
    void anErrorOfTheClientIsARefusalAndNothingElseIs() {
        for (int status : new int[] {400, 401, 403, 499}) {
            assertThat(right.learn(PROVIDER_URI, problem(status, "oauth_problem=nonce_used")))
                    .isTrue();
        }
        for (int status : new int[] {200, 399, 500, 503}) {
            assertThat(right.learn(PROVIDER_URI, problem(status, "oauth_problem=nonce_used")))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 403, 500, 503})
    void otherStatusesSayNothingByTheirDate(int status) {
        assertThat(behind.learn(PROVIDER_URI, problem(status, "").withHeader("Date", PROVIDER_DATE)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth_problem=token_rejected", "oauth_problem=signature_invalid", "", "{", "<html>"})
    void whatANewSignatureWouldNotChangeIsNotMended(String body) {
        assertThat(right.learn(PROVIDER_URI, problem(401, body).withHeader("Date", PROVIDER_DATE)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "Thu, 1 Jan 1970 00:00:00 GMT", "Wed, 31 Dec 1969 23:59:59 GMT"})
    void aRefusedTimestampWithoutAUsableTimeIsNotMended(String date) {
        ProtocolResponse refused =
                problem(401, "oauth_problem=timestamp_refused").withHeader("Date", date);

        assertThat(right.learn(PROVIDER_URI, refused)).isFalse();
        assertThat(timestamp(right)).isEqualTo("1212491130");
    }

    @Test
    void anotherOriginHasAClockOfItsOwn() {
        URI other = URI.create("https://other.example/");

        assertThat(right.learn(
                        other,
                        problem(
                                401,
                                "oauth_problem=timestamp_refused&oauth_acceptable_timestamps=1212494730-1212494730")))
                .isTrue();

        assertThat(timestamp(right, other)).isEqualTo("1212494730");
        assertThat(timestamp(right)).isEqualTo("1212491130");
    }

    @Test
    void anOriginIsTheSameInLettersOfAnyCase() {
        behind.learn(PROVIDER_URI, problem(401, "").withHeader("Date", PROVIDER_DATE));

        assertThat(timestamp(behind, URI.create("HTTPS://H.example/path"))).isEqualTo("1212491130");
    }

    @ParameterizedTest
    @CsvSource({"86400, true", "86401, false", "-86400, true", "-86401, false", "-1212491129, false"})
    void aClockThatIsMoreThanADayOffIsNotBelieved(long off, boolean believed) {
        long said = PROVIDER.getEpochSecond() + off;
        ProtocolResponse refused =
                problem(401, "oauth_problem=timestamp_refused&oauth_acceptable_timestamps=" + said + "-" + said);

        assertThat(right.learn(PROVIDER_URI, refused)).isEqualTo(believed);
        assertThat(timestamp(right)).isEqualTo(believed ? Long.toString(said) : "1212491130");
    }

    @Test
    void aThousandOriginsAreRememberedAtMost() {
        ProtocolResponse refused = problem(401, "").withHeader("Date", PROVIDER_DATE);
        for (int i = 0; i <= 1000; i++) {
            behind.learn(URI.create("https://" + i + ".example/"), refused);
        }

        assertThat(timestamp(behind, URI.create("https://0.example/"))).isEqualTo("1212483930");
        assertThat(timestamp(behind, URI.create("https://1000.example/"))).isEqualTo("1212491130");
    }

    @Test
    void signersMadeFromOneAnotherShareTheClock() {
        OAuth1Signer other = behind.withoutVersion();

        behind.learn(
                PROVIDER_URI, problem(401, "oauth_problem=timestamp_refused").withHeader("Date", PROVIDER_DATE));

        assertThat(timestamp(other)).isEqualTo("1212491130");
    }

    private static String timestamp(OAuth1Signer signer) {
        return timestamp(signer, PROVIDER_URI);
    }

    private static String timestamp(OAuth1Signer signer, URI uri) {
        return signer.signedParameters("GET", uri, Parameters.none(), Parameters.none(), Token.oauth1("t", "s"))
                .first("oauth_timestamp")
                .orElseThrow();
    }

    private static OAuth1Signer signer(Instant now) {
        SignatureAlgorithm algorithm =
                new SignatureAlgorithms("photos", List.of()).named("HMAC-SHA1", Secret.of("s"), null, null);
        return new OAuth1Signer("photos", "key", algorithm, null, () -> "n", () -> now);
    }

    private static ProtocolResponse problem(int status, String body) {
        return ProtocolResponse.of(status).withBody(body.getBytes(StandardCharsets.UTF_8));
    }
}

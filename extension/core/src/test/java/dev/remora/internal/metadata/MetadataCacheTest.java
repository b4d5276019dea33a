package dev.remora.internal.metadata;

import static dev.remora.internal.metadata.Discovery.APPENDED;
import static dev.remora.internal.metadata.Discovery.DOCUMENT;
import static dev.remora.internal.metadata.Discovery.ISSUER;
import static dev.remora.internal.metadata.ScriptedExchange.json;
import static dev.remora.internal.metadata.ScriptedExchange.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.ResponseInvalidException;
import dev.remora.TransportException;
import dev.remora.internal.metadata.ScriptedExchange.Hanging;
import dev.remora.spi.ProtocolResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("F-03")
class MetadataCacheTest {

    private static final URI OLD = URI.create(ISSUER + "/token");
    private static final URI NEW = URI.create(ISSUER + "/token2");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Discovery discovery = new Discovery();
    private final ScriptedExchange provider = discovery.provider;
    private final TimeByHand time = discovery.time;
    private final MetadataSource source = discovery.of(DiscoveringApp.of(ISSUER));

    @Test
    void aDocumentIsFetchedOnce() {
        provider.at(APPENDED, json(DOCUMENT));

        token();
        time.pass(HOUR.multipliedBy(19));
        token();

        assertThat(provider.asked()).hasSize(1);
        assertThat(time.waiting()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, PT48M", "0.5, PT51M", "1, PT54M"})
    void inTheLastFifthOfItsLifetimeItIsFetchedAgainInTheBackground(double random, Duration due) {
        time.random(random);
        provider.at(APPENDED, keptForAnHour(OLD));
        token();
        provider.at(APPENDED, keptForAnHour(NEW));

        time.pass(due.minusSeconds(1));
        assertThat(token()).isEqualTo(OLD);
        assertThat(time.waiting()).isZero();
        time.pass(Duration.ofSeconds(1));
        assertThat(token()).isEqualTo(OLD);
        assertThat(token()).isEqualTo(OLD);
        assertThat(time.waiting()).isOne();
        assertThat(provider.asked()).hasSize(1);
        time.work();
        assertThat(token()).isEqualTo(NEW);
        assertThat(provider.asked()).hasSize(2);
    }

    @Test
    void aNewCopyHasALifetimeOfItsOwn() {
        provider.at(APPENDED, keptForAnHour(OLD));
        token();
        time.pass(HOUR);
        token();
        time.work();
        time.pass(Duration.ofMinutes(50));
        token();
        assertThat(time.waiting()).isZero();
        time.pass(Duration.ofMinutes(10));
        token();

        assertThat(time.waiting()).isOne();
    }

    @Test
    void aCopyThatNobodyNeededForADayIsNotUsedBeforeTheProviderWasAsked() {
        provider.at(APPENDED, keptForAnHour(OLD));
        token();
        provider.at(APPENDED, keptForAnHour(NEW));
        time.pass(Duration.ofDays(1));

        assertThat(token()).isEqualTo(NEW);
        assertThat(time.waiting()).isZero();
    }

    @Test
    void whileTheProviderIsDownTheOldCopyIsUsedForAWeek() {
        provider.at(APPENDED, keptForAnHour(OLD));
        token();
        provider.at(APPENDED, status(503));

        for (int hour = 1; hour < 7 * 24; hour++) {
            time.pass(HOUR);
            assertThat(token()).isEqualTo(OLD);
            time.work();
        }
        time.pass(HOUR);
        assertThatThrownBy(this::token).isInstanceOf(TransportException.class);
    }

    @Test
    void anInvalidDocumentDoesNotReplaceTheCopy() {
        provider.at(APPENDED, keptForAnHour(OLD));
        token();
        provider.at(APPENDED, json(DOCUMENT.replace(ISSUER, "https://evil.example")));
        time.pass(HOUR);
        token();
        time.work();

        assertThat(token()).isEqualTo(OLD);
        provider.at(APPENDED, keptForAnHour(NEW));
        time.pass(HOUR);
        token();
        time.work();
        assertThat(token()).isEqualTo(NEW);
    }

    @Test
    void aFailedFetchInTheBackgroundIsRepeatedAfterLongerAndLongerPauses() {
        provider.at(APPENDED, keptForAnHour(OLD));
        token();
        provider.at(APPENDED, status(500));
        time.pass(HOUR);

        assertThat(pausesInTheBackground(6))
                .containsExactly(
                        MINUTE,
                        MINUTE.multipliedBy(2),
                        MINUTE.multipliedBy(4),
                        MINUTE.multipliedBy(8),
                        MINUTE.multipliedBy(10),
                        MINUTE.multipliedBy(10));
    }

    @Test
    void pausesAreUpToHalfAsLong() {
        time.random(0);
        provider.at(APPENDED, keptForAnHour(OLD));
        token();
        provider.at(APPENDED, status(500));
        time.pass(HOUR);

        assertThat(pausesInTheBackground(2)).containsExactly(MINUTE.dividedBy(2), MINUTE);
    }

    @Test
    void withoutACopyPausesAreShort() {
        provider.at(APPENDED, status(500));
        assertThatThrownBy(this::token).hasMessageStartingWith("REMORA-00853");
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            pauses.add(pause());
        }

        assertThat(pauses.stream().map(Duration::toSeconds)).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void duringAPauseTheReasonIsToldAndNothingFetched() {
        provider.at(APPENDED, status(503));
        assertThatThrownBy(this::token).isInstanceOf(TransportException.class);
        time.pass(Duration.ofMillis(300));

        TransportException thrown = catchThrowableOfType(TransportException.class, this::token);

        assertThat(thrown.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(thrown)
                .hasMessage("REMORA-00854: remote app 'acme': the provider's metadata could not be fetched just now;"
                        + " the provider is asked again after 1 s: REMORA-00853: the metadata call of remote app 'acme'"
                        + " failed: " + APPENDED + " answered with status 503");
        assertThat(provider.asked()).hasSize(1);
    }

    @Test
    void aPauseAfterAnInvalidDocumentTellsOfThat() {
        provider.at(APPENDED, json("{}"));
        assertThatThrownBy(this::token).isInstanceOf(ResponseInvalidException.class);

        assertThat(catchThrowableOfType(ResponseInvalidException.class, this::token)
                        .code())
                .isEqualTo(ErrorCode.METADATA_INVALID);
        assertThat(provider.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"503, 90, 90", "503, 3600, 300", "404, 90, 90", "503, x, 1"})
    void aProviderMayAskForALongerPause(int status, String asked, long seconds) {
        ProtocolResponse answer = status(status).withHeader("Retry-After", asked);
        provider.at(APPENDED, answer).at(Discovery.OAUTH, answer).at(Discovery.INSERTED, answer);
        assertThatThrownBy(this::token).isNotNull();

        assertThat(pause().toSeconds()).isEqualTo(seconds);
    }

    @Test
    void afterASuccessPausesBeginAnew() {
        provider.at(APPENDED, status(500));
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(this::token).hasMessageStartingWith("REMORA-00853");
            time.pass(MINUTE);
        }
        provider.at(APPENDED, keptForAnHour(OLD));
        token();
        provider.at(APPENDED, status(500));
        time.pass(HOUR);

        assertThat(pausesInTheBackground(1)).containsExactly(MINUTE);
    }

    @Test
    void anInterruptedThreadSaysNothingAboutTheProvider() {
        provider.at(APPENDED, () -> {
            Thread.currentThread().interrupt();
            throw new TransportException(ErrorCode.UNREACHABLE, "acme", "REMORA-00212: interrupted", null);
        });
        assertThatThrownBy(this::token).hasMessage("REMORA-00212: interrupted");
        assertThat(Thread.interrupted()).isTrue();

        provider.at(APPENDED, json(DOCUMENT));
        assertThat(token()).isEqualTo(OLD);
    }

    @Test
    void manyWhoNeedItAtOnceFetchItOnce() throws Exception {
        Hanging answer = new Hanging(json(DOCUMENT));
        provider.at(APPENDED, answer);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<URI>> found = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                found.add(threads.submit(this::token));
            }
            answer.awaitQuestion();
            answer.release();
            for (Future<URI> one : found) {
                assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(OLD);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(provider.asked()).hasSize(1);
    }

    @Test
    void nobodyWaitsForAnotherWhoFetchesAnOldCopyAgain() throws Exception {
        provider.at(APPENDED, keptForAnHour(OLD));
        token();
        time.pass(Duration.ofDays(1));
        Hanging answer = new Hanging(keptForAnHour(NEW));
        provider.at(APPENDED, answer);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<URI> fetching = threads.submit(this::token);
            answer.awaitQuestion();
            assertThat(token()).isEqualTo(OLD);
            answer.release();
            assertThat(fetching.get(20, TimeUnit.SECONDS)).isEqualTo(NEW);
        } finally {
            threads.shutdownNow();
        }
        assertThat(token()).isEqualTo(NEW);
        assertThat(provider.asked()).hasSize(2);
    }

    private URI token() {
        return source.endpoint(metadata -> metadata.tokenEndpoint()).orElseThrow();
    }

    private static ProtocolResponse keptForAnHour(URI token) {
        return json(DOCUMENT.replace(OLD.toString(), token.toString())).withHeader("Cache-Control", "max-age=3600");
    }

    /** Lets time pass until the provider is asked again. */
    private Duration pause() {
        int asked = provider.asked().size();
        Duration pause = Duration.ZERO;
        while (true) {
            assertThatThrownBy(this::token).hasMessageStartingWith("REMORA-0085");
            if (provider.asked().size() > asked) {
                return pause;
            }
            time.pass(Duration.ofSeconds(1));
            pause = pause.plusSeconds(1);
        }
    }

    private List<Duration> pausesInTheBackground(int count) {
        List<Duration> pauses = new ArrayList<>();
        token();
        time.work();
        for (int i = 0; i < count; i++) {
            Duration pause = Duration.ZERO;
            while (time.waiting() == 0) {
                time.pass(Duration.ofSeconds(1));
                pause = pause.plusSeconds(1);
                assertThat(token()).isEqualTo(OLD);
            }
            time.work();
            pauses.add(pause);
        }
        return pauses;
    }
}

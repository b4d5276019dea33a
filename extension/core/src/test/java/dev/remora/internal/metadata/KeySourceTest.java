package dev.remora.internal.metadata;

import static dev.remora.internal.metadata.SigningProvider.KEYS;
import static dev.remora.internal.metadata.SigningProvider.VERIFIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.remora.ErrorCode;
import dev.remora.ResponseInvalidException;
import dev.remora.SettingsException;
import dev.remora.TransportException;
import dev.remora.internal.jose.CompactToken;
import dev.remora.internal.jose.JoseException;
import dev.remora.internal.jose.JoseException.Problem;
import dev.remora.internal.jose.TokenVerifier;
import dev.remora.internal.metadata.ScriptedExchange.Hanging;
import dev.remora.internal.wire.Secret;
import dev.remora.spi.ProtocolCall;
import dev.remora.spi.ProtocolResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("F-10")
class KeySourceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SigningProvider provider = new SigningProvider().rotate("one");
    private final KeySource source = provider.source;

    @Test
    void keysAreFetchedOnceForManyTokens() throws JoseException {
        assertThat(provider.fetches()).isZero();

        assertThat(source.verify(provider.token(), VERIFIER).claims().getString("sub"))
                .isEqualTo("ann");
        source.verify(provider.token(), VERIFIER);
        assertThat(source.keys().hasKid("one")).isTrue();

        assertThat(provider.exchange.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.call()).isEqualTo(ProtocolCall.KEYS));
        assertThat(provider.exchange.asked()).containsExactly(KEYS);
    }

    @Test
    void aNewKeyIsFetchedWhenATokenNamesIt() throws JoseException {
        source.verify(provider.token(), VERIFIER);
        CompactToken before = provider.token();
        provider.rotate("two");

        source.verify(provider.token(), VERIFIER);
        source.verify(before, VERIFIER);

        assertThat(provider.fetches()).isEqualTo(2);
    }

    @Test
    void anOldKeyThatIsWithdrawnIsNotUsedAfterTheNextFetch() throws JoseException {
        source.verify(provider.token(), VERIFIER);
        CompactToken before = provider.token();
        provider.withdrawAll();
        provider.rotate("two");
        source.verify(provider.token(), VERIFIER);

        assertThatThrownBy(() -> source.verify(before, VERIFIER)).isInstanceOf(JoseException.class);
    }

    @Test
    void afterAnUnknownKeyNoneIsFetchedForThirtySeconds() {
        keysOfLongAgo();
        refuse(provider.madeUp("x"));
        assertThat(provider.fetches()).isEqualTo(2);

        for (int i = 0; i < 29; i++) {
            provider.time.pass(SECOND);
            refuse(provider.madeUp("x" + i));
        }
        assertThat(provider.fetches()).isEqualTo(2);
        provider.time.pass(SECOND);
        refuse(provider.madeUp("y"));
        assertThat(provider.fetches()).isEqualTo(3);
    }

    @Test
    void aKeyThatIsUnknownInKeysFetchedForItCausesNoSecondFetch() throws JoseException {
        refuse(provider.madeUp("x"));
        refuse(provider.madeUp("y"));
        assertThat(provider.fetches()).isOne();

        source.verify(provider.token(), VERIFIER);
        provider.time.pass(Duration.ofSeconds(30));
        refuse(provider.madeUp("z"));
        assertThat(provider.fetches()).isEqualTo(2);
    }

    @Test
    void aHundredThousandMadeUpKeysCauseAtMostTwoFetchesAMinute() {
        List<Integer> fetchesByMinute = new ArrayList<>();
        int before = 0;
        for (int minute = 0; minute < 10; minute++) {
            for (int i = 0; i < 10_000; i++) {
                refuse(provider.madeUp(minute + "-" + i));
                provider.time.pass(Duration.ofMillis(6));
            }
            provider.time.work();
            fetchesByMinute.add(provider.fetches() - before);
            before = provider.fetches();
        }

        assertThat(fetchesByMinute).allMatch(fetches -> fetches >= 1 && fetches <= 2);
    }

    @Test
    void manyTokensOfANewKeyAtOnceFetchItOnceAndAreAllVerified() throws Exception {
        source.verify(provider.token(), VERIFIER);
        provider.rotate("two");
        Hanging answer = new Hanging(provider.published());
        provider.exchange.at(KEYS, answer);
        CompactToken token = provider.token();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> verified = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                verified.add(threads.submit(() -> source.verify(token, VERIFIER)));
            }
            answer.awaitQuestion();
            answer.release();
            for (Future<?> one : verified) {
                assertThatCode(() -> one.get(20, TimeUnit.SECONDS)).doesNotThrowAnyException();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(provider.fetches()).isEqualTo(2);
    }

    @Test
    void aTokenThatNoKeyCouldVerifyAsksForNone() {
        assertProblem(Problem.UNSIGNED, "{\"alg\":\"none\"}", VERIFIER);
        assertProblem(Problem.ALGORITHM, "{\"alg\":\"PS256\",\"kid\":\"x\"}", VERIFIER);
        assertProblem(
                Problem.BAD_SIGNATURE,
                "{\"alg\":\"HS256\"}",
                new TokenVerifier(Set.of("HS256"), Secret.of("0123456789abcdef0123456789abcdef")));

        assertThat(provider.fetches()).isZero();
    }

    @Test
    void aBadSignatureOfAKnownKeyAsksForNoNewOne() throws JoseException {
        source.verify(provider.token(), VERIFIER);

        JoseException thrown =
                catchThrowableOfType(JoseException.class, () -> source.verify(provider.madeUp("one"), VERIFIER));

        assertThat(thrown.problem()).isEqualTo(Problem.BAD_SIGNATURE);
        assertThat(provider.fetches()).isOne();
    }

    static List<ProtocolResponse> faults() {
        return List.of(
                ScriptedExchange.status(500),
                ScriptedExchange.status(404),
                ScriptedExchange.json("{}"),
                ScriptedExchange.json("{\"keys\":{}}"),
                ScriptedExchange.json("not found"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    @Tag("F-03")
    void whileTheProviderFailsItsKnownKeysGoOn(ProtocolResponse fault) throws JoseException {
        keysOfLongAgo();
        provider.exchange.at(KEYS, fault);

        for (int i = 0; i < 50; i++) {
            source.verify(provider.token(), VERIFIER);
            refuse(provider.madeUp("x" + i));
            provider.time.work();
            provider.time.pass(SECOND);
        }
        assertThat(provider.fetches()).isEqualTo(2);
    }

    @Test
    void withoutKeysAServersFaultIsTold() {
        provider.exchange.at(KEYS, ScriptedExchange.status(503));

        TransportException thrown =
                catchThrowableOfType(TransportException.class, () -> source.verify(provider.token(), VERIFIER));

        assertThat(thrown.code()).isEqualTo(ErrorCode.UNREACHABLE);
        assertThat(thrown)
                .hasMessage("REMORA-00853: the keys call of remote app 'acme' failed: " + KEYS
                        + " answered with status 503");
    }

    @Test
    void withoutKeysWhatIsNoKeySetIsTold() {
        provider.exchange.at(KEYS, ScriptedExchange.status(404));

        ResponseInvalidException thrown = catchThrowableOfType(ResponseInvalidException.class, source::keys);

        assertThat(thrown.code()).isEqualTo(ErrorCode.METADATA_INVALID);
        assertThat(thrown)
                .hasMessage("REMORA-00856: remote app 'acme': the provider's keys at " + KEYS
                        + " cannot be used: it answered with status 404");
        provider.time.pass(SECOND);
        provider.exchange.at(KEYS, ScriptedExchange.json("{\"keys\":7}"));
        assertThatThrownBy(source::keys)
                .hasMessage("REMORA-00856: remote app 'acme': the provider's keys at " + KEYS
                        + " cannot be used: it has no array named keys");
    }

    @Test
    void aLongAddressOfTheMetadataIsShownByItsBeginning() {
        String keys = KEYS + "?" + "k".repeat(200_000);
        SigningProvider other = new SigningProvider(MetadataSource.configured(DiscoveringApp.keysAt(keys)));
        String shown = keys.substring(0, 256);

        other.exchange.at(keys, ScriptedExchange.status(404));
        assertThatThrownBy(other.source::keys)
                .hasMessage("REMORA-00856: remote app 'acme': the provider's keys at " + shown
                        + " cannot be used: it answered with status 404");
        other.time.pass(Duration.ofHours(1));
        other.exchange.at(keys, ScriptedExchange.status(503));
        assertThatThrownBy(other.source::keys)
                .hasMessage("REMORA-00853: the keys call of remote app 'acme' failed: " + shown
                        + " answered with status 503");
    }

    @Test
    void aProviderWithoutKeysIsAMatterOfSettings() {
        KeySource without = new SigningProvider(MetadataSource.configured(DiscoveringApp.nothingSet())).source;

        for (int i = 0; i < 2; i++) {
            SettingsException thrown = catchThrowableOfType(SettingsException.class, without::keys);
            assertThat(thrown.keys()).containsExactly("jwks-url");
            assertThat(thrown)
                    .hasMessage("REMORA-00857: remote app 'acme': jwks-url is not set, and the provider's metadata have"
                            + " no jwks_uri: there are no keys to check signatures with");
        }
    }

    @Test
    void keysAreFoundByMetadata() {
        Discovery discovery = new Discovery();
        discovery.provider.at(Discovery.APPENDED, ScriptedExchange.status(503));
        SigningProvider discovered = new SigningProvider(discovery.of(DiscoveringApp.of(Discovery.ISSUER)));
        discovered.rotate("one");
        assertThatThrownBy(discovered.source::keys).hasMessageStartingWith("REMORA-00853: the metadata call");

        discovery.provider.at(Discovery.APPENDED, ScriptedExchange.json(Discovery.DOCUMENT));
        discovery.time.pass(SECOND);
        assertThat(discovered.source.keys().hasKid("one")).isTrue();
    }

    private void keysOfLongAgo() {
        source.keys();
        provider.time.pass(Duration.ofMinutes(5));
    }

    private void refuse(CompactToken token) {
        try {
            source.verify(token, VERIFIER);
        } catch (JoseException e) {
            if (e.problem() == Problem.NO_KEY) { // plain: a million times
                return;
            }
        }
        throw new AssertionError("it was not refused for want of a key");
    }

    private void assertProblem(Problem problem, String header, TokenVerifier verifier) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + ".e30." + "A".repeat(86);
        assertThat(catchThrowableOfType(JoseException.class, () -> source.verify(provider.parsed(text), verifier))
                        .problem())
                .isEqualTo(problem);
    }
}

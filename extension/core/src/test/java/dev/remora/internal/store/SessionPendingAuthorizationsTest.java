package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.CompletedSignIn;
import dev.remora.CompletedSignIn.Outcome;
import dev.remora.ErrorCode;
import dev.remora.RequestRefusedException;
import dev.remora.spi.PendingAuthorization;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.PendingAuthorizations.Reason;
import dev.remora.spi.PendingAuthorizations.Taken.Found;
import dev.remora.spi.PendingAuthorizations.Taken.Refused;
import dev.remora.tck.MemorySession;
import dev.remora.tck.PendingAuthorizationsTck;
import java.io.Serializable;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionPendingAuthorizationsTest extends PendingAuthorizationsTck {

    private static final String ATTRIBUTE = "dev.remora.pending";

    @Override
    protected PendingAuthorizations create(InstantSource clock) {
        return new SessionPendingAuthorizations(clock, new SessionLocks());
    }

    @Test
    @Tag("A-11")
    @Tag("S-06")
    void anAbandonedSignInTwentyThousandTimesKeepsTheSessionSmall() {
        for (int i = 0; i < 20_000; i++) {
            store().put(browser, github("state-" + i));
        }

        assertThat(memory().octets()).containsOnlyKeys(ATTRIBUTE, SessionLocks.ATTRIBUTE);
        assertThat(size()).isLessThan(16 * 1024);
        assertThat(take("state-19980")).isInstanceOf(Found.class);
    }

    @Test
    @Tag("S-06")
    void finishedSignInsKeepTheSessionSmall() {
        for (int i = 0; i < 1_000; i++) {
            store().put(browser, github("state-" + i));
            take("state-" + i);
        }

        assertThat(size()).isLessThan(4 * 1024);
        assertThat(take("state-999")).isEqualTo(Refused.of(Reason.REPLAYED));
    }

    @Test
    @Tag("S-06")
    void longAddressesMakeRoomForTheNewest() {
        for (int i = 1; i <= 20; i++) {
            store().put(browser, returningTo("/" + "x".repeat(3_000), "state-" + i));
        }

        assertThat(size()).isLessThan(16 * 1024);
        assertThat(take("state-1")).isEqualTo(Refused.of(Reason.UNKNOWN));
        assertThat(take("state-19")).isInstanceOf(Found.class);
        assertThat(take("state-20")).isInstanceOf(Found.class);
    }

    @Test
    void theNewestIsKeptHoweverLong() {
        store().put(browser, github("earlier"));
        store().put(browser, returningTo("/" + "x".repeat(20_000), "huge"));

        assertThat(take("huge")).isInstanceOf(Found.class);
    }

    @Test
    @Tag("S-05")
    void keepsOnlyWhatTheJdkItselfCanRead() {
        store().put(browser, github("state"));

        assertThat(browser.get(ATTRIBUTE)).containsInstanceOf(byte[].class);
    }

    @Test
    @Tag("S-06")
    void longAddressesToReturnToKeepTheSessionSmall() {
        for (int i = 0; i < 20; i++) {
            store().put(browser, returningTo("/" + "x".repeat(1_900), "state-" + i));
            take("state-" + i);
        }

        assertThat(size()).isLessThan(5 * 1024);
        assertThat(store().completed(browser, "github", "state-19")).isPresent();
        assertThat(store().completed(browser, "github", "state-1")).isEmpty();
    }

    @Test
    @Tag("S-05")
    void aDamagedNoteOfWhatHasEndedIsNone() {
        store().put(browser, github("state"));
        take("state");
        byte[] whole = (byte[]) browser.get("dev.remora.completed").orElseThrow();

        for (int at = 0; at < whole.length; at++) {
            browser.set("dev.remora.completed", Arrays.copyOf(whole, at));
            assertThat(store().completed(browser, "github", "state")).isEmpty();
        }
        store().complete(browser, "github", "state", CompletedSignIn.of(Outcome.FAILED, "/"));
        assertThat(store().completed(browser, "github", "state")).isPresent();
        clock.advance(Duration.ofMinutes(11));
        assertThat(store().completed(browser, "github", "state")).isEmpty();
    }

    @Test
    void aUsedOneLeavesNoSecretBehind() {
        store().put(browser, github("state-to-be-used"));
        take("state-to-be-used");

        assertThat(text((byte[]) browser.get("dev.remora.completed").orElseThrow()))
                .doesNotContain("dBjftJeZ4CVP")
                .doesNotContain("state-to-be-used");
        assertThat(text(octets())).doesNotContain("dBjftJeZ4CVP").doesNotContain("state-to-be-used");
    }

    static List<Serializable> foreignAttributes() {
        return List.of(
                "text",
                new ArrayList<>(List.of(1, 2)),
                new byte[0],
                new byte[] {2, 0, 0, 0, 0, 0, 0, 0, 0},
                new byte[] {1, 127, -1, -1, -1},
                new byte[] {1, 0, 0, 0, 1, 127, -1, -1, -1});
    }

    @ParameterizedTest
    @MethodSource("foreignAttributes")
    @Tag("S-05")
    void aForeignAttributeIsNone(Serializable foreign) {
        browser.set(ATTRIBUTE, foreign);

        assertThat(take("state")).isEqualTo(Refused.of(Reason.UNKNOWN));

        store().put(browser, github("state"));
        assertThat(take("state")).isInstanceOf(Found.class);
    }

    @Test
    @Tag("S-05")
    void aDamagedAttributeIsNeverAnError() {
        store().put(browser, github("state"));
        byte[] whole = octets();

        for (int at = 0; at < whole.length; at++) {
            browser.set(ATTRIBUTE, Arrays.copyOf(whole, at));
            assertThat(take("state")).isEqualTo(Refused.of(Reason.UNKNOWN));

            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0x80;
            browser.set(ATTRIBUTE, damaged);
            take("state");
        }
    }

    @Test
    @Tag("S-05")
    void aTimeBeyondAllClocksIsNoErrorEither() {
        store().put(browser, github("used"));
        take("used");
        byte[] damaged = octets().clone();
        ByteBuffer.wrap(damaged, damaged.length - Long.BYTES - Integer.BYTES, Long.BYTES + Integer.BYTES)
                .putLong(Long.MAX_VALUE)
                .putInt(Integer.MAX_VALUE);
        browser.set(ATTRIBUTE, damaged);

        assertThat(take("used")).isEqualTo(Refused.of(Reason.UNKNOWN));

        store().put(browser, github("state"));
        assertThat(take("state")).isInstanceOf(Found.class);
    }

    @Test
    @Tag("S-05")
    void readsWhatTheFirstVersionWrote() {
        browser.set(ATTRIBUTE, FirstVersion.PENDING.clone());

        assertThat(take("state"))
                .isEqualTo(Found.of(PendingAuthorization.of(
                                "github", "state", clock.instant().plusSeconds(600))
                        .withCallback(URI.create("https://shop.example/app/authorized"))
                        .withReturnTo("/")
                        .withContent("content".getBytes(StandardCharsets.UTF_8))));
        assertThat(take("used")).isEqualTo(Refused.of(Reason.REPLAYED));
    }

    @Test
    @Tag("S-07")
    void aSessionInvalidatedMeanwhileIsNone() {
        store().put(browser, github("state"));
        memory().invalidate();

        assertThat(take("state")).isEqualTo(Refused.of(Reason.NO_SESSION));
        store().forgetCompleted(browser);
        assertThat(store().completed(browser, "github", "state")).isEmpty();
    }

    @Test
    void saysWhyASignInCannotBegin() {
        MemorySession gone = MemorySession.open();
        gone.invalidate();

        assertThatThrownBy(() -> store().put(gone, github("state")))
                .isInstanceOfSatisfying(
                        RequestRefusedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_INVALID))
                .hasMessage("REMORA-00701: remote app 'github': a sign-in cannot begin, because the browser session"
                        + " cannot be written: it was invalidated, or the response is under way");
    }

    @Test
    void takesAPathDecodedOrAsItWasSent() {
        PendingAuthorization spaced = PendingAuthorization.of(
                        "github", "state", clock.instant().plusSeconds(600))
                .withCallback(URI.create("https://shop.example/my%20app/cb"));

        store().put(browser, spaced);
        assertThat(store().take(browser, "github", "state", "/my%20app/cb")).isInstanceOf(Found.class);
        store().put(browser, spaced);
        assertThat(store().take(browser, "github", "state", "/my app/cb")).isInstanceOf(Found.class);
    }

    private PendingAuthorization returningTo(String returnTo, String state) {
        return github(state).withReturnTo(returnTo);
    }

    private int size() {
        return memory().octets().entrySet().stream()
                .map(Map.Entry::getValue)
                .mapToInt(octets -> octets.length)
                .sum();
    }

    private byte[] octets() {
        return (byte[]) browser.get(ATTRIBUTE).orElseThrow();
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private MemorySession memory() {
        return (MemorySession) browser;
    }
}

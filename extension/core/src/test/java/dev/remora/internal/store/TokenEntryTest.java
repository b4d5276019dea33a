package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.ErrorCode;
import dev.remora.Lease;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The value of a token's entry, in both forms that version 1.0 writes, and the failure that it tells administrators of. */
class TokenEntryTest {

    // never to be changed
    private static final byte[] WITHOUT_FAILURE =
            HexFormat.of().parseHex("01000000000000002a00000000000000070000000000000008000000000000006372656373");
    private static final byte[] WITH_FAILURE = HexFormat.of()
            .parseHex("02000000000000002a00000000000000070000000000000008000000000000006323"
                    + "726566726573685f6661696c656420323032362d30312d30325430333a30343a30355a"
                    + "72656373");

    private static final TokenKey KEY = TokenKey.of("github", TokenOwner.application());
    private static final Duration TIME = Duration.ofSeconds(25);

    private final InMemorySharedEntries entries = new InMemorySharedEntries(new SettableClock());
    private final SharedTokenStore tokens = new SharedTokenStore(entries, new PlainSealer(), Duration.ofDays(1));

    @Test
    void isReadInBothForms() {
        TokenEntry entry = TokenEntry.decode(WITHOUT_FAILURE).orElseThrow();

        assertThat(entry.version()).isEqualTo(42);
        assertThat(entry.leaseOwner()).isEqualTo(new UUID(7, 8));
        assertThat(entry.leaseUntil()).isEqualTo(99);
        assertThat(entry.failure()).isEmpty();
        assertThat(entry.record()).asString().isEqualTo("recs");
        assertThat(entry.encode()).isEqualTo(WITHOUT_FAILURE);

        TokenEntry failed = entry.failed(ErrorCode.REFRESH_FAILED, Instant.parse("2026-01-02T03:04:05.678Z"));
        assertThat(failed.encode()).isEqualTo(WITH_FAILURE);
        assertThat(TokenEntry.decode(WITH_FAILURE).orElseThrow().failure())
                .isEqualTo("refresh_failed 2026-01-02T03:04:05Z");
        assertThat(TokenEntry.decode(WITH_FAILURE).orElseThrow().record())
                .asString()
                .isEqualTo("recs");
    }

    @Test
    void isEmptyWhereTheFailureIsCutOff() {
        assertThat(TokenEntry.decode(HexFormat.of().parseHex("02" + "00".repeat(32) + "05" + "6162")))
                .isEmpty();
        assertThat(TokenEntry.decode(HexFormat.of().parseHex("02" + "00".repeat(32))))
                .isEmpty();
    }

    @Test
    void tellsOfTheFailureOfARefreshUntilOneSucceeds() {
        tokens.save(KEY, Token.bearer("a").withRefreshToken("r1"));

        Lease lease = tokens.lease(KEY, TIME).orElseThrow();
        lease.failed(ErrorCode.REFRESH_FAILED);
        lease.release();

        assertThat(entries.dump()).contains("refresh_failed " + entries.now());
        StoredToken read = tokens.find(KEY).orElseThrow();

        Lease next = tokens.lease(KEY, TIME).orElseThrow();
        assertThat(entries.dump()).contains("refresh_failed");
        assertThat(next.replace(read, Token.bearer("b").withRefreshToken("r2"))).isTrue();

        assertThat(entries.dump()).doesNotContain("refresh_failed");
    }

    @Test
    void aFailureWithoutAnyTokenLeavesNothing() {
        Lease lease = tokens.lease(KEY, TIME).orElseThrow();
        lease.failed(ErrorCode.REFRESH_FAILED);
        lease.release();

        assertThat(entries.dump()).isEmpty();
    }
}

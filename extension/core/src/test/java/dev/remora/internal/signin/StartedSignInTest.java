package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remora.StoredDataException;
import dev.remora.TokenOwner;
import dev.remora.TokenOwner.Kind;
import dev.remora.internal.oidc.OpenIdRequest;
import dev.remora.internal.wire.FieldWriter;
import dev.remora.spi.PendingAuthorization;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartedSignInTest {

    private static final Instant EXPIRY = Instant.parse("2026-01-02T03:14:05Z");
    private static final StartedSignIn FULL = new StartedSignIn(
            "state",
            "verifier",
            URI.create("https://shop.example/app/authorized"),
            URI.create("https://github.example/token"),
            "user:email",
            null,
            "work",
            "/app/orders?page=2",
            TokenOwner.of(Kind.CALLER, "duke of earl"));
    private static final StartedSignIn BARE =
            new StartedSignIn("state", "", URI.create("oob"), URI.create("t"), null, null, null, "", null);

    @Test
    void comesBackWithWhatItsIdTokenIsComparedWith() {
        StartedSignIn openId = new StartedSignIn(
                "state",
                "verifier",
                URI.create("https://shop.example/app/authorized"),
                URI.create("https://sso.example/token"),
                "openid",
                new OpenIdRequest("https://sso.example", "nonce", Duration.ofMinutes(5), Set.of("gold", "silver")),
                null,
                "/",
                null);

        assertThat(throughAStore(openId)).isEqualTo(openId);
        assertThat(openId.toString() + openId.openId()).doesNotContain("nonce=nonce");
    }

    @Test
    void comesBackAsItWas() {
        assertThat(throughAStore(FULL)).isEqualTo(FULL);
        assertThat(throughAStore(BARE)).isEqualTo(BARE);
    }

    @Test
    void comesBackWithWhatItsUsersAreToldApartBy() {
        StartedSignIn linking = new StartedSignIn(
                "state",
                "",
                URI.create("oob"),
                URI.create("t"),
                null,
                null,
                null,
                "",
                null,
                "ada",
                "mark",
                "mark 7",
                true);

        assertThat(throughAStore(linking)).isEqualTo(linking);
    }

    @ParameterizedTest
    @EnumSource
    void comesBackWithEachKindOfOwner(Kind kind) {
        TokenOwner owner = TokenOwner.of(kind, "id");
        StartedSignIn started =
                new StartedSignIn("state", "", URI.create("oob"), URI.create("t"), null, null, null, "", owner);

        assertThat(throughAStore(started).startedBy()).isEqualTo(owner);
    }

    /** Stores and browsers hold these octets while a new release is rolled out. */
    @Test
    void readsWhatRelease1Wrote() {
        PendingAuthorization kept = PendingAuthorization.of(HexFormat.of()
                .parseHex("01010667697468756202204ba69735ca53765ed6a709edb56c6ea236b7193a3b29a6b390c346f0f4"
                        + "340e4e030c00000000695737fd00000000042368747470733a2f2f73686f702e6578616d706c652f"
                        + "6170702f617574686f72697a656405122f6170702f6f72646572733f706167653d32065401010876"
                        + "65726966696572021c68747470733a2f2f6769746875622e6578616d706c652f746f6b656e030a75"
                        + "7365723a656d61696c0404776f726b051343414c4c45522064756b65206f66206561726cbfb99d50"
                        + "98bffed8"));

        assertThat(kept).isEqualTo(FULL.pending("github", EXPIRY));
        assertThat(StartedSignIn.of(kept, "state")).isEqualTo(FULL);
    }

    @Test
    void showsStoresWhatTheyLookUpAndNoState() {
        PendingAuthorization pending = FULL.pending("github", EXPIRY);

        assertThat(pending.remoteApp()).isEqualTo("github");
        assertThat(pending.stateHash()).isEqualTo(PendingAuthorization.hashOfState("state"));
        assertThat(pending.expiresAt()).isEqualTo(EXPIRY);
        assertThat(pending.returnTo()).isEqualTo("/app/orders?page=2");
        assertThat(new String(
                        new StartedSignIn("canary", "", URI.create("oob"), URI.create("t"), null, null, null, "", null)
                                .pending("github", EXPIRY)
                                .toBytes(),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain("canary");
    }

    @Test
    void skipsWhatALaterReleaseRemembers() {
        byte[] content =
                new FieldWriter(1).text(1, "").text(2, "t").text(77, "nonce").toOctets();

        assertThat(StartedSignIn.of(
                        PendingAuthorization.of("github", "state", EXPIRY)
                                .withCallback(URI.create("oob"))
                                .withContent(content),
                        "state"))
                .isEqualTo(BARE);
    }

    @Test
    void refusesDamagedBytesWithOneException() {
        byte[] whole = FULL.pending("github", EXPIRY).toBytes();

        for (int at = 0; at < whole.length; at++) {
            byte[] part = Arrays.copyOf(whole, at);
            assertThatThrownBy(() -> PendingAuthorization.of(part)).isExactlyInstanceOf(StoredDataException.class);
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            assertThatThrownBy(() -> PendingAuthorization.of(damaged)).isExactlyInstanceOf(StoredDataException.class);
        }
    }

    @Test
    void refusesContentThatIsNone() {
        PendingAuthorization empty = PendingAuthorization.of("github", "state", EXPIRY);

        refuses(empty, "it is damaged");
        refuses(of(null, "t", null), "its callback is missing");
        refuses(of("oob", "\0", null), "it has an address that is none");
        refuses(of("oob", "t", "TENANT x"), "this release of Remora knows no such kind of owner");
    }

    private static void refuses(PendingAuthorization pending, String why) {
        assertThatThrownBy(() -> StartedSignIn.of(pending, "state"))
                .isExactlyInstanceOf(StoredDataException.class)
                .hasMessage("REMORA-00714: a pending authorization that a store kept cannot be read: " + why);
    }

    private static PendingAuthorization of(@Nullable String callback, String tokenEndpoint, @Nullable String owner) {
        byte[] content = new FieldWriter(1)
                .text(1, "")
                .text(2, tokenEndpoint)
                .text(5, owner)
                .toOctets();
        PendingAuthorization pending =
                PendingAuthorization.of("github", "state", EXPIRY).withContent(content);
        return callback == null ? pending : pending.withCallback(URI.create(callback));
    }

    private static StartedSignIn throughAStore(StartedSignIn started) {
        return StartedSignIn.of(
                PendingAuthorization.of(started.pending("github", EXPIRY).toBytes()), started.state());
    }
}

package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.LinkedAccounts;
import dev.remora.spi.Sealer;
import dev.remora.spi.SharedEntries.Space;
import dev.remora.tck.InMemorySharedEntries;
import dev.remora.tck.LinkedAccountsTck;
import dev.remora.tck.SettableClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SharedLinkedAccountsTest extends LinkedAccountsTck {

    private static final String ISSUER = "https://op.example";
    private static final String KEY = EntryKeys.ofIdentity(ISSUER, "mallory");

    private final InMemorySharedEntries entries = new InMemorySharedEntries(new SettableClock());

    @Override
    protected LinkedAccounts create() {
        return of(Sealers.of('a'));
    }

    @Override
    protected LinkedAccounts onAnotherNode() {
        return of(Sealers.of('a'));
    }

    @Test
    @Tag("S-04")
    void aLinkThatWasWrittenWithoutTheKeyIsNone() {
        entries.putIfAbsent(Space.LINKED_ACCOUNTS, KEY, "boss".getBytes(StandardCharsets.UTF_16BE), null);
        LinkedAccounts accounts = create();

        List<String> warned =
                Warned.lines(() -> assertThat(accounts.find(ISSUER, "mallory")).isEmpty());

        assertThat(warned)
                .containsExactly("REMORA-00729: an entry of a linked account cannot be read and is taken for none:"
                        + " REMORA-00721: a record was not encrypted by this application for the place where it was"
                        + " found, or was changed since; its user signs in again");
    }

    @Test
    @Tag("S-04")
    void theLinkOfAnotherIdentityIsNotRead() {
        create().link(ISSUER, "7", "boss");
        byte[] ofBoss = entries.find(Space.LINKED_ACCOUNTS, EntryKeys.ofIdentity(ISSUER, "7"))
                .orElseThrow();
        entries.putIfAbsent(Space.LINKED_ACCOUNTS, KEY, ofBoss, null);

        assertThat(create().find(ISSUER, "mallory")).isEmpty();
        assertThat(create().unlink(ISSUER, "mallory", "boss")).isFalse();
    }

    @Test
    void aLinkOfAnOldKeyIsWrittenAnewWhenItIsRead() {
        of(Sealers.of('a')).link(ISSUER, "7", "alice");

        assertThat(of(Sealers.of('b', 'a')).find(ISSUER, "7")).contains("alice");
        assertThat(of(Sealers.of('b')).find(ISSUER, "7")).contains("alice");
    }

    @Test
    void aLinkOfAnOldKeyIsKeptForItsCaller() {
        of(Sealers.of('a')).link(ISSUER, "7", "alice");
        LinkedAccounts accounts = of(Sealers.of('b', 'a'));

        assertThat(accounts.link(ISSUER, "7", "bob")).isFalse();
        assertThat(accounts.unlink(ISSUER, "7", "alice")).isTrue();
    }

    @Test
    void aLinkOfAKeyThatIsGoneGivesWayToTheNext() {
        of(Sealers.of('a')).link(ISSUER, "7", "alice");
        LinkedAccounts accounts = of(Sealers.of('b'));

        assertThat(accounts.find(ISSUER, "7")).isEmpty();
        assertThat(accounts.link(ISSUER, "7", "bob")).isTrue();
        assertThat(accounts.find(ISSUER, "7")).contains("bob");
    }

    @Test
    void goesWithoutEncryptionWhereItIsToldTo() {
        of(new PlainSealer()).link(ISSUER, "7", "alice");

        assertThat(of(new PlainSealer()).find(ISSUER, "7")).contains("alice");
        assertThat(of(Sealers.of('a')).find(ISSUER, "7")).isEmpty();
    }

    private LinkedAccounts of(Sealer sealer) {
        return new SharedLinkedAccounts(entries, sealer);
    }
}

package dev.remora.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.LinkedAccounts;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link LinkedAccounts} has to do. */
public abstract class LinkedAccountsTck {

    private static final String ISSUER = "https://op.example";

    private LinkedAccounts accounts;

    /** One that knows no link. */
    protected abstract LinkedAccounts create();

    /** The same links as another node has them. */
    protected abstract LinkedAccounts onAnotherNode();

    @BeforeEach
    void createAccounts() {
        accounts = create();
    }

    @Test
    void knowsNobodyAtFirst() {
        assertThat(accounts.find(ISSUER, "7")).isEmpty();
    }

    @Test
    void findsTheCallerThatAnIdentityWasLinkedTo() {
        assertThat(accounts.link(ISSUER, "7", "alice")).isTrue();

        assertThat(accounts.find(ISSUER, "7")).contains("alice");
        assertThat(onAnotherNode().find(ISSUER, "7")).contains("alice");
    }

    @Test
    void keepsTheLinkToSomebodyElse() {
        accounts.link(ISSUER, "7", "alice");

        assertThat(accounts.link(ISSUER, "7", "Alice")).isFalse();
        assertThat(accounts.find(ISSUER, "7")).contains("alice");
    }

    @Test
    void linksTheSameAgain() {
        accounts.link(ISSUER, "7", "alice");

        assertThat(accounts.link(ISSUER, "7", "alice")).isTrue();
    }

    @Test
    void oneCallerMayHaveManyIdentities() {
        accounts.link(ISSUER, "7", "alice");
        accounts.link("https://other.example", "7", "alice");

        assertThat(accounts.find(ISSUER, "7")).contains("alice");
        assertThat(accounts.find("https://other.example", "7")).contains("alice");
    }

    @Test
    void keepsIdentitiesApart() {
        for (Identity one : identities()) {
            assertThat(accounts.link(one.issuer(), one.subject(), "of " + one)).isTrue();
        }

        for (Identity one : identities()) {
            assertThat(accounts.find(one.issuer(), one.subject())).contains("of " + one);
        }
    }

    private record Identity(String issuer, String subject) {}

    private static List<Identity> identities() {
        return List.of(
                new Identity(ISSUER, "7"),
                new Identity(ISSUER, "7 "),
                new Identity(ISSUER + "7", ""),
                new Identity(ISSUER + "/", "7"),
                new Identity(ISSUER, "a"),
                new Identity(ISSUER, "A"),
                new Identity(ISSUER, "\u00e5"),
                new Identity(ISSUER, "a\u030a"),
                new Identity(ISSUER, "7".repeat(255)));
    }

    @Test
    void keepsNamesOfCallersWhateverTheirLetters() {
        List<String> callers = List.of(
                "alice",
                "Alice",
                "alice ",
                " alice",
                "\u00e5lice",
                "a\u030alice",
                "al%0020ice",
                "al\0ice",
                "al'ice\"; --",
                "\ud83d\udc1f",
                "\ud83d",
                "github|https://op.example|7",
                "alice".repeat(100));
        for (int i = 0; i < callers.size(); i++) {
            accounts.link(ISSUER, "of " + i, callers.get(i));
        }

        for (int i = 0; i < callers.size(); i++) {
            assertThat(accounts.find(ISSUER, "of " + i)).contains(callers.get(i));
        }
    }

    @Test
    void endsALink() {
        accounts.link(ISSUER, "7", "alice");

        assertThat(accounts.unlink(ISSUER, "7", "alice")).isTrue();
        assertThat(onAnotherNode().find(ISSUER, "7")).isEmpty();
        assertThat(accounts.link(ISSUER, "7", "bob")).isTrue();
    }

    @Test
    void endsNoLinkOfSomebodyElse() {
        accounts.link(ISSUER, "7", "alice");

        assertThat(accounts.unlink(ISSUER, "7", "Alice")).isFalse();
        assertThat(accounts.unlink(ISSUER, "8", "alice")).isFalse();
        assertThat(accounts.find(ISSUER, "7")).contains("alice");
    }

    @Test
    void ofFiftyCallersAtOnceOneGetsTheIdentity() throws InterruptedException {
        LinkedAccounts other = onAnotherNode();
        for (int round = 0; round < 20; round++) {
            String subject = "of round " + round;
            SharedCounter callers = new SharedCounter();

            List<Integer> linked = AtOnce.call(50, () -> {
                int caller = callers.next();
                LinkedAccounts node = caller % 2 == 0 ? accounts : other;
                return node.link(ISSUER, subject, "caller " + caller) ? caller : -1;
            });

            assertThat(Collections.frequency(linked, -1)).isEqualTo(49);
            int winner = linked.stream().filter(one -> one >= 0).findFirst().orElseThrow();
            assertThat(accounts.find(ISSUER, subject)).contains("caller " + winner);
        }
    }
}

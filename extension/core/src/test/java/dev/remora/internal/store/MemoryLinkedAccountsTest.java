package dev.remora.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.LinkedAccounts;
import dev.remora.tck.LinkedAccountsTck;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryLinkedAccountsTest extends LinkedAccountsTck {

    private final MemoryLinkedAccounts accounts = new MemoryLinkedAccounts();

    @Override
    protected LinkedAccounts create() {
        return accounts;
    }

    @Override
    protected LinkedAccounts onAnotherNode() {
        return accounts;
    }

    @Test
    void saysOnceThatLinksEndWithTheNode() {
        List<String> lines = Warned.lines(() -> {
            accounts.link("https://op.example", "7", "alice");
            accounts.link("https://op.example", "8", "alice");
        });

        assertThat(lines)
                .containsExactly("REMORA-00722: accounts are linked in the memory of this node, and the links end with"
                        + " it: take the store of a module such as remora-jdbc, or a bean that implements"
                        + " dev.remora.LinkedAccounts");
    }
}

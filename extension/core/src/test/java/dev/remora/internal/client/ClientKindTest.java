package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.ClientBuilder;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ClientKindTest {

    // whoever looks for tests to run with another client has no RESTEasy
    private static final Supplier<ClientBuilder> SERVERS_OWN = ServersBuilder::new;

    @Test
    void aServersOwnBuilderIsOfTheKindThatItExtends() {
        assertThat(ClientKind.of(SERVERS_OWN.get())).isEqualTo(ClientKind.RESTEASY);
        assertThat(ClientKind.of("another")).isEqualTo(ClientKind.OTHER);
    }

    @Test
    void aServersOwnBuilderSendsNothingTwice() {
        ClientBuilder builder = SERVERS_OWN.get();

        ClientKind.configure(builder);

        assertThat(builder).hasFieldOrPropertyWithValue("disableAutomaticRetries", true);
    }
}

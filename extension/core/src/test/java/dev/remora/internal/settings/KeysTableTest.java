package dev.remora.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class KeysTableTest {

    @Test
    void theReferenceIsWhatTheKeysSay() throws IOException {
        assertThat(Files.readString(KeysTable.FILE))
                .as("run the main method of KeysTable and commit what it writes")
                .isEqualTo(KeysTable.render());
    }

    @Test
    void namesAreUniqueAndInKebabCase() {
        assertThat(SettingKey.all().stream().flatMap(key -> key.names().stream()))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void everyNameLeadsToItsKey() {
        assertThat(SettingKey.of("client-id")).contains(RemoteAppKey.CLIENT_ID);
        assertThat(SettingKey.of("consumer-key")).contains(RemoteAppKey.CLIENT_ID);
        assertThat(SettingKey.of("consumer_key")).isEmpty();
    }
}

package dev.remora.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
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
        assertThat(Arrays.stream(SettingKey.values()).flatMap(key -> key.names().stream()))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void everyNameLeadsToItsKey() {
        assertThat(SettingKey.of("client-id")).contains(SettingKey.CLIENT_ID);
        assertThat(SettingKey.of("consumer-key")).contains(SettingKey.CLIENT_ID);
        assertThat(SettingKey.of("consumer_key")).isEmpty();
    }
}

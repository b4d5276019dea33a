package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ProvidersPageTest {

    @Test
    void thePageIsWhatTheFilesSay() throws IOException {
        assertThat(Files.readString(ProvidersPage.FILE))
                .as("run the main method of ProvidersPage and commit what it writes")
                .isEqualTo(ProvidersPage.render());
    }
}

package dev.remora.it.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The realm of the suites, which is imported here, while little else can be built. */
class KeycloakTest {

    private static final Path HOME = Path.of(System.getProperty("remora.it.keycloak", ""));
    private static final Path DATABASE = HOME.resolve("data/h2/keycloakdb.mv.db");

    @TempDir
    Path work;

    @Test
    void isImportedOnce() throws Exception {
        TestAuthority authority = TestAuthority.make(work);
        Keycloak.prepare(HOME, authority);
        byte[] imported = Files.readAllBytes(DATABASE);

        Keycloak.prepare(HOME, authority);

        assertThat(Files.readAllBytes(DATABASE)).isNotEmpty().isEqualTo(imported);
    }
}

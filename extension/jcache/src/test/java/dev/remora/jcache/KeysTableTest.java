package dev.remora.jcache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The reference has the keys of the module. */
class KeysTableTest {

    @Test
    void isWrittenFromTheDefinitions() throws IOException {
        assertEquals(KeysTable.render(), Files.readString(KeysTable.FILE), "run the main method of KeysTable");
    }
}

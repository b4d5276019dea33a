package dev.remora.jcache;

import dev.remora.spi.SettingDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the reference table of the module's keys, in AsciiDoc. */
final class KeysTable {

    static final Path FILE = Path.of("../docs/reference/keys-jcache.adoc");

    private KeysTable() {}

    /** To be run in the folder of the module, after a change of the keys. */
    public static void main(String[] args) throws IOException {
        Files.writeString(FILE, render());
    }

    static String render() {
        StringBuilder out = new StringBuilder();
        out.append("// written by KeysTable of remora-jcache\n= Keys of remora-jcache\n\n");
        out.append("[cols=\"3,1,1,5\",options=\"header\"]\n|===\n| Key | Type | Default | Meaning\n");
        for (SettingDefinition<?> definition : new JCacheSettings().definitions()) {
            out.append("\n| `").append(definition.property()).append("`\n| ");
            out.append(definition.type().name().toLowerCase(Locale.ROOT)).append("\n| ");
            out.append(definition.defaultValue().map(value -> "`" + value + "`").orElse("-"))
                    .append("\n| ");
            out.append(definition.description()).append('\n');
        }
        return out.append("|===\n").toString();
    }
}

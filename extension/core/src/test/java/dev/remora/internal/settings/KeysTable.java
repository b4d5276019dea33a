package dev.remora.internal.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Writes the reference table of all keys, in AsciiDoc. */
final class KeysTable {

    static final Path FILE = Path.of("../docs/reference/keys.adoc");

    private KeysTable() {}

    /** To be run in the folder of the module, after a change of the keys. */
    public static void main(String[] args) throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, render());
    }

    static String render() {
        StringBuilder out = new StringBuilder();
        out.append("// written by KeysTable from SettingKey and GlobalKey\n");
        out.append("[cols=\"3,1,1,1,5\",options=\"header\"]\n|===\n| Key | Type | Default | Protocol | What it is\n");
        for (SettingKey key : SettingKey.values()) {
            row(
                    out,
                    "remora.<name>." + key.key(),
                    key.type(),
                    key.defaultValue(),
                    protocol(key.protocol()),
                    key.description());
        }
        for (GlobalKey key : GlobalKey.values()) {
            row(out, key.property(), key.type(), key.defaultValue(), "both", key.description());
        }
        return out.append("|===\n").toString();
    }

    private static void row(
            StringBuilder out,
            String key,
            SettingKey.Type type,
            Optional<String> defaultValue,
            String protocol,
            String description) {
        out.append("\n| `").append(key).append("`\n");
        out.append("| ").append(type(type)).append('\n');
        out.append("| ")
                .append(defaultValue.map(value -> "`" + value + "`").orElse("-"))
                .append('\n');
        out.append("| ").append(protocol).append('\n');
        out.append("| ").append(description).append('\n');
    }

    private static String type(SettingKey.Type type) {
        return switch (type) {
            case URL -> "URL";
            case BOOLEAN -> "`true` or `false`";
            case MEDIA_TYPE -> "media type";
            default -> type.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String protocol(SettingKey.Protocol protocol) {
        return switch (protocol) {
            case BOTH -> "both";
            case OAUTH1 -> "OAuth 1.0a";
            case OAUTH2 -> "OAuth 2";
        };
    }
}

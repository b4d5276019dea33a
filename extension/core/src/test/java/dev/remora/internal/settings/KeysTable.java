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
        out.append("[cols=\"3,1,1,1,5\",options=\"header\"]\n|===\n| Key | Type | Default | Protocol | Meaning\n");
        for (SettingKey key : SettingKey.all()) {
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
        out.append("|===\n");
        flaskNames(out);
        return out.toString();
    }

    private static void flaskNames(StringBuilder out) {
        out.append("\n[#flask-names]\n== Names of Flask-OAuthlib\n\n")
                .append(
                        "These names are read wherever the key itself is, for good. Two different values under both names in"
                                + " one place are an error. Of several\nplaces the one with precedence wins, whichever name"
                                + " it uses: a `SettingsSource`, `remora.<name>.*`, the properties that `app-key`\n"
                                + "names, `@RemoteAppDefinition`, the preset.\n\n")
                .append("[cols=\"1,1\",options=\"header\"]\n|===\n| Name | Key\n");
        for (SettingKey key : SettingKey.all()) {
            key.names().stream().skip(1).forEach(name -> out.append("\n| `" + name + "`\n| `" + key + "`\n"));
        }
        out.append(
                "\n| `request-token-params`\n| `authorize-params` for OAuth 2; for OAuth 1.0a a key of its own\n|===\n");
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

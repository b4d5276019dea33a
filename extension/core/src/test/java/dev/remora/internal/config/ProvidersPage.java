package dev.remora.internal.config;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the pages of presets, in AsciiDoc: an index by name and by oddity, and a page for each. */
final class ProvidersPage {

    private static final String SILENT = "no source tells how the user is asked";

    static final Path INDEX = Path.of("../docs/reference/providers.adoc");
    static final Path FOLDER = Path.of("../docs/reference/providers");

    private record Preset(String name, Map<String, String> settings, Map<String, String> about) {

        static Preset of(String name) {
            URL file = PresetFiles.ofClassPath().files(name).get(0);
            return new Preset(name, PresetFiles.values(file), PresetFiles.about(file));
        }

        String title() {
            return about.getOrDefault("name", name);
        }

        String link() {
            return "link:providers/" + page() + "[`" + name + "`]";
        }

        String page() {
            return name + ".adoc";
        }

        String protocol() {
            return settings.containsKey("request-token-url")
                    ? "OAuth 1.0a"
                    : settings.containsKey("issuer") ? "OpenID Connect" : "OAuth 2";
        }

        Map<String, String> variables() {
            Map<String, String> variables = new TreeMap<>();
            settings.forEach((key, value) -> {
                if (key.startsWith("vars.") && key.endsWith(".pattern")) {
                    String variable = key.substring("vars.".length(), key.length() - ".pattern".length());
                    if (!settings.containsKey("vars." + variable + ".from")) {
                        variables.put(variable, about.getOrDefault("example." + variable, ""));
                    }
                }
            });
            return variables;
        }
    }

    private ProvidersPage() {}

    /** To be run in the folder of the module, after a change of a preset. */
    public static void main(String[] args) throws IOException {
        Files.writeString(INDEX, index());
        Files.createDirectories(FOLDER);
        Map<String, String> pages = pages();
        for (String page : written()) {
            if (!pages.containsKey(page)) {
                Files.delete(FOLDER.resolve(page));
            }
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
        }
    }

    /** Returns the names of the pages that there are. */
    static List<String> written() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<Preset> presets() {
        return PresetFiles.ofClassPath().known().stream().map(Preset::of).toList();
    }

    static String index() {
        List<Preset> presets = presets();
        StringBuilder out = new StringBuilder("""
                // written by ProvidersPage from the files of the presets
                = Providers
                :toc: left
                :toclevels: 1

                Remora has %d presets, each with a page of its own: the lines to write, the callback URL to register, what the provider does differently, and who says so. link:presets.adoc[Presets] tells how they are
                used, changed and added to. Corrections are welcome: a file of properties, no code.

                == By name

                [cols="2,3,2,3",options="header"]
                |===
                | Preset | Provider | Protocol | Site

                """.formatted(presets.size()));
        for (Preset preset : presets) {
            out.append("| ").append(preset.link()).append(" | ").append(preset.title());
            out.append(" | ")
                    .append(preset.protocol())
                    .append(" | ")
                    .append(preset.about().getOrDefault("site", "-"));
            out.append('\n');
        }
        out.append("|===\n\n== By oddity\n");
        oddities(presets)
                .forEach((oddity, those) -> out.append("\n")
                        .append(oddity)
                        .append(":: ")
                        .append(String.join(", ", those))
                        .append('\n'));
        return out.toString();
    }

    /** Returns the page of each preset, by the name of its file. */
    static Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>();
        presets().forEach(preset -> pages.put(preset.page(), page(preset)));
        return pages;
    }

    private static Map<String, List<String>> oddities(List<Preset> presets) {
        Map<String, List<String>> oddities = new TreeMap<>();
        for (Preset preset : presets) {
            List<String> own = new ArrayList<>();
            preset.settings().forEach((key, value) -> {
                String oddity = ProviderOddities.title(key, value);
                if (!oddity.isEmpty() && !own.contains(oddity)) {
                    own.add(oddity);
                }
            });
            if (!preset.variables().isEmpty()) {
                own.add("Variables in addresses");
            }
            if (!preset.about().getOrDefault("oddities", SILENT).contains(SILENT)) {
                own.add("Further oddities, in words");
            }
            if (!preset.settings().containsKey("user-url") && !preset.settings().containsKey("issuer")) {
                own.add("Does not say who the user is");
            }
            own.forEach(oddity ->
                    oddities.computeIfAbsent(oddity, first -> new ArrayList<>()).add(preset.link()));
        }
        return oddities;
    }

    private static String page(Preset preset) {
        Map<String, String> about = preset.about();
        StringBuilder out = new StringBuilder("""
                // written by ProvidersPage from the file of the preset
                = %s

                %s%s. link:../providers.adoc[All providers]

                [source,properties]
                ----
                """.formatted(preset.title(), preset.protocol(), links(about)));
        lines(preset)
                .forEach((key, value) -> out.append("remora.app.")
                        .append(key)
                        .append('=')
                        .append(value)
                        .append('\n'));
        out.append("""
                ----

                The callback URL to register is the absolute address of `callback`, letter for letter: with the JAX-RS application at `https://app.example/shop/api/`, and these
                lines, it is `https://app.example/shop/api/authorized`.

                """);
        list(out, places(preset));
        out.append("\n== What it does differently\n\n");
        List<String> differences = differences(preset);
        if (differences.isEmpty()) {
            out.append("Nothing that is known.\n");
        } else {
            list(out, differences);
        }
        out.append("""

                == Who says so

                _Unproved_ are the keys of the file whose values no two sources confirm, and in brackets the sources that say something of them. The date of a source is that of the last change there, or of the day on
                which a page without a date was read.

                """);
        List<String> sources = new ArrayList<>();
        add(sources, "Unproved: ", about.get("unproved"));
        add(sources, "Sources: ", about.get("sources"));
        list(out, sources);
        return out.toString();
    }

    private static void list(StringBuilder out, List<String> sentences) {
        sentences.forEach(sentence -> out.append("* ").append(sentence).append('\n'));
    }

    private static Map<String, String> lines(Preset preset) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("provider", preset.name());
        preset.variables().forEach((variable, example) -> lines.put("vars." + variable, example));
        lines.put("client-id", "...");
        for (String key :
                preset.about().getOrDefault("credentials", "client-secret").split(" ", -1)) {
            lines.put(key, "...");
        }
        lines.put("callback", "authorized");
        return lines;
    }

    private static String links(Map<String, String> about) {
        StringBuilder links = new StringBuilder();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("site", "site");
        labels.put("documentation", "documentation");
        labels.put("register", "register an application");
        labels.forEach((key, label) -> {
            if (about.containsKey(key)) {
                links.append(", link:")
                        .append(about.get(key))
                        .append('[')
                        .append(label)
                        .append(']');
            }
        });
        return links.toString();
    }

    private static List<String> places(Preset preset) {
        Map<String, String> about = preset.about();
        Map<String, String> settings = preset.settings();
        List<String> sentences = new ArrayList<>();
        if (!about.containsKey("register")) {
            sentences.add("Place to register an application: not known.");
        }
        sentences.add("Rule for the callback URL: " + about.getOrDefault("callback", "not known") + ".");
        add(sentences, "Scopes: ", settings.containsKey("scope") ? "`+" + settings.get("scope") + "+`" : null);
        add(sentences, "Variables: ", variables(preset));
        if (!preset.protocol().equals("OAuth 1.0a")) {
            sentences.add("PKCE: " + about.getOrDefault("pkce", "not known") + "; refresh tokens: "
                    + about.getOrDefault("refresh", "not known") + ".");
        }
        add(sentences, "Users revoke at ", about.get("revoke"));
        return sentences;
    }

    private static List<String> differences(Preset preset) {
        List<String> sentences = new ArrayList<>();
        preset.settings().entrySet().stream()
                .filter(setting -> !setting.getKey().equals("pkce")) // said above
                .map(setting -> ProviderOddities.sentence(setting.getKey(), setting.getValue()))
                .filter(sentence -> !sentence.isEmpty())
                .distinct()
                .forEach(sentences::add);
        add(sentences, "", capital(preset.about().get("oddities")));
        return sentences;
    }

    private static String variables(Preset preset) {
        return preset.variables().keySet().stream()
                .sorted(Comparator.naturalOrder())
                .map(variable -> "`" + variable + "`"
                        + (preset.settings().containsKey("vars." + variable)
                                ? " (`" + preset.settings().get("vars." + variable) + "` unless set)"
                                : ""))
                .collect(Collectors.joining(", "));
    }

    private static void add(List<String> sentences, String start, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            sentences.add(start + text + ".");
        }
    }

    private static String capital(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}

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
import org.jspecify.annotations.Nullable;

/** Writes the page of all presets, in AsciiDoc: an index by name, one by oddity, and a section for each. */
final class ProvidersPage {

    private static final String SILENT = "no source tells how the user is asked";

    static final Path FILE = Path.of("../docs/reference/providers.adoc");

    private record Preset(String name, Map<String, String> settings, Map<String, String> about) {

        static Preset of(String name) {
            URL file = PresetFiles.ofClassPath().files(name).get(0);
            return new Preset(name, PresetFiles.values(file), PresetFiles.about(file));
        }

        String title() {
            return about.getOrDefault("name", name);
        }

        String link() {
            return "<<preset-" + name + ",`" + name + "`>>";
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
        Files.writeString(FILE, render());
    }

    static String render() {
        List<Preset> presets =
                PresetFiles.ofClassPath().known().stream().map(Preset::of).toList();
        StringBuilder out = new StringBuilder("""
                // written by ProvidersPage from the files of the presets
                = Providers
                :toc: left
                :toclevels: 1

                Remora has %d presets. xref:presets.adoc[Presets] tells how they are used, changed and added to. Each file names the public sources of its facts with the
                date of the last change there, or the day on which a page without a date was read. Under _Unproved_ stand the keys of the file whose values no two sources confirm, and in brackets the sources that say something of
                them. Corrections are welcome: a file of properties, no code.

                The callback URL that Remora sends, and that is registered at the provider, is the absolute address of `callback`, letter for letter: with
                `callback=authorized` and the JAX-RS application at `https://app.example/shop/api/` it is `https://app.example/shop/api/authorized`.
                Rules of providers for it stand below where a source tells them.

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
        out.append("\n== Each of them\n");
        presets.forEach(preset -> section(out, preset));
        return out.toString();
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

    private static void section(StringBuilder out, Preset preset) {
        String name = preset.name();
        Map<String, String> about = preset.about();
        out.append("\n[#preset-")
                .append(name)
                .append("]\n=== ")
                .append(preset.title())
                .append("\n\n");
        out.append(preset.protocol()).append(links(about)).append(".\n\n[source,properties]\n----\n");
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("provider", name);
        preset.variables().forEach((variable, example) -> lines.put("vars." + variable, example));
        lines.put("client-id", "...");
        for (String key : about.getOrDefault("credentials", "client-secret").split(" ", -1)) {
            lines.put(key, "...");
        }
        lines.put("callback", "authorized");
        lines.forEach((key, value) ->
                out.append("remora.app.").append(key).append('=').append(value).append('\n'));
        out.append("----\n\n");
        sentences(preset).forEach(sentence -> out.append("* ").append(sentence).append('\n'));
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

    private static List<String> sentences(Preset preset) {
        Map<String, String> about = preset.about();
        Map<String, String> settings = preset.settings();
        List<String> sentences = new ArrayList<>();
        if (!about.containsKey("register")) {
            sentences.add("Place to register an application: not known.");
        }
        sentences.add("Rule for the callback URL: " + about.getOrDefault("callback", "not known") + ".");
        add(sentences, "Scopes: ", settings.containsKey("scope") ? "`+" + settings.get("scope") + "+`" : null);
        add(sentences, "Variables: ", variables(preset));
        settings.entrySet().stream()
                .filter(setting -> !setting.getKey().equals("pkce")) // said below
                .map(setting -> ProviderOddities.sentence(setting.getKey(), setting.getValue()))
                .filter(sentence -> !sentence.isEmpty())
                .distinct()
                .forEach(sentences::add);
        if (!preset.protocol().equals("OAuth 1.0a")) {
            sentences.add("PKCE: " + about.getOrDefault("pkce", "not known") + "; refresh tokens: "
                    + about.getOrDefault("refresh", "not known") + ".");
        }
        add(sentences, "Users revoke at ", about.get("revoke"));
        add(sentences, "", about.containsKey("oddities") ? capital(about.get("oddities")) : null);
        add(sentences, "Unproved: ", about.get("unproved"));
        add(sentences, "Sources: ", about.get("sources"));
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

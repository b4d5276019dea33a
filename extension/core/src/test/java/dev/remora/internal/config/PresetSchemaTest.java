package dev.remora.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.settings.SettingKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that the file of every preset keeps to. */
class PresetSchemaTest {

    private static final Set<String> ABOUT = Set.of(
            "name",
            "site",
            "documentation",
            "register",
            "callback",
            "credentials",
            "pkce",
            "refresh",
            "revoke",
            "sources",
            "unproved",
            "oddities");

    /** Of an application alone, or of no preset's concern. */
    private static final Set<String> OF_APPLICATIONS = Set.of(
            "provider",
            "app-key",
            "client-id",
            "callback",
            "profile",
            "proxy",
            "proxy-user",
            "trust-store",
            "key-store");

    private static final Pattern REFERENCE = Pattern.compile("\\{([a-z0-9-]+)}");
    private static final Pattern SOURCE = Pattern.compile("[\\w./-]+ ([0-9]{4}-[0-9]{2}-[0-9]{2})");
    private static final LocalDate THREE_YEARS_BEFORE_THE_CATALOGUE = LocalDate.of(2023, 11, 30);

    /** Second labels below which everybody registers, in domains of countries. */
    private static final Set<String> SHARED = Set.of("ac", "co", "com", "edu", "gov", "ne", "net", "or", "org");

    private static final Map<String, String> SITES_ELSEWHERE = Map.of(
            "basecamp", "its accounts are those of 37signals, the company",
            "keycloak", "everybody runs one",
            "myob", "its site is Australian, its API is not",
            "shopify", "shops are at myshopify.com",
            "twitter", "X, whose API of OAuth 1.0a kept its address",
            "vend", "Lightspeed, whose product has a domain of its own");

    static List<String> known() {
        return PresetFiles.ofClassPath().known();
    }

    @ParameterizedTest
    @MethodSource("known")
    void saysNothingThatIsTheApplications(String provider) {
        assertThat(values(provider).keySet())
                .doesNotContainAnyElementsOf(OF_APPLICATIONS)
                .noneMatch(key -> SettingKey.of(key)
                        .filter(setting -> setting.type() == SettingKey.Type.SECRET)
                        .isPresent());
    }

    @ParameterizedTest
    @MethodSource("known")
    void addressesAreWellFormedAndHttps(String provider) {
        Map<String, String> values = values(provider);

        values.forEach((key, value) -> {
            if (SettingKey.of(key)
                    .filter(setting -> setting.type() == SettingKey.Type.URL)
                    .isPresent()) {
                URI url = URI.create(REFERENCE.matcher(value).replaceAll("x"));
                assertThat(url.isAbsolute() ? url.getScheme() : "https").as(key).isEqualTo("https");
                assertThat(url.isAbsolute() || values.containsKey("base-url"))
                        .as(key)
                        .isTrue();
            }
        });
        about(provider).forEach((key, value) -> {
            if (Set.of("site", "documentation", "register").contains(key)) {
                assertThat(URI.create(value).getScheme()).as(key).isEqualTo("https");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("known")
    void saysWhereUsersAreAskedAndTokensGiven(String provider) {
        Map<String, String> values = values(provider);

        if (!values.containsKey("issuer")) {
            assertThat(values).containsKeys("authorize-url", "token-url");
        }
    }

    @ParameterizedTest
    @MethodSource("known")
    void variablesAreDeclaredAndUsedAndHaveAnExample(String provider) {
        Map<String, String> values = values(provider);
        Set<String> declared = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        values.forEach((key, value) -> {
            if (key.startsWith("vars.")) {
                declared.add(key.replaceAll("vars[.]|[.](pattern|from)$", ""));
            } else {
                Matcher reference = REFERENCE.matcher(value);
                while (reference.find()) {
                    used.add(reference.group(1));
                }
            }
        });
        used.removeAll(Set.of("client-id", "client-secret", "access-token", "tenantid")); // not the preset's

        assertThat(used).isEqualTo(declared);
        assertThat(declared).allSatisfy(variable -> {
            Pattern pattern = Pattern.compile(values.getOrDefault("vars." + variable + ".pattern", "$missing"));
            assertThat(about(provider).getOrDefault("example." + variable, "")).matches(pattern);
            if (values.containsKey("vars." + variable)) {
                assertThat(filled(provider, values.getOrDefault("vars." + variable, "")))
                        .matches(pattern);
            }
            for (String hostile : List.of("evil.example#", "evil.example?", "a@evil.example", "evil.example\\")) {
                assertThat(hostile).doesNotMatch(pattern);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("known")
    void saysWhatItIsAndWhoSaysSo(String provider) {
        Map<String, String> about = about(provider);

        assertThat(about.keySet()).allMatch(key -> ABOUT.contains(key) || key.startsWith("example."));
        assertThat(about).containsKeys("name", "sources");
        List<LocalDate> dates = List.of(about.getOrDefault("sources", "").split("; ", -1)).stream()
                .map(source -> {
                    Matcher matcher = SOURCE.matcher(source);
                    assertThat(matcher.matches()).as(source).isTrue();
                    return LocalDate.parse(matcher.group(1));
                })
                .toList();
        assertThat(dates).anyMatch(THREE_YEARS_BEFORE_THE_CATALOGUE::isBefore);
        assertThat(about.getOrDefault("pkce", "yes")).isIn("yes", "no", "not known");
        assertThat(about.getOrDefault("refresh", "yes")).isIn("yes", "no");
    }

    @ParameterizedTest
    @MethodSource("known")
    void pkceIsSentUnlessItIsKnownToBeRefused(String provider) {
        assertThat(values(provider).getOrDefault("pkce", "S256").equals("none"))
                .isEqualTo(about(provider).getOrDefault("pkce", "yes").equals("no"));
    }

    /** With two places one user could become another when the first is filled; those two say one number twice. */
    @ParameterizedTest
    @MethodSource("known")
    void theSubjectHasOnePlace(String provider) {
        assertThat(values(provider).getOrDefault("user-claims.sub", "/id").contains(" "))
                .isEqualTo(Set.of("twitter", "weibo").contains(provider));
    }

    @ParameterizedTest
    @MethodSource("known")
    void hasNoOtherAddressUnknownClaimOrSecret(String provider) {
        assertThat(new PresetRules(values(provider), about(provider)).faults()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("known")
    void theSiteIsTheProviders(String provider) {
        String site = about(provider).getOrDefault("site", "");
        if (site.isEmpty() || SITES_ELSEWHERE.containsKey(provider)) {
            return;
        }
        assertThat(endpoints(provider)).contains(registrable(site));
    }

    @Test
    void noExceptionIsLeftOver() {
        assertThat(SITES_ELSEWHERE)
                .allSatisfy((provider, reason) -> assertThat(endpoints(provider))
                        .as(reason)
                        .doesNotContain(registrable(about(provider).getOrDefault("site", ""))));
    }

    private static Set<String> endpoints(String provider) {
        Set<String> domains = new TreeSet<>();
        values(provider).forEach((key, value) -> {
            String filled = filled(provider, value);
            if (SettingKey.of(key)
                            .filter(setting -> setting.type() == SettingKey.Type.URL)
                            .isPresent()
                    && filled.startsWith("https://")) {
                domains.add(registrable(filled));
            }
        });
        return domains;
    }

    /** The last two labels of the host, or three where the last two are everybody's. */
    private static String registrable(String url) {
        List<String> labels = List.of(URI.create(url).getHost().split("[.]"));
        int last = labels.size() - 1;
        boolean shared = last > 1 && labels.get(last).length() == 2 && SHARED.contains(labels.get(last - 1));
        return String.join(".", labels.subList(Math.max(0, last - (shared ? 2 : 1)), last + 1));
    }

    /** With the value of each variable, or else its example. */
    private static String filled(String provider, String value) {
        Map<String, String> values = values(provider);
        String filled = value;
        while (REFERENCE.matcher(filled).find()) {
            String before = filled;
            filled = REFERENCE
                    .matcher(filled)
                    .replaceAll(reference -> Matcher.quoteReplacement(values.getOrDefault(
                            "vars." + reference.group(1),
                            about(provider).getOrDefault("example." + reference.group(1), reference.group(1)))));
            assertThat(filled).isNotEqualTo(before);
        }
        return filled;
    }

    @Test
    void aNativeImageKeepsEveryFile() throws IOException {
        String config = Files.readString(
                Path.of("src/main/resources/META-INF/native-image/dev.remora/remora/resource-config.json"));
        Matcher pattern =
                Pattern.compile("\"(META-INF/remora/providers/[^\"]+)\"").matcher(config);
        assertThat(pattern.find()).isTrue();
        Pattern kept = Pattern.compile(pattern.group(1).replace("\\\\", "\\"));

        assertThat(known())
                .allMatch(name -> kept.matcher("META-INF/remora/providers/" + name + ".properties")
                        .matches());
        assertThat("META-INF/remora/providers/index").matches(kept);
    }

    /** A jar has a header twice, about as long as the name, for each file beside what is packed in it. */
    @Test
    void allTogetherMakeTheJarAtMost250KilobytesLarger() throws IOException {
        int size = 0;
        for (String provider : known()) {
            try (InputStream file = file(provider).openStream()) {
                Deflater deflater = new Deflater();
                byte[] content = file.readAllBytes();
                deflater.setInput(content);
                deflater.finish();
                size += deflater.deflate(new byte[content.length + 100]) + 2 * (90 + provider.length());
                deflater.end();
            }
        }

        assertThat(size).isBetween(10_000, 250 * 1024);
    }

    private static Map<String, String> values(String provider) {
        return PresetFiles.values(file(provider));
    }

    private static Map<String, String> about(String provider) {
        return PresetFiles.about(file(provider));
    }

    private static URL file(String provider) {
        return PresetFiles.ofClassPath().files(provider).get(0);
    }
}

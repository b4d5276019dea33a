package dev.remora.internal.signin;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** The file of a preset as it is written, with a variable's example, or else its value, in place of the variable. */
public record CataloguePreset(String name, Map<String, String> values, Map<String, String> variables) {

    private static final String FOLDER = "META-INF/remora/providers/";
    private static final String VARS = "vars.";

    public static List<String> names() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open("index"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static CataloguePreset of(String name) {
        Properties file = new Properties();
        try (InputStreamReader text = new InputStreamReader(open(name + ".properties"), StandardCharsets.UTF_8)) {
            file.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> variables = new TreeMap<>();
        for (String key : file.stringPropertyNames()) {
            if (key.startsWith(VARS) && key.endsWith(".pattern")) {
                String variable = key.substring(VARS.length(), key.length() - ".pattern".length());
                variables.put(
                        variable, file.getProperty("about.example." + variable, file.getProperty(VARS + variable, "")));
            }
        }
        Map<String, String> values = new TreeMap<>();
        for (String key : file.stringPropertyNames()) {
            String value = file.getProperty(key);
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                value = value.replace("{" + variable.getKey() + "}", variable.getValue());
            }
            values.put(key, value);
        }
        return new CataloguePreset(name, values, variables);
    }

    /** The variables that applications set; a callback or a token response says the others. */
    public Map<String, String> variablesOfApplications() {
        Map<String, String> those = new TreeMap<>(variables);
        those.keySet().removeIf(variable -> has(VARS + variable + ".from"));
        return those;
    }

    /** Returns what a callback ({@code callback}) or a token response ({@code token}) says about addresses, by parameter. */
    Map<String, String> said(String where) {
        Map<String, String> said = new TreeMap<>();
        variables.forEach((variable, value) -> {
            String[] from = value(VARS + variable + ".from", "").split(":", 2);
            if (from[0].equals(where)) {
                said.put(from[1], value);
            }
        });
        return said;
    }

    public String value(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether the access token is its own refresh token. */
    boolean renewsItself() {
        return value("response-names.refresh_token", "").equals("access_token");
    }

    /** An address, resolved against base-url. */
    String url(String key) {
        String url = value(key, "");
        return url.matches("https?://.*") ? url : value("base-url", "") + url;
    }

    /** Where a user is asked whose token response says an address. */
    String userUrl() {
        String url = value("user-url", "");
        return has("base-url-from") && !url.startsWith("https://")
                ? URI.create(userBase())
                        .resolve(URI.create(value("base-url", "")).getPath() + url)
                        .toString()
                : url("user-url");
    }

    /** Returns an address that the preset allows a token response to say. */
    public String userBase() {
        String[] origins = value("allowed-origins", "").split(",");
        return origins[origins.length - 1].replace("*", "acme");
    }

    public Map<String, String> entries(String key) {
        Map<String, String> entries = new TreeMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(key + ".")) {
                entries.put(name.substring(key.length() + 1), value);
            }
        });
        return entries;
    }

    public boolean isOAuth1() {
        return has("request-token-url");
    }

    boolean isOpenId() {
        return has("issuer");
    }

    /** The answer of user-url in which each claim has its own name for a value, at the first of its places. */
    String user() {
        Object root = new LinkedHashMap<String, Object>();
        Map<String, String> claims = new TreeMap<>();
        entries("user-claims")
                .forEach((claim, pointers) -> claims.putIfAbsent(pointers.split(" ", 2)[0], "the-" + claim));
        for (Map.Entry<String, String> claim : claims.entrySet()) {
            String pointer = value("user-path", "") + claim.getKey();
            root = with(root, List.of(pointer.substring(1).split("/", -1)), claim.getValue());
        }
        return json(root).toString();
    }

    /** The value of a claim in {@link #user}: two claims may be at one place. */
    String claim(String claim) {
        String pointer = value("user-claims." + claim, "").split(" ", 2)[0];
        return entries("user-claims").entrySet().stream()
                .filter(entry -> entry.getValue().split(" ", 2)[0].equals(pointer))
                .map(entry -> "the-" + entry.getKey())
                .findFirst()
                .orElseThrow();
    }

    private static Object with(Object parent, List<String> path, String value) {
        if (path.isEmpty()) {
            return value;
        }
        String step = path.get(0);
        List<String> rest = path.subList(1, path.size());
        Map<String, Object> members = new LinkedHashMap<>(asMap(parent));
        members.put(step, with(members.getOrDefault(step, Map.of()), rest, value));
        return members;
    }

    private static Map<String, Object> asMap(Object object) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (object instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put((String) name, value));
        }
        return members;
    }

    /** Members whose names are numbers are elements of an array. */
    private static JsonValue json(Object object) {
        if (!(object instanceof Map<?, ?> map)) {
            return Json.createValue((String) object);
        }
        if (map.keySet().stream().allMatch(name -> "0".equals(name)) && !map.isEmpty()) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            new ArrayList<>(map.values()).forEach(value -> array.add(json(value)));
            return array.build();
        }
        JsonObjectBuilder members = Json.createObjectBuilder();
        map.forEach((name, value) -> members.add((String) name, json(value)));
        return members.build();
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(CataloguePreset.class.getClassLoader().getResourceAsStream(FOLDER + file), file);
    }
}

package dev.remora.it.browser;

import dev.remora.it.providers.ProviderProcess;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A page in a Chromium without a window, for what people do with it: look at it, have it read out, and press keys. */
public final class ChromiumPage implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern READY = Pattern.compile("DevTools listening on ws://(127\\.0\\.0\\.1:\\d+)/");
    private static final int HEIGHT = 720;

    private final ProviderProcess process;
    private final DevTools tools;

    private ChromiumPage(ProviderProcess process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /** Starts one with a fresh profile. */
    public static ChromiumPage open(String program, Path work) {
        Path profile = profile(work);
        ProviderProcess process = ProviderProcess.start(
                new ProcessBuilder(List.of(
                        program,
                        "--headless=new",
                        "--no-sandbox", // which needs another user than root
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile.resolve("data"),
                        "about:blank")),
                profile.resolve("log.txt"),
                READY,
                LIMIT);
        ChromiumPage page = new ChromiumPage(process, DevTools.connect("http://" + process.readyGroup(), LIMIT));
        page.tools.call("Page.enable", JsonValue.EMPTY_JSON_OBJECT);
        return page;
    }

    /** Opens an address and waits until it is loaded. */
    public void open(URI uri) {
        tools.loading(() -> tools.call(
                "Page.navigate",
                Json.createObjectBuilder(Map.of("url", uri.toString())).build()));
    }

    /** How wide the window is, in CSS pixels, and whether the user wants it dark. */
    public void show(int width, boolean dark) {
        tools.call(
                "Emulation.setDeviceMetricsOverride",
                Json.createObjectBuilder(
                                Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false))
                        .build());
        JsonObject scheme = Json.createObjectBuilder(
                        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))
                .build();
        tools.call(
                "Emulation.setEmulatedMedia",
                Json.createObjectBuilder()
                        .add("features", Json.createArrayBuilder().add(scheme))
                        .build());
    }

    /** The value of a script, of the promise that it gives. */
    public JsonValue value(String script) {
        JsonObject answer = tools.call(
                "Runtime.evaluate",
                Json.createObjectBuilder(Map.of("expression", script, "returnByValue", true, "awaitPromise", true))
                        .build());
        if (answer.containsKey("exceptionDetails")) {
            throw new IllegalStateException(answer.get("exceptionDetails").toString());
        }
        return answer.getJsonObject("result").getOrDefault("value", JsonValue.NULL);
    }

    /** Presses the key that goes to the next control. */
    public void pressTab() {
        press("Tab", "", 9);
    }

    /** Presses the key that uses a control, and waits for the page that comes then. */
    public void pressEnter() {
        tools.loading(() -> press("Enter", "\r", 13));
    }

    private void press(String key, String text, int code) {
        for (String type : List.of("keyDown", "keyUp")) {
            tools.call(
                    "Input.dispatchKeyEvent",
                    Json.createObjectBuilder(Map.of(
                                    "type", type,
                                    "key", key,
                                    "code", key,
                                    "text", type.equals("keyDown") ? text : "",
                                    "windowsVirtualKeyCode", code))
                            .build());
        }
    }

    /** What a screen reader is told: role and name of all that has a name, in the order of the page. */
    public List<String> readOut() {
        JsonArray nodes = tools.call("Accessibility.getFullAXTree", JsonValue.EMPTY_JSON_OBJECT)
                .getJsonArray("nodes");
        return nodes.getValuesAs(JsonObject.class).stream()
                .filter(node -> !node.getBoolean("ignored", false))
                .map(node -> text(node, "role") + " " + text(node, "name"))
                .filter(line -> !line.endsWith(" "))
                .toList();
    }

    private static String text(JsonObject node, String property) {
        return node.containsKey(property) ? node.getJsonObject(property).getString("value", "") : "";
    }

    /** Writes a picture of the page, a PNG. */
    public void picture(Path file) {
        String data = tools.call("Page.captureScreenshot", JsonValue.EMPTY_JSON_OBJECT)
                .getString("data");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        tools.close();
        process.close();
    }

    static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static Path profile(Path work) {
        try {
            return Files.createTempDirectory(Files.createDirectories(work), "chromium-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

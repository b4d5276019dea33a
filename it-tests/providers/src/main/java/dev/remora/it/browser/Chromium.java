package dev.remora.it.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chromium without a window, for what a real browser decides: which cookies go with a request, and which scripts a page may run. It
 * treats a cookie without {@code SameSite} as {@code Lax} from the start, not after two minutes.
 */
public final class Chromium {

    private static final long LIMIT = 90; // seconds
    private static final Pattern TEXT = Pattern.compile("(?s)<pre[^>]*>(.*?)</pre>");

    private final String program;
    private final Path work;

    /** Takes the program and a folder for its profiles and what it says. */
    public Chromium(String program, Path work) {
        this.program = program;
        this.work = work;
    }

    /** Opens an address with a fresh profile, and lets scripts and redirects lead on; the answer is the text that it shows in the end. */
    public String textAfter(URI uri) {
        try {
            Path profile = Files.createTempDirectory(Files.createDirectories(work), "chromium-");
            Path page = profile.resolve("page.html");
            Process process = new ProcessBuilder(List.of(
                            program,
                            "--headless=new",
                            "--no-sandbox", // which needs another user than root
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--enable-features=SameSiteDefaultChecksMethodRigorously",
                            "--user-data-dir=" + profile.resolve("data"),
                            "--virtual-time-budget=10000",
                            "--dump-dom",
                            uri.toString()))
                    .redirectOutput(page.toFile())
                    .redirectError(Redirect.to(profile.resolve("log.txt").toFile()))
                    .start();
            if (!process.waitFor(LIMIT, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IllegalStateException("Chromium shows nothing after " + LIMIT + " s; see " + profile);
            }
            return text(Files.readString(page, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is not HTML is shown in an element of its own. */
    private static String text(String page) {
        Matcher text = TEXT.matcher(page);
        return text.find() ? Html.unescape(text.group(1)) : page;
    }
}

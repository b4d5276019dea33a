package dev.remora.it.providers;

import com.sun.net.httpserver.HttpExchange;
import dev.remora.it.providers.ScriptedProvider.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What providers do, well and badly. */
public final class ScriptedAnswers {

    private ScriptedAnswers() {}

    /** JSON under its own content type. */
    public static Answer json(int status, String json) {
        return text(status, "application/json", json);
    }

    /** Any text under any content type. */
    public static Answer text(int status, String type, String text) {
        return (exchange, closing) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** A redirect. */
    public static Answer redirect(int status, String location) {
        return (exchange, closing) -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** Asks to be left alone for so many seconds. */
    public static Answer busy(int status, int seconds) {
        return (exchange, closing) -> {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(seconds));
            exchange.sendResponseHeaders(status, -1);
        };
    }

    /** No answer, as long as the provider runs. */
    public static Answer silence() {
        return (exchange, closing) -> await(closing, TimeUnit.MINUTES.toMillis(2));
    }

    /** Headers at once, then one blank ten times a second, as long as the provider runs and somebody reads. */
    public static Answer drip() {
        return (exchange, closing) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            for (int i = 0; i < 600 && !await(closing, 100); i++) {
                body.write(' ');
                body.flush();
            }
        };
    }

    /** JSON of that many bytes. */
    public static Answer huge(long bytes) {
        return (exchange, closing) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            write(exchange, bytes);
        };
    }

    private static void write(HttpExchange exchange, long bytes) throws IOException {
        byte[] block = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);
        OutputStream body = exchange.getResponseBody();
        body.write("{\"access_token\":\"".getBytes(StandardCharsets.US_ASCII));
        for (long written = 0; written < bytes; written += block.length) {
            body.write(block);
        }
        body.write("\"}".getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean await(CountDownLatch closing, long millis) {
        try {
            return closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}

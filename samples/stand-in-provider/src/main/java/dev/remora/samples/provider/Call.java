package dev.remora.samples.provider;

import com.sun.net.httpserver.HttpExchange;
import dev.remora.samples.provider.Texts.Pair;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One request and its answer. */
final class Call {

    private static final int BODY_LIMIT = 1 << 20;

    private final HttpExchange exchange;
    private final String body;

    Call(HttpExchange exchange) throws IOException {
        this.exchange = exchange;
        this.body = new String(exchange.getRequestBody().readNBytes(BODY_LIMIT), StandardCharsets.UTF_8);
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    /** Returns the URI as the client sees it, without its query (RFC 5849 section 3.4.1.2). */
    String uri() {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return "http://" + host + exchange.getRequestURI().getRawPath();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    List<Pair> query() {
        return Texts.pairs(exchange.getRequestURI().getRawQuery());
    }

    List<Pair> form() {
        return hasType("application/x-www-form-urlencoded") ? Texts.pairs(body) : List.of();
    }

    Optional<String> query(String name) {
        return first(query(), name);
    }

    Optional<String> form(String name) {
        return first(form(), name);
    }

    /** A parameter of the form or a member of the JSON object that was sent. */
    Optional<String> field(String name) {
        if (!hasType("application/json")) {
            return form(name);
        }
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonValue value = reader.readObject().getOrDefault(name, JsonValue.NULL);
            return value instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
        } catch (JsonException e) {
            throw new Refusal(400, "invalid_request", "the body is no JSON object");
        }
    }

    boolean hasType(String mediaType) {
        return header("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith(mediaType);
    }

    void answer(int status, String contentType, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    void html(int status, String page) throws IOException {
        answer(status, "text/html; charset=utf-8", page);
    }

    void redirect(URI target) throws IOException {
        exchange.getResponseHeaders().set("Location", target.toString());
        answer(303, "text/plain", "");
    }

    private static Optional<String> first(List<Pair> pairs, String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .findFirst();
    }
}

package dev.remora.internal.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One request as it arrived: target and headers to the letter. */
record Received(String method, String target, List<String> lines, byte[] bytes) {

    Optional<String> header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    List<String> headers(String name) {
        return lines.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .toList();
    }

    String authorization() {
        List<String> values = headers("Authorization");
        if (values.size() != 1) {
            throw new AssertionError("Authorization headers: " + values);
        }
        return values.get(0);
    }

    String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + target + " " + lines + " " + body();
    }
}

package dev.remora.it.oauth1;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What arrived: one line a request, method and path and the scheme and method of its signature. */
final class Journal {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    void add(String line) {
        lines.add(line);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void clear() {
        lines.clear();
    }
}

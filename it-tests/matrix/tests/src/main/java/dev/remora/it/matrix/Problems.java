package dev.remora.it.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a failed start tells of Remora: Weld in the exception, OpenWebBeans in the log. */
final class Problems extends Handler implements AutoCloseable {

    /** Details are indented, but not as the lines of a stack trace. */
    private static final Pattern PROBLEM = Pattern.compile("REMORA-\\d{5}: .*(?:\\n  .*)*");

    private final Logger root = Logger.getLogger("");
    private final List<String> logged = new ArrayList<>();

    Problems() {
        root.addHandler(this);
    }

    List<String> of(Throwable failure) {
        return Stream.concat(logged.stream(), Stream.of(String.valueOf(failure.getMessage())))
                .flatMap(text -> PROBLEM.matcher(text).results())
                .map(result -> result.group())
                .distinct()
                .toList();
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        logged.add(String.valueOf(entry.getMessage()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
    }
}

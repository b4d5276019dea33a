package dev.remora.it.app;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps every log line from the start of the application on, those of Remora at all levels. */
@ApplicationScoped
public class LogTap {

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger remora = Logger.getLogger("dev.remora");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            lines.add(text(entry));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
        handler.setLevel(Level.ALL);
        remora.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(handler);
    }

    @PreDestroy
    void stop() {
        Logger.getLogger("").removeHandler(handler);
    }

    String text() {
        return String.join("\n", lines);
    }

    private static String text(LogRecord entry) {
        StringWriter text = new StringWriter();
        text.append(entry.getLevel().getName())
                .append(' ')
                .append(String.valueOf(entry.getLoggerName()))
                .append(' ')
                .append(new SimpleFormatter().formatMessage(entry));
        if (entry.getThrown() != null) {
            entry.getThrown().printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }
}

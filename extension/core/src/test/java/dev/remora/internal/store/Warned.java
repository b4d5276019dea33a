package dev.remora.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What this package logs meanwhile. */
final class Warned {

    private static final Logger LOGGER = Logger.getLogger(Warned.class.getPackageName());

    private Warned() {}

    static List<String> lines(Runnable code) {
        return lines(Level.WARNING, code);
    }

    static List<String> lines(Level level, Runnable code) {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                lines.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Level before = LOGGER.getLevel();
        handler.setLevel(Level.ALL);
        LOGGER.setLevel(level);
        LOGGER.addHandler(handler);
        try {
            code.run();
        } finally {
            LOGGER.removeHandler(handler);
            LOGGER.setLevel(before);
        }
        return lines;
    }
}

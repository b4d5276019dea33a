package dev.remora.internal.config;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What was logged about settings while it was open. */
public final class RecordedLog extends Handler implements AutoCloseable {

    // held, or the logging system may forget its handler
    private final Logger logger = Logger.getLogger("dev.remora.settings");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    public RecordedLog() {
        logger.addHandler(this);
    }

    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(record.getLevel() + " " + record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}

package dev.remora.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to all that is logged, at the finest level, for a secret that sings when it gets out. */
final class Canary extends Handler {

    static final String SECRET = "canary-7f3a";

    /** What a provider sends back: the JDK's own debug log may quote it, nothing else. */
    static final String ECHO = "parrot-91d0";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Logger> loggers = new ArrayList<>();

    private Canary() {
        setLevel(Level.ALL);
    }

    static Canary listening() {
        Canary canary = new Canary();
        for (String name : List.of("dev.remora", "jdk.internal.httpclient", "jdk.httpclient", "javax.net.ssl")) {
            Logger logger = Logger.getLogger(name);
            logger.setLevel(Level.ALL);
            logger.addHandler(canary);
            canary.loggers.add(logger);
        }
        return canary;
    }

    /** Fails if the secret is in a log line, or in any text of the exception, its causes and what it suppressed. */
    void isSilent(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        assertThat(text.toString()).doesNotContain(SECRET).doesNotContain(ECHO);
        isSilent();
    }

    void isSilent() {
        assertThat(lines).filteredOn(line -> line.contains(SECRET)).isEmpty();
        assertThat(lines)
                .filteredOn(line -> line.startsWith("dev.remora") && line.contains(ECHO))
                .isEmpty();
    }

    @Override
    public void publish(LogRecord record) {
        StringWriter thrown = new StringWriter();
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(thrown));
        }
        lines.add(
                record.getLoggerName() + " " + record.getMessage() + Arrays.toString(record.getParameters()) + thrown);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        loggers.forEach(logger -> {
            logger.removeHandler(this);
            logger.setLevel(null);
        });
    }
}

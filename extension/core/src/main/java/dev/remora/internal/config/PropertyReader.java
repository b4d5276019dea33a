package dev.remora.internal.config;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * Reads properties, each once, so that one reading of settings sees one state of them. Tells an expression that has no value
 * from a property that is missing.
 */
final class PropertyReader {

    private final Config config;
    private final Map<String, Optional<Finding>> read = new HashMap<>();
    private final Set<String> names = new TreeSet<>();

    PropertyReader(Config config) {
        this.config = config;
    }

    /** Returns the names of all properties; asks for no value. */
    Set<String> names() {
        if (names.isEmpty()) {
            config.getPropertyNames().forEach(names::add);
        }
        return names;
    }

    /** Returns empty if the property is missing or empty, which is the same to MicroProfile Config. */
    Optional<Finding> read(String property) {
        return read.computeIfAbsent(property, this::ask);
    }

    private Optional<Finding> ask(String property) {
        ConfigValue value;
        try {
            value = config.getConfigValue(property);
        } catch (RuntimeException e) {
            // its text is not shown: it may quote the value
            return Optional.of(
                    Finding.fault(property, "cannot be read (" + e.getClass().getSimpleName() + ")"));
        }
        String text = value.getValue();
        String raw = value.getRawValue();
        if (text != null) {
            return text.isEmpty() ? Optional.empty() : Optional.of(Finding.text(property, text));
        }
        return raw == null || raw.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.fault(property, "refers to " + unresolved(raw) + ", which has no value"));
    }

    private String unresolved(String raw) {
        Set<String> expressions = new LinkedHashSet<>();
        // compiled here: no constant, which each boot would pay for and hardly any needs
        Matcher matcher = Pattern.compile("\\$\\{([^}:$]+)}").matcher(raw);
        while (matcher.find()) {
            if (!hasValue(matcher.group(1))) {
                expressions.add("${" + matcher.group(1) + "}");
            }
        }
        return expressions.isEmpty() ? "an expression" : String.join(" and ", expressions);
    }

    private boolean hasValue(String property) {
        try {
            return config.getConfigValue(property).getValue() != null;
        } catch (RuntimeException e) {
            return false;
        }
    }
}

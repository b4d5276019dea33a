package dev.remora.spi;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A setting that a module adds to those of Remora: of each remote application, {@code remora.<name>.<key>}, or with
 * {@link #global} of all, {@code remora.<key>}. A module keeps each in a constant, names all of them in a
 * {@link SettingDefinitions} and reads their values from {@link Settings}:
 *
 * <pre>{@code
 * static final SettingDefinition<Duration> CLEANUP = SettingDefinition.duration("acme-cleanup")
 *         .global()
 *         .withDefault("PT10M")
 *         .withDescription("how often entries that have expired are deleted; ISO-8601 duration or seconds");
 * }</pre>
 *
 * @param <T> what values are read as
 * @since 1.0
 */
public final class SettingDefinition<T> {

    private final String key;
    private final Type type;
    private final Class<T> valueType;
    private final Map<String, T> choices;
    private final boolean global;
    private final @Nullable String defaultValue;
    private final String description;

    private SettingDefinition(
            String key,
            Type type,
            Class<T> valueType,
            Map<String, T> choices,
            boolean global,
            @Nullable String defaultValue,
            String description) {
        if (!key.matches("[a-z]+[0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("'" + key + "' is not in kebab case");
        }
        this.key = key;
        this.type = type;
        this.valueType = valueType;
        this.choices = choices;
        this.global = global;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /**
     * The ways in which values are written. Later releases may add some: a {@code switch} over them has a default.
     *
     * @since 1.0
     */
    public enum Type {
        /** A text without control characters. */
        TEXT,
        /** A text that no message, log or table shows; a warning is logged where it stands in code. */
        SECRET,
        /** {@code true} or {@code false}. */
        FLAG,
        /** An ISO-8601 duration or whole seconds, more than nothing. */
        DURATION,
        /** A whole number from 1 to 2147483647. */
        NUMBER,
        /** One of a list of words, in whatever case. */
        CHOICE
    }

    /**
     * A setting whose values are texts.
     *
     * @param key in kebab case, without prefix
     * @return of each remote application, without default
     * @throws IllegalArgumentException if the key is not in kebab case
     */
    public static SettingDefinition<String> text(String key) {
        return of(key, Type.TEXT, String.class);
    }

    /**
     * A setting whose values are secrets.
     *
     * @param key in kebab case, without prefix
     * @return of each remote application, without default
     * @throws IllegalArgumentException if the key is not in kebab case
     */
    public static SettingDefinition<String> secret(String key) {
        return of(key, Type.SECRET, String.class);
    }

    /**
     * A setting that is on or off.
     *
     * @param key in kebab case, without prefix
     * @return of each remote application, without default
     * @throws IllegalArgumentException if the key is not in kebab case
     */
    public static SettingDefinition<Boolean> flag(String key) {
        return of(key, Type.FLAG, Boolean.class);
    }

    /**
     * A setting whose values are durations.
     *
     * @param key in kebab case, without prefix
     * @return of each remote application, without default
     * @throws IllegalArgumentException if the key is not in kebab case
     */
    public static SettingDefinition<Duration> duration(String key) {
        return of(key, Type.DURATION, Duration.class);
    }

    /**
     * A setting whose values are whole numbers, from 1 on.
     *
     * @param key in kebab case, without prefix
     * @return of each remote application, without default
     * @throws IllegalArgumentException if the key is not in kebab case
     */
    public static SettingDefinition<Integer> number(String key) {
        return of(key, Type.NUMBER, Integer.class);
    }

    /**
     * A setting whose values are the constants of an enum, in small letters and with hyphens for underscores.
     *
     * @param <E> the enum
     * @param key in kebab case, without prefix
     * @param constants the enum
     * @return of each remote application, without default
     * @throws IllegalArgumentException if the key is not in kebab case
     */
    public static <E extends Enum<E>> SettingDefinition<E> choice(String key, Class<E> constants) {
        Map<String, E> choices = new LinkedHashMap<>();
        for (E constant : constants.getEnumConstants()) {
            choices.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return new SettingDefinition<>(
                key, Type.CHOICE, constants, Collections.unmodifiableMap(choices), false, null, "");
    }

    private static <T> SettingDefinition<T> of(String key, Type type, Class<T> valueType) {
        return new SettingDefinition<>(key, type, valueType, Map.of(), false, null, "");
    }

    /**
     * The same setting, about all remote applications: {@code remora.<key>}.
     *
     * @return a new definition
     */
    public SettingDefinition<T> global() {
        return new SettingDefinition<>(key, type, valueType, choices, true, defaultValue, description);
    }

    /**
     * The same setting with a default, which a setting that is not set reads as.
     *
     * @param value as it would be configured
     * @return a new definition
     */
    public SettingDefinition<T> withDefault(String value) {
        Objects.requireNonNull(value, "value");
        return new SettingDefinition<>(key, type, valueType, choices, global, value, description);
    }

    /**
     * The same setting with a description for tables of settings.
     *
     * @param text its meaning and its unit, in AsciiDoc
     * @return a new definition
     */
    public SettingDefinition<T> withDescription(String text) {
        Objects.requireNonNull(text, "text");
        return new SettingDefinition<>(key, type, valueType, choices, global, defaultValue, text);
    }

    /**
     * The key.
     *
     * @return without prefix, such as {@code client-id}
     */
    public String key() {
        return key;
    }

    /**
     * The name of the configuration property.
     *
     * @return such as {@code remora.acme-cleanup}, or {@code remora.<name>.acme-role} with these very angle brackets if it is a
     *     setting of each remote application
     */
    public String property() {
        return (global ? "remora." : "remora.<name>.") + key;
    }

    /**
     * The way in which values are written.
     *
     * @return one of the types
     */
    public Type type() {
        return type;
    }

    /**
     * The class that values are read as.
     *
     * @return the class of all values
     */
    public Class<T> valueType() {
        return valueType;
    }

    /**
     * The words of a choice.
     *
     * @return values by word; empty for all other types
     */
    public Map<String, T> choices() {
        return choices;
    }

    /**
     * Whether the setting is about all remote applications.
     *
     * @return false if each remote application has one of its own
     */
    public boolean isGlobal() {
        return global;
    }

    /**
     * The text that a setting which is not set reads as.
     *
     * @return the default, or empty if it has none
     */
    public Optional<String> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    /**
     * The description for tables of settings.
     *
     * @return in AsciiDoc; empty unless given
     */
    public String description() {
        return description;
    }

    @Override
    public String toString() {
        return property();
    }
}

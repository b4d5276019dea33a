package dev.remora.internal.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A setting of a remote application, read from {@code remora.<name>.<key>}. The enums that implement it are the one place that
 * knows names, types, defaults and units: the table in the documentation is made from them.
 */
public sealed interface SettingKey
        permits RemoteAppKey, OpenIdKey, AssertionKey, UserKey, ProviderKey, CallerKey, ModuleKey {

    /** How a value is written. */
    enum Type {
        TEXT,
        SECRET,
        URL,
        METHOD,
        CHOICE,
        BOOLEAN,
        DURATION,
        BYTES,
        NUMBER,
        PARAMETERS,
        ORIGINS,
        MEDIA_TYPE
    }

    /** The protocol that a setting is about. */
    enum Protocol {
        BOTH,
        OAUTH1,
        OAUTH2
    }

    /** Returns the definition, which the other methods read. */
    KeyDefinition definition();

    /** Returns the key without its prefix, such as {@code client-id}. */
    default String key() {
        return definition().key();
    }

    default Type type() {
        return definition().type();
    }

    /** Returns the value of a setting that is not set; empty if it has none then. */
    default Optional<String> defaultValue() {
        return Optional.ofNullable(definition().defaultValue());
    }

    default Protocol protocol() {
        return definition().protocol();
    }

    /** Returns the text of the reference table, in AsciiDoc. */
    default String description() {
        return definition().description();
    }

    /** Returns the key and Flask-OAuthlib's name for it, if it has another there. */
    default List<String> names() {
        String alias = FlaskNames.BY_KEY.get(key());
        return alias == null ? List.of(key()) : List.of(key(), alias);
    }

    /** Returns all keys, in the order of the reference table. */
    static List<SettingKey> all() {
        return All.KEYS;
    }

    /** Returns the setting of a key or its other name. */
    static Optional<SettingKey> of(String name) {
        return Optional.ofNullable(All.BY_NAME.get(name));
    }

    /** Holds all keys, made on first use: an enum must not need them while it is made. */
    final class All {

        private static final List<SettingKey> KEYS = Stream.<SettingKey[]>of(
                        RemoteAppKey.values(),
                        OpenIdKey.values(),
                        AssertionKey.values(),
                        UserKey.values(),
                        ProviderKey.values(),
                        CallerKey.values())
                .flatMap(Stream::of)
                .toList();
        private static final Map<String, SettingKey> BY_NAME = KEYS.stream()
                .flatMap(key -> key.names().stream().map(name -> Map.entry(name, key)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

        private All() {}
    }
}

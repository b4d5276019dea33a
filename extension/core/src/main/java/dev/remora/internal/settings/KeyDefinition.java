package dev.remora.internal.settings;

import org.jspecify.annotations.Nullable;

/**
 * The definition of a setting.
 *
 * @param key without its prefix, such as {@code client-id}
 * @param defaultValue of a setting that is not set; {@code null} if it has none then
 * @param description for the reference table, in AsciiDoc
 */
public record KeyDefinition(
        String key,
        SettingKey.Type type,
        @Nullable String defaultValue,
        SettingKey.Protocol protocol,
        String description) {}

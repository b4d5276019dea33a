package dev.remora.internal.settings;

/** A setting of a remote application that a module adds. */
public record ModuleKey(KeyDefinition definition) implements SettingKey {

    @Override
    public String toString() {
        return key();
    }
}

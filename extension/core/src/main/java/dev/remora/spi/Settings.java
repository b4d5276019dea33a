package dev.remora.spi;

import dev.remora.SettingsException;
import java.util.Optional;

/**
 * Reads the settings that modules add: an application-scoped bean that Remora provides. Values come from the same places as those
 * of Remora's own settings, the first that has one: a {@link SettingsSource}, MicroProfile Config under {@code remora.<name>}
 * and under the {@code app-key}, {@code @RemoteAppDefinition(settings = ...)}, the preset, the default of the
 * {@link SettingDefinition}. A setting for all remote applications comes from MicroProfile Config or is its default.
 *
 * <p>Each call reads anew: a module reads a value on first use and keeps it.
 *
 * @since 1.0
 */
public interface Settings {

    /**
     * Reads a setting that is about all remote applications.
     *
     * @param <T> what values are read as
     * @param setting one for which {@link SettingDefinition#isGlobal} holds
     * @return the value or the default; empty if it has neither, and if the value is the word {@code none}, which unsets
     *     whatever is no choice
     * @throws SettingsException naming the property, if its value is malformed or refers to something that has no value
     * @throws IllegalArgumentException if no {@link SettingDefinitions} names the setting, or it is about one remote application
     */
    <T> Optional<T> global(SettingDefinition<T> setting);

    /**
     * Reads a setting of a remote application.
     *
     * @param <T> what values are read as
     * @param remoteApp the name of the remote application
     * @param setting one for which {@link SettingDefinition#isGlobal} does not hold
     * @return the value or the default; empty if it has neither, and if the value is the word {@code none}, which unsets
     *     whatever is no choice
     * @throws SettingsException naming the remote application and the key, if its value is malformed, refers to something that
     *     has no value, or contradicts another in the same place
     * @throws IllegalArgumentException if no {@link SettingDefinitions} names the setting, or it is about all remote applications
     */
    <T> Optional<T> of(String remoteApp, SettingDefinition<T> setting);

    /**
     * The exception that says where a setting of all remote applications was looked for, when a module cannot work without it.
     *
     * @param setting one that has no value
     * @return to be thrown
     */
    SettingsException missing(SettingDefinition<?> setting);

    /**
     * The exception that says where a setting of a remote application was looked for, when a module cannot work without it.
     *
     * @param remoteApp the name of the remote application
     * @param setting one that has no value
     * @return to be thrown
     */
    SettingsException missing(String remoteApp, SettingDefinition<?> setting);
}

package dev.remora.internal.settings;

import dev.remora.SettingsException;
import java.util.List;

/** Provides the settings of remote applications. */
public interface SettingsProvider {

    /**
     * Read on first use and kept; a failure is not.
     *
     * @throws SettingsException naming all that is missing or bad
     */
    RemoteAppSettings settings(String remoteApp);

    /** The exception that says where these keys were looked for, when a feature needs what settings do not have. */
    SettingsException missing(String remoteApp, List<SettingKey> keys);
}

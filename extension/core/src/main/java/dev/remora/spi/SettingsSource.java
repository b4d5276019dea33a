package dev.remora.spi;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows remote applications that are made at run time, for instance one per tenant, kept in a database.
 *
 * @since 1.0
 */
public interface SettingsSource {

    /**
     * The settings of a remote application; they count as configuration and override it. Read once, on first use.
     *
     * @param remoteApp its name
     * @return raw values by key without prefix, such as {@code client-id}; empty if this source does not know the name
     */
    Optional<Map<String, String>> settings(String remoteApp);

    /**
     * The names this source knows, for {@link dev.remora.OAuth#names}.
     *
     * @return the names
     */
    Set<String> names();
}

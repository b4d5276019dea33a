package dev.remora.spi;

import java.util.List;

/**
 * Names the settings that a module adds. It is a service, not a bean: the module's jar names the implementing class in
 * {@code META-INF/services/dev.remora.spi.SettingDefinitions}, and in {@code provides} of its {@code module-info}. It is asked
 * once, when settings are read for the first time. Values under keys that nothing defines are ignored, with a warning that names the
 * nearest key. A key of a module alone makes no remote application: {@code remora.github.acme-role=admin} counts if some key
 * of Remora, a definition or an injection point names {@code github} too.
 *
 * @since 1.0
 */
@FunctionalInterface
public interface SettingDefinitions {

    /**
     * The settings of the module.
     *
     * @return all of them; a key that something else defines too is an error that names both
     */
    List<SettingDefinition<?>> definitions();
}

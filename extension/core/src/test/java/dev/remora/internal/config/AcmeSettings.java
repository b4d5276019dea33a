package dev.remora.internal.config;

import dev.remora.spi.SettingDefinition;
import dev.remora.spi.SettingDefinitions;
import java.time.Duration;
import java.util.List;

/** The settings of a module that a jar brings; each jar of a test names it as a service. */
public final class AcmeSettings implements SettingDefinitions {

    public static final SettingDefinition<String> ROLE =
            SettingDefinition.text("acme-role").withDefault("guest").withDescription("role of the user");
    public static final SettingDefinition<String> PASSWORD = SettingDefinition.secret("acme-password");
    public static final SettingDefinition<Size> SIZE = SettingDefinition.choice("acme-size", Size.class);
    public static final SettingDefinition<Duration> CLEANUP =
            SettingDefinition.duration("acme-cleanup").global().withDefault("PT10M");
    public static final SettingDefinition<Integer> POOL =
            SettingDefinition.number("acme-pool").global();
    public static final SettingDefinition<Boolean> EAGER =
            SettingDefinition.flag("acme-eager").global().withDefault("false");

    public enum Size {
        NONE,
        VERY_LARGE
    }

    @Override
    public List<SettingDefinition<?>> definitions() {
        return List.of(ROLE, PASSWORD, SIZE, CLEANUP, POOL, EAGER);
    }

    /** A module that takes a key of Remora. */
    public static final class OfRemora implements SettingDefinitions {
        @Override
        public List<SettingDefinition<?>> definitions() {
            return List.of(SettingDefinition.text("scope"));
        }
    }

    /** A module that takes a key of the other one. */
    public static final class OfAnother implements SettingDefinitions {
        @Override
        public List<SettingDefinition<?>> definitions() {
            return List.of(SettingDefinition.text("acme-cleanup").global());
        }
    }
}

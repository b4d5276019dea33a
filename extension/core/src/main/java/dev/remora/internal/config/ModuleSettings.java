package dev.remora.internal.config;

import dev.remora.SettingsException;
import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.message.SettingsMessages.SearchedPlaces;
import dev.remora.internal.settings.SettingKey;
import dev.remora.spi.SettingDefinition;
import dev.remora.spi.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the settings that modules define. */
final class ModuleSettings implements Settings {

    private final Supplier<KnownKeys> known;
    private final Supplier<PropertyReader> readers;
    private final Function<Problems, Lookup> lookups;

    /** @param lookups in the settings of the remote application that the problems are about */
    ModuleSettings(Supplier<KnownKeys> known, Supplier<PropertyReader> readers, Function<Problems, Lookup> lookups) {
        this.known = known;
        this.readers = readers;
        this.lookups = lookups;
    }

    @Override
    public <T> Optional<T> global(SettingDefinition<T> setting) {
        check(setting, true);
        Optional<String> text = new GlobalReader(readers.get()).text(setting.property());
        return text.isPresent() && isUnset(setting, text.get())
                ? Optional.empty()
                : text.or(setting::defaultValue)
                        .map(value -> GlobalReader.parsed(setting.property(), value, parser(setting)));
    }

    @Override
    public <T> Optional<T> of(String remoteApp, SettingDefinition<T> setting) {
        SettingKey key = key(setting);
        Problems problems = new Problems(remoteApp);
        SettingValues values = new SettingValues(lookups.apply(problems), problems);
        Optional<String> text = values.find(key).map(Found::text);
        Optional<T> value = text.isPresent() && isUnset(setting, text.get())
                ? Optional.empty()
                : values.optional(key, parser(setting));
        problems.throwIfAny();
        return value;
    }

    @Override
    public SettingsException missing(SettingDefinition<?> setting) {
        check(setting, true);
        String property = setting.property();
        return SettingsMessages.globalMissing(
                property, new SearchedPlaces(List.of(property), List.of(EnvironmentNames.of(property)), List.of()));
    }

    @Override
    public SettingsException missing(String remoteApp, SettingDefinition<?> setting) {
        SettingKey key = key(setting);
        return SettingsMessages.invalid(
                remoteApp, List.of(lookups.apply(new Problems(remoteApp)).missing(key, null)));
    }

    /** Reads all settings that modules define, and returns what is wrong. */
    List<SettingsException> validate(Collection<String> remoteApps) {
        List<SettingsException> problems = new ArrayList<>();
        for (SettingDefinition<?> setting : known.get().definitions()) {
            if (setting.isGlobal()) {
                collect(problems, () -> global(setting));
            } else {
                remoteApps.forEach(remoteApp -> collect(problems, () -> of(remoteApp, setting)));
            }
        }
        return problems;
    }

    private static void collect(List<SettingsException> problems, Runnable reading) {
        try {
            reading.run();
        } catch (SettingsException e) {
            problems.add(e);
        }
    }

    private SettingKey key(SettingDefinition<?> setting) {
        check(setting, false);
        return known.get().of(setting.key()).orElseThrow();
    }

    private void check(SettingDefinition<?> setting, boolean global) {
        if (setting.isGlobal() != global) {
            throw new IllegalArgumentException(
                    setting + " is about " + (global ? "one remote application" : "all remote applications"));
        }
        if (known.get().definitions().stream().noneMatch(one -> one.property().equals(setting.property()))) {
            throw new IllegalArgumentException(setting + " is named by no SettingDefinitions that is a service");
        }
    }

    private static boolean isUnset(SettingDefinition<?> setting, String text) {
        return setting.type() != SettingDefinition.Type.CHOICE && UrlReader.isUnset(text);
    }

    private static <T> ValueParser<T> parser(SettingDefinition<T> setting) {
        ValueParser<?> parser = switch (setting.type()) {
            case FLAG -> ValueParser::flag;
            case DURATION -> ValueParser::anyDuration;
            case NUMBER -> ValueParser::number;
            case CHOICE -> ValueParser.choice(setting.choices());
            default -> ValueParser::anyText;
        };
        return text -> setting.valueType().cast(parser.parse(text));
    }
}

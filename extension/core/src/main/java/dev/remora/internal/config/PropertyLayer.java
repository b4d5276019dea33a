package dev.remora.internal.config;

import dev.remora.internal.settings.SettingKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The configuration under one spelling of its property names. */
final class PropertyLayer implements SettingsLayer {

    private final PropertyReader reader;
    private final Collection<String> propertyNames;
    private final String prefix;
    private final Function<String, Stream<String>> spelling;

    private PropertyLayer(
            PropertyReader reader,
            Collection<String> propertyNames,
            String prefix,
            Function<String, Stream<String>> spelling) {
        this.reader = reader;
        this.propertyNames = propertyNames;
        this.prefix = prefix;
        this.spelling = spelling;
    }

    /** {@code remora.twitter.client-id}. */
    static PropertyLayer ofRemoteApp(PropertyReader reader, Collection<String> propertyNames, String remoteApp) {
        String prefix = "remora." + remoteApp + ".";
        return new PropertyLayer(reader, propertyNames, prefix, key -> Stream.of(prefix + key));
    }

    /** {@code TWITTER.client-id} and {@code TWITTER.client_id}. */
    static PropertyLayer dotted(PropertyReader reader, Collection<String> propertyNames, String appKey) {
        return new PropertyLayer(
                reader,
                propertyNames,
                appKey + ".",
                key -> Stream.of(appKey + "." + key, appKey + "." + key.replace('-', '_'))
                        .distinct());
    }

    /** {@code TWITTER_CLIENT_ID}; the app key keeps its case. */
    static PropertyLayer flat(PropertyReader reader, String appKey) {
        return new PropertyLayer(
                reader,
                List.of(),
                appKey + "_",
                key -> Stream.of(
                        appKey + "_" + key.replace('-', '_').replace('.', '_').toUpperCase(Locale.ROOT)));
    }

    @Override
    public List<Finding> find(List<String> names) {
        return names.stream()
                .map(name -> spelling.apply(name)
                        .map(reader::read)
                        .flatMap(Optional::stream)
                        .findFirst())
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Map<String, List<Finding>> members(SettingKey key) {
        Map<String, List<Finding>> members = new LinkedHashMap<>();
        for (String name : key.names()) {
            members(name)
                    .forEach((member, found) -> members.computeIfAbsent(member, k -> new ArrayList<>())
                            .add(found));
        }
        return members;
    }

    private Map<String, Finding> members(String name) {
        Map<String, Finding> members = new LinkedHashMap<>();
        for (String spelled : spelling.apply(name).toList()) {
            String start = spelled + ".";
            for (String property : propertyNames) {
                if (property.length() > start.length() && property.startsWith(start)) {
                    reader.read(property)
                            .ifPresent(found -> members.putIfAbsent(property.substring(start.length()), found));
                }
            }
        }
        return members;
    }

    @Override
    public List<String> properties(List<String> names) {
        return names.stream().flatMap(spelling).toList();
    }

    @Override
    public List<String> misspelled(SettingKey key, KnownKeys known) {
        Set<String> all = Set.copyOf(propertyNames);
        return propertyNames.stream()
                .filter(property -> property.startsWith(prefix) && !ConfiguredNames.isFromEnvironment(property, all)
                        ? isMisspelled(property.substring(prefix.length()), key, known)
                        : isMisspelledVariable(property, key, known))
                .sorted()
                .toList();
    }

    // TWITTER.consumer_key is a spelling of its own
    private boolean isMisspelled(String name, SettingKey key, KnownKeys known) {
        return key.names().stream().flatMap(spelling).noneMatch((prefix + name)::equals)
                && known.isMisspelled(name, key);
    }

    private boolean isMisspelledVariable(String property, SettingKey key, KnownKeys known) {
        String variables = EnvironmentNames.of(prefix);
        return property.startsWith(variables)
                && property.equals(EnvironmentNames.of(property))
                && !known.isVariable(property)
                && known.isMisspelled(
                        property.substring(variables.length())
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'),
                        key);
    }

    @Override
    public String label() {
        return "";
    }
}

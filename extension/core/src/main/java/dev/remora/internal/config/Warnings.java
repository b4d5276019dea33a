package dev.remora.internal.config;

import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.settings.ProviderKey;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.SettingKey.Protocol;
import dev.remora.internal.settings.UserKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what is no error in the settings of one remote application, but hardly what was meant. */
final class Warnings {

    private static final List<SettingKey> OF_USER_URL = List.of(
            UserKey.USER_METHOD,
            UserKey.USER_PARAMS,
            UserKey.USER_CLAIMS,
            ProviderKey.USER_PATH,
            UserKey.USER_EMAIL_URL,
            UserKey.USER_ISSUER);

    private final String remoteApp;
    private final Set<String> propertyNames;
    private final List<SettingsLayer> layers;
    private final KnownKeys known;

    Warnings(String remoteApp, Set<String> propertyNames, List<SettingsLayer> layers, KnownKeys known) {
        this.remoteApp = remoteApp;
        this.propertyNames = propertyNames;
        this.layers = List.copyOf(layers);
        this.known = known;
    }

    /** About all remote applications; a property that is like none of ours may be the application's own. */
    static List<String> ofGlobals(Set<String> propertyNames, KnownKeys known) {
        return propertyNames.stream()
                .filter(property -> property.startsWith("remora.") && property.indexOf('.', "remora.".length()) < 0)
                .filter(property -> !known.isGlobal(property))
                .filter(property -> !ConfiguredNames.isFromEnvironment(property, propertyNames))
                .flatMap(property -> known.nearestGlobal(property).stream()
                        .map(nearest -> SettingsMessages.unknownProperty(property, nearest)))
                .toList();
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>(unknownKeys());
        sentences.addAll(unknownVariables());
        sentences.addAll(secretsInCode());
        sentences.addAll(secretsInPresets());
        sentences.addAll(otherProtocol());
        sentences.addAll(withoutUserUrl());
        return sentences;
    }

    private List<String> unknownKeys() {
        String prefix = "remora." + remoteApp + ".";
        Stream<String> properties = propertyNames.stream()
                .filter(property -> property.startsWith(prefix))
                .filter(property -> !ConfiguredNames.isFromEnvironment(property, propertyNames))
                .map(property -> property.substring(prefix.length()))
                .filter(key -> !known.isKey(key))
                .map(key -> SettingsMessages.unknownKey(remoteApp, prefix + key, known.nearest(key)));
        Stream<String> others = mapLayers()
                .flatMap(layer -> layer.values().keySet().stream()
                        .filter(key -> !known.isKey(key))
                        .map(key -> SettingsMessages.unknownKey(
                                remoteApp, key + " in " + layer.label(), known.nearest(key))));
        return Stream.concat(properties, others).toList();
    }

    private List<String> unknownVariables() {
        Set<String> variables = Stream.concat(
                        mapLayers().flatMap(layer -> layer.variables().stream()), runtimeVariables())
                .map(name -> RemoteAppKey.VARS.key() + "." + name)
                .collect(Collectors.toSet());
        return layers.stream()
                .flatMap(layer -> layer.members(RemoteAppKey.VARS).entrySet().stream())
                .filter(member -> !variables.contains(RemoteAppKey.VARS.key() + "." + member.getKey()))
                .map(member -> SettingsMessages.unknownKey(
                        remoteApp,
                        member.getValue().get(0).place(),
                        SimilarKeys.nearest(RemoteAppKey.VARS.key() + "." + member.getKey(), variables)))
                .toList();
    }

    private Stream<String> runtimeVariables() {
        return layers.stream()
                .flatMap(layer -> layer.members(RemoteAppKey.VARS).keySet().stream())
                .filter(name -> name.endsWith(RuntimeVariables.FROM))
                .flatMap(from -> {
                    String name = from.substring(0, from.length() - RuntimeVariables.FROM.length());
                    return Stream.of(from, name + RuntimeVariables.PATTERN, name);
                });
    }

    private List<String> secretsInCode() {
        return mapLayers()
                .filter(layer -> layer.label().equals(DefinitionValues.LABEL))
                .flatMap(layer -> known.all().stream()
                        .filter(key -> layer.find(key).stream().anyMatch(found -> isSecret(key, found))))
                .map(key -> SettingsMessages.secretInCode(remoteApp, key.key()))
                .toList();
    }

    private static boolean isSecret(SettingKey key, Finding found) {
        return key.type() == SettingKey.Type.SECRET
                || key == RemoteAppKey.PROXY && found.text().indexOf('@') >= 0;
    }

    private List<String> secretsInPresets() {
        return mapLayers()
                .filter(Warnings::isPreset)
                .flatMap(layer -> known.all().stream()
                        .flatMap(key -> layer.find(key).stream().filter(found -> isSecret(key, found))))
                .map(found -> SettingsMessages.secretInPreset(remoteApp, found.place()))
                .toList();
    }

    private List<String> otherProtocol() {
        boolean oauth1 = isSet(RemoteAppKey.REQUEST_TOKEN_URL);
        Protocol other = oauth1 ? Protocol.OAUTH2 : Protocol.OAUTH1;
        return known.all().stream()
                .filter(key -> key.protocol() == other && key != RemoteAppKey.REQUEST_TOKEN_URL)
                .flatMap(key -> places(key).stream())
                .map(place -> SettingsMessages.otherProtocol(remoteApp, place, oauth1))
                .toList();
    }

    private List<String> withoutUserUrl() {
        return isSet(UserKey.USER_URL)
                ? List.of()
                : OF_USER_URL.stream()
                        .flatMap(key -> places(key).stream())
                        .map(place -> SettingsMessages.withoutUserUrl(remoteApp, place))
                        .toList();
    }

    /** Finds where a setting and its entries are set, but not in a preset, which may have what others of its settings replace. */
    private Collection<String> places(SettingKey key) {
        Map<String, String> places = new LinkedHashMap<>();
        layers.stream().filter(layer -> !isPreset(layer)).forEach(layer -> {
            layer.find(key).forEach(found -> places.putIfAbsent("", found.place()));
            layer.members(key)
                    .forEach((name, found) ->
                            places.putIfAbsent(name, found.get(0).place()));
        });
        return places.values();
    }

    private static boolean isPreset(SettingsLayer layer) {
        return layer.label().startsWith(SettingsLayers.PRESET);
    }

    private boolean isSet(SettingKey key) {
        return layers.stream()
                .flatMap(layer -> layer.find(key).stream())
                .findFirst()
                .filter(found -> !UrlReader.isUnset(found.text()))
                .isPresent();
    }

    private Stream<MapLayer> mapLayers() {
        return layers.stream().filter(MapLayer.class::isInstance).map(MapLayer.class::cast);
    }
}

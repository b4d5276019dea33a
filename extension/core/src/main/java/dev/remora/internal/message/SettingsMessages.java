package dev.remora.internal.message;

import dev.remora.ErrorCode;
import dev.remora.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sentences about settings: REMORA-00001 to REMORA-00099. */
public final class SettingsMessages {

    private SettingsMessages() {}

    /** All problems of one remote application in one exception; several stand on a line each. */
    public static SettingsException invalid(String remoteApp, List<SettingsProblem> problems) {
        String text = problems.size() == 1
                ? problems.get(0).text()
                : problems.size() + " problems with its settings"
                        + problems.stream()
                                .map(problem -> "\n  " + problem.text())
                                .collect(Collectors.joining());
        List<String> keys = problems.stream()
                .flatMap(problem -> problem.keys().stream())
                .distinct()
                .toList();
        return new SettingsException(
                code(problems), remoteApp, "REMORA-00001: remote app '" + remoteApp + "': " + text, keys, null);
    }

    public static SettingsException globalInvalid(String property, String why) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                null,
                "REMORA-00002: " + property + " " + why,
                List.of(property.substring("remora.".length())),
                null);
    }

    public static SettingsException sourceFailed(String remoteApp, String sourceClass, Throwable cause) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                remoteApp,
                "REMORA-00003: remote app '" + remoteApp + "': the settings source " + sourceClass + " failed",
                List.of(),
                cause);
    }

    public static String unknownKey(String remoteApp, String place, Optional<String> nearest) {
        return "REMORA-00004: remote app '" + remoteApp + "': " + place + " is no setting and is ignored"
                + nearest.map(key -> "; did you mean " + key + "?").orElse("");
    }

    public static String secretInCode(String remoteApp, String key) {
        return "REMORA-00005: remote app '" + remoteApp + "': " + key
                + " stands in the code, in @RemoteAppDefinition; keep it in the configuration";
    }

    public static String otherProtocol(String remoteApp, String place, boolean oauth1) {
        return "REMORA-00006: remote app '" + remoteApp + "': " + place + " is ignored: it is about "
                + (oauth1 ? "OAuth 2, but a request-token-url is set" : "OAuth 1.0a, but no request-token-url is set");
    }

    public static String unknownProperty(String property, String nearest) {
        return "REMORA-00007: " + property + " is no setting and is ignored; did you mean " + nearest + "?";
    }

    /** Takes the classes that define it, or Remora itself. */
    public static SettingsException keyDefinedTwice(String property, String key, String owner, String other) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                null,
                "REMORA-00008: the setting " + property + " of " + owner + " is one of " + other + " too",
                List.of(key),
                null);
    }

    public static SettingsException globalMissing(String property, SearchedPlaces places) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                null,
                "REMORA-00009: " + property + " is missing; looked for in " + places,
                List.of(property.substring("remora.".length())),
                null);
    }

    public static String secretInPreset(String remoteApp, String place) {
        return "REMORA-00010: remote app '" + remoteApp + "': " + place
                + " is a secret, which no preset should hold; keep it in the configuration";
    }

    public static String withoutUserUrl(String remoteApp, String place) {
        return "REMORA-00011: remote app '" + remoteApp + "': " + place
                + " is ignored: it is about user-url, which is not set";
    }

    public static String rolesOfAnyTenant(String remoteApp) {
        return "REMORA-00012: remote app '" + remoteApp
                + "': roles-claim takes roles that each tenant of the provider gives its users: name the tenants that you trust"
                + " with that in allowed-tenants";
    }

    /** Takes the names of the setting, and the places of names that are nearly one of them. */
    public static SettingsProblem missing(
            List<String> names, SearchedPlaces places, List<String> misspelled, @Nullable String why) {
        return new SettingsProblem(
                ErrorCode.CONFIG_INVALID,
                names.subList(0, 1),
                names.get(0) + " is missing" + (why == null ? "" : " (" + why + ")") + "; looked for in " + places
                        + misspelled.stream()
                                .map(place -> "; " + place + " is set: did you mean " + names.get(0) + "?")
                                .collect(Collectors.joining()));
    }

    public static SettingsProblem bad(ErrorCode code, String key, String place, String why) {
        return new SettingsProblem(code, List.of(key), key + " (" + place + ") " + why);
    }

    /** About a variable of a preset. */
    public static SettingsProblem variableInvalid(String key, String place, String preset, String pattern) {
        return new SettingsProblem(
                ErrorCode.CONFIG_INVALID,
                List.of(key),
                key + " (" + place + ") does not match " + pattern + ", the pattern that " + preset + " has for it");
    }

    /** Says why a variable is needed. */
    public static String variableNeeded(String preset, String pattern) {
        return preset + " needs it, and has the pattern " + pattern + " for it";
    }

    public static SettingsProblem patternInvalid(String key, String preset) {
        return new SettingsProblem(
                ErrorCode.CONFIG_INVALID, List.of(key), key + " of " + preset + " is no regular expression");
    }

    public static SettingsProblem contradiction(List<String> keys, String place, String other) {
        return new SettingsProblem(
                ErrorCode.CONFIG_INVALID, keys, place + " and " + other + " are both set, and differ");
    }

    public static SettingsProblem onlyOneOf(List<String> keys) {
        return new SettingsProblem(
                ErrorCode.CONFIG_INVALID, keys, "only one of " + String.join(", ", keys) + " can be set");
    }

    public static SettingsProblem definitionEntryMalformed(String label) {
        return new SettingsProblem(
                ErrorCode.CONFIG_INVALID,
                List.of(),
                "an entry of settings in " + label + " is not of the form key=value");
    }

    public static SettingsProblem definedTwice(String key, String label) {
        return new SettingsProblem(
                ErrorCode.CONFIG_INVALID, List.of(key), key + " is set twice in " + label + ", to different values");
    }

    private static ErrorCode code(List<SettingsProblem> problems) {
        List<ErrorCode> codes =
                problems.stream().map(SettingsProblem::code).distinct().toList();
        return codes.size() == 1 ? codes.get(0) : ErrorCode.CONFIG_INVALID;
    }

    /** The places at which a setting was looked for. */
    public record SearchedPlaces(List<String> properties, List<String> environment, List<String> others) {

        public SearchedPlaces {
            properties = List.copyOf(properties);
            environment = List.copyOf(environment);
            others = List.copyOf(others);
        }

        @Override
        public String toString() {
            List<String> parts = new ArrayList<>();
            parts.add(named("property", "properties", properties));
            parts.add(named("environment variable", "environment variables", environment));
            parts.addAll(others);
            return String.join("; ", parts);
        }

        private static String named(String one, String many, List<String> names) {
            return (names.size() == 1 ? one : many) + " " + String.join(", ", names);
        }
    }
}

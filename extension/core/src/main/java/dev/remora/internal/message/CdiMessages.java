package dev.remora.internal.message;

import dev.remora.ErrorCode;
import dev.remora.SettingsException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sentences about deployment and names: REMORA-00101 to REMORA-00199. */
public final class CdiMessages {

    private static final int MAX_NAME = 64;

    private CdiMessages() {}

    public static SettingsException illegalName(String name, Collection<String> places) {
        return invalid(
                name,
                "REMORA-00101: " + quoted(name) + " cannot be the name of a remote app (1 to " + MAX_NAME
                        + " characters, no dot, no control character): " + String.join(", ", places));
    }

    /** Names, each with the places it was found at. */
    public static SettingsException sameEnvironmentVariables(
            String prefix, Map<String, ? extends Collection<String>> names) {
        String list = names.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + " (" + String.join(", ", entry.getValue()) + ")")
                .collect(Collectors.joining(" and "));
        return invalid(
                null,
                "REMORA-00102: remote apps whose settings have the same environment variables " + prefix
                        + "* cannot be told apart: " + list);
    }

    public static SettingsException definedTwice(String remoteApp, Collection<String> places) {
        return invalid(
                remoteApp,
                "REMORA-00103: remote app " + quoted(remoteApp) + " is defined more than once: "
                        + String.join(", ", places));
    }

    /** The contract is the simple name of an interface; without a remote app it is for all of them. */
    public static SettingsException severalCandidates(
            String contract, @Nullable String remoteApp, Collection<String> places) {
        String whose = remoteApp == null ? "all remote apps" : "remote app " + quoted(remoteApp);
        return invalid(
                remoteApp,
                "REMORA-00104: " + whose + (remoteApp == null ? " have" : " has") + " more than one " + contract + ": "
                        + String.join(", ", places));
    }

    /** The contract is the simple name of an interface whose beans have an order. */
    public static SettingsException samePriority(String contract, int priority, Collection<String> places) {
        return invalid(
                null,
                "REMORA-00113: several " + contract + " beans have @Priority(" + priority
                        + "), so that it is open which comes first: "
                        + String.join(", ", places));
    }

    public static SettingsException filterIsProvider(String remoteApp, String place) {
        return invalid(
                remoteApp,
                "REMORA-00105: remote app " + quoted(remoteApp) + ": the request filter " + place
                        + " is a @Provider too, so every client of the application may run it and show it the tokens of"
                        + " other remote apps; remove @Provider");
    }

    public static SettingsException configurationMissing(String why, Throwable cause) {
        return new SettingsException(
                ErrorCode.CONFIG_INVALID,
                null,
                "REMORA-00106: Remora reads its settings with MicroProfile Config, and there is none to be had: " + why,
                List.of(),
                cause);
    }

    public static SettingsException unknownRemoteApp(String name, Collection<String> known) {
        String list = known.isEmpty()
                ? "none is known"
                : "known are " + known.stream().map(CdiMessages::quoted).collect(Collectors.joining(", "));
        return new SettingsException(
                ErrorCode.REMOTE_APP_UNKNOWN,
                name,
                "REMORA-00107: there is no remote app " + quoted(name) + "; " + list,
                List.of(),
                null);
    }

    public static IllegalStateException shutDown(String remoteApp) {
        return new IllegalStateException(
                "REMORA-00108: remote app " + quoted(remoteApp) + " is used after the application was shut down");
    }

    public static IllegalStateException notStarted() {
        return new IllegalStateException("REMORA-00109: a remote app is used before the application is deployed");
    }

    /** Makes the exception for problems that could not be told while the application was built. */
    public static SettingsException startFailed(List<SettingsException> problems) {
        SettingsException first = problems.get(0);
        if (problems.size() == 1) {
            return first;
        }
        SettingsException all = invalid(
                null,
                "REMORA-00111: the application cannot start:"
                        + problems.stream()
                                .map(problem -> "\n  " + problem.getMessage())
                                .collect(Collectors.joining()));
        problems.forEach(all::addSuppressed);
        return all;
    }

    public static String closingFailed(String remoteApp) {
        return "REMORA-00110: remote app " + quoted(remoteApp) + " could not be closed";
    }

    public static String unconfigured(String remoteApp, Optional<String> nearest) {
        return "REMORA-00112: remote app " + quoted(remoteApp)
                + " is injected, but nothing configures it: there is neither a key of its own nor a @RemoteAppDefinition"
                + nearest.map(name -> "; did you mean " + quoted(name) + "?").orElse("");
    }

    public static String endpointsOfSeveral(Collection<String> applications, String path) {
        return "REMORA-00114: the ready-made endpoints may be in the JAX-RS applications "
                + String.join(" and ", applications)
                + ": set remora.endpoints-path to the whole path of one, such as /shop/api/" + path
                + ", or sign-ins fail once two of them have had a request";
    }

    private static SettingsException invalid(@Nullable String remoteApp, String message) {
        return new SettingsException(ErrorCode.CONFIG_INVALID, remoteApp, message, List.of(), null);
    }

    /** Quotes a name, which may hold anything: control characters must not forge a log line. */
    private static String quoted(String name) {
        String cut = name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "...";
        StringBuilder text = new StringBuilder("'");
        cut.chars().forEach(c -> {
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                text.append(String.format("\\u%04x", c));
            } else {
                text.append((char) c);
            }
        });
        return text.append('\'').toString();
    }
}

package dev.remora.internal.config;

import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.message.SettingsProblem;
import dev.remora.internal.settings.ProviderKey;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.SettingKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects all that is wrong with the settings of one remote application, each thing once. */
final class Problems {

    private final String remoteApp;
    private final Set<SettingsProblem> problems = new LinkedHashSet<>();

    Problems(String remoteApp) {
        this.remoteApp = remoteApp;
    }

    String remoteApp() {
        return remoteApp;
    }

    void add(SettingsProblem problem) {
        problems.add(problem);
    }

    boolean isAbout(SettingKey key) {
        return problems.stream().anyMatch(problem -> problem.keys().contains(key.key()));
    }

    /** Whether the preset cannot be read, or lacks a variable, so that nobody knows what it would have said. */
    boolean areAboutPreset() {
        return problems.stream().flatMap(problem -> problem.keys().stream()).anyMatch(Problems::isOfPreset);
    }

    private static boolean isOfPreset(String key) {
        return key.equals(RemoteAppKey.PROVIDER.key())
                || key.equals(ProviderKey.PROVIDER_FILE.key())
                || key.equals(RemoteAppKey.VARS.key())
                || key.startsWith(RemoteAppKey.VARS.key() + ".");
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw SettingsMessages.invalid(remoteApp, List.copyOf(problems));
        }
    }
}

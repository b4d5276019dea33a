package dev.remora.internal.config;

import dev.remora.internal.message.SettingsMessages;
import dev.remora.internal.message.SettingsProblem;
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

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw SettingsMessages.invalid(remoteApp, List.copyOf(problems));
        }
    }
}

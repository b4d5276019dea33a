package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.remora.SettingsException;
import io.smallrye.config.inject.ConfigExtension;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** A container with Remora, MicroProfile Config and nothing else but the given bean classes. */
final class Deployment {

    /** Several problems are one exception, whose text has each of them with its stack trace; details are indented. */
    private static final Pattern PROBLEM = Pattern.compile(
            "^(?:Caused by: )?" + Pattern.quote(SettingsException.class.getName()) + ": (.*(?:\\n  .*)*)$",
            Pattern.MULTILINE);

    private Deployment() {}

    static WeldContainer of(Class<?>... beans) {
        return weld(beans).initialize();
    }

    static Weld weld(Class<?>... beans) {
        return new Weld()
                .disableDiscovery()
                .addExtension(new RemoraExtension())
                .addExtension(new ConfigExtension())
                .addBeanClasses(beans);
    }

    /** The problems that a deployment fails with, in the order they are reported. */
    static List<String> problems(Class<?>... beans) {
        return problems(weld(beans));
    }

    static List<String> problems(Weld weld) {
        Throwable failure = catchThrowable(() -> weld.initialize().close());
        if (failure == null) {
            return List.of();
        }
        if (failure.getCause() instanceof SettingsException problem) {
            return List.of(problem.getMessage());
        }
        List<String> problems = PROBLEM.matcher(String.valueOf(failure.getMessage()))
                .results()
                .map(result -> result.group(1))
                .toList();
        return problems.isEmpty() ? List.of(failure.toString()) : problems;
    }
}

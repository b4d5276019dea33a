package dev.remora.it.quarkus.suite;

import dev.remora.it.container.LoopbackContainer;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;

/** Builds a web archive's classes as an application, and runs it. */
public final class QuarkusContainer extends LoopbackContainer<QuarkusConfiguration> {

    private @Nullable RunningQuarkus running;

    public QuarkusContainer() {
        super(QuarkusConfiguration.class);
    }

    @Override
    protected void startApplication(Archive<?> archive, String contextPath, QuarkusConfiguration settings) {
        Path applications = settings.work().resolve("applications").toAbsolutePath();
        running = RunningQuarkus.start(QuarkusBuild.build(archive, contextPath, applications), settings.getPort());
    }

    @Override
    protected void stopApplication() {
        RunningQuarkus application = running;
        running = null;
        if (application != null) {
            application.close();
        }
    }
}

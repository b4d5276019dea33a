package dev.remora.it.helidon;

import dev.remora.it.container.LoopbackContainer;
import dev.remora.it.providers.ProviderProcess;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;

/** Starts a Helidon MP with the application of an archive, in a process of its own. */
public final class HelidonContainer extends LoopbackContainer<HelidonConfiguration> {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern STARTED = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+) bound for socket '@default'");

    private @Nullable ProviderProcess server;

    public HelidonContainer() {
        super(HelidonConfiguration.class);
    }

    @Override
    protected void startApplication(Archive<?> archive, String contextPath, HelidonConfiguration settings)
            throws Exception {
        Path work = settings.work();
        HelidonApplication application = HelidonApplication.unpack(archive, contextPath, work.resolve("deployments"));
        server = ProviderProcess.start(command(application, settings), work.resolve("helidon.log"), STARTED, LIMIT);
    }

    @Override
    protected void stopApplication() {
        ProviderProcess running = server;
        server = null;
        if (running != null) {
            running.close();
        }
    }

    /** Helidon's class path is flat: the application's own, and Helidon's. */
    private static ProcessBuilder command(HelidonApplication application, HelidonConfiguration settings) {
        return new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                // PATCH on Jersey's default connector
                "--add-opens=java.base/java.net=ALL-UNNAMED",
                "-Dserver.host=127.0.0.1",
                "-Dserver.port=" + settings.getPort(),
                "-D" + application.routingPath(),
                "-D" + ApplicationBean.TYPE + "=" + application.type(),
                "-cp",
                String.join(
                        File.pathSeparator,
                        application.classPath(),
                        ownClasses(),
                        settings.getLibraries() + File.separator + "*"),
                "io.helidon.Main"));
    }

    /** With {@link ApplicationBean}. */
    private static String ownClasses() {
        return Path.of(URI.create(ApplicationBean.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
    }
}

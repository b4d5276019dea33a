package dev.remora.it.helidon;

import dev.remora.it.providers.ProviderProcess;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;

/** Starts a Helidon MP with the application of an archive, in a process of its own. One archive at a time. */
public final class HelidonContainer implements DeployableContainer<HelidonConfiguration> {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern STARTED = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+) bound for socket '@default'");

    private @Nullable HelidonConfiguration configuration;
    private @Nullable ProviderProcess server;

    @Override
    public Class<HelidonConfiguration> getConfigurationClass() {
        return HelidonConfiguration.class;
    }

    @Override
    public void setup(HelidonConfiguration settings) {
        configuration = settings;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Local");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        HelidonConfiguration settings = requireSettings();
        Path work = settings.work();
        try {
            HelidonApplication application = HelidonApplication.unpack(archive, work.resolve("deployments"));
            server = ProviderProcess.start(command(application, settings), work.resolve("helidon.log"), STARTED, LIMIT);
            return new ProtocolMetaData()
                    .addContext(new HTTPContext("127.0.0.1", settings.getPort())
                            .add(new Servlet("default", application.contextPath())));
        } catch (IOException | ReflectiveOperationException | IllegalStateException e) {
            throw new DeploymentException("cannot start " + archive.getName(), e);
        }
    }

    @Override
    public void undeploy(Archive<?> archive) {
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

    private HelidonConfiguration requireSettings() {
        HelidonConfiguration settings = configuration;
        if (settings == null) {
            throw new IllegalStateException("not set up");
        }
        return settings;
    }
}

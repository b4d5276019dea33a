package dev.remora.it.quarkus.suite;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;

/** Builds a web archive's classes as an application under the archive's name as context path, and runs it. One at a time. */
public final class QuarkusContainer implements DeployableContainer<QuarkusConfiguration> {

    private @Nullable QuarkusConfiguration configuration;
    private @Nullable RunningQuarkus running;

    @Override
    public Class<QuarkusConfiguration> getConfigurationClass() {
        return QuarkusConfiguration.class;
    }

    @Override
    public void setup(QuarkusConfiguration settings) {
        configuration = settings;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Local");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        QuarkusConfiguration settings = requireSettings();
        String context = "/" + archive.getName().replaceFirst("\\.war$", "");
        try {
            running = RunningQuarkus.start(
                    QuarkusBuild.build(archive, context, settings.applications()), settings.getPort());
        } catch (RuntimeException e) {
            throw new DeploymentException("cannot build or start " + archive.getName(), e);
        }
        return new ProtocolMetaData()
                .addContext(new HTTPContext("127.0.0.1", settings.getPort()).add(new Servlet("default", context)));
    }

    @Override
    public void undeploy(Archive<?> archive) {
        RunningQuarkus application = running;
        running = null;
        if (application != null) {
            application.close();
        }
    }

    private QuarkusConfiguration requireSettings() {
        QuarkusConfiguration settings = configuration;
        if (settings == null) {
            throw new IllegalStateException("not set up");
        }
        return settings;
    }
}

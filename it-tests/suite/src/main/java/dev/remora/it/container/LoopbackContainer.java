package dev.remora.it.container;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;

/**
 * Runs the application of a web archive on loopback, under the archive's name as context path. One archive at a time.
 *
 * @param <C> its properties
 */
public abstract class LoopbackContainer<C extends LoopbackConfiguration> implements DeployableContainer<C> {

    private final Class<C> type;
    private @Nullable C configuration;

    protected LoopbackContainer(Class<C> type) {
        this.type = type;
    }

    /** Starts the application, which answers when this returns. */
    protected abstract void startApplication(Archive<?> archive, String contextPath, C settings) throws Exception;

    /** Stops what runs, if anything does. */
    protected abstract void stopApplication() throws Exception;

    @Override
    public Class<C> getConfigurationClass() {
        return type;
    }

    @Override
    public void setup(C settings) {
        configuration = settings;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Local");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        C settings = requireSettings();
        String contextPath = "/" + archive.getName().replaceFirst("\\.war$", "");
        try {
            startApplication(archive, contextPath, settings);
        } catch (Exception e) {
            throw new DeploymentException("cannot start " + archive.getName(), e);
        }
        return new ProtocolMetaData()
                .addContext(new HTTPContext("127.0.0.1", settings.getPort()).add(new Servlet("default", contextPath)));
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            stopApplication();
        } catch (Exception e) {
            throw new DeploymentException("cannot stop " + archive.getName(), e);
        }
    }

    private C requireSettings() {
        C settings = configuration;
        if (settings == null) {
            throw new IllegalStateException("not set up");
        }
        return settings;
    }
}

package dev.remora.it.embedded;

import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** The properties of the container in {@code arquillian.xml}. */
public final class EmbeddedConfiguration implements ContainerConfiguration {

    private int port;
    private String work = "target";
    private boolean cdi;

    /** The loopback port to listen on. */
    public int getPort() {
        return port;
    }

    public void setPort(int port) {
        this.port = port;
    }

    /** Where archives are unpacked. */
    public String getWork() {
        return work;
    }

    public void setWork(String work) {
        this.work = work;
    }

    /** Whether CDI is started here, since the JAX-RS implementation does not. */
    public boolean isCdi() {
        return cdi;
    }

    public void setCdi(boolean cdi) {
        this.cdi = cdi;
    }

    Path deployments() {
        return Path.of(work, "deployments");
    }

    @Override
    public void validate() {
        if (port == 0) {
            throw new IllegalStateException("port is missing");
        }
    }
}

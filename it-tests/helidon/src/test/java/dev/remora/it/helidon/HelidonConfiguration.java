package dev.remora.it.helidon;

import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** The properties of the container in {@code arquillian.xml}. */
public final class HelidonConfiguration implements ContainerConfiguration {

    private int port;
    private String libraries = "";
    private String work = "target";

    /** The loopback port to listen on. */
    public int getPort() {
        return port;
    }

    public void setPort(int port) {
        this.port = port;
    }

    /** The folder with the jars of Helidon. */
    public String getLibraries() {
        return libraries;
    }

    public void setLibraries(String libraries) {
        this.libraries = libraries;
    }

    /** Where archives are unpacked and what Helidon says is kept. */
    public String getWork() {
        return work;
    }

    public void setWork(String work) {
        this.work = work;
    }

    Path work() {
        return Path.of(work);
    }

    @Override
    public void validate() {
        if (port == 0 || libraries.isEmpty()) {
            throw new IllegalStateException("port or libraries are missing");
        }
    }
}

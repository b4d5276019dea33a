package dev.remora.it.quarkus.suite;

import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** The properties of the container in {@code arquillian.xml}. */
public final class QuarkusConfiguration implements ContainerConfiguration {

    private int port;
    private String work = "target";

    /** The loopback port to listen on. */
    public int getPort() {
        return port;
    }

    public void setPort(int port) {
        this.port = port;
    }

    /** Where applications are built. */
    public String getWork() {
        return work;
    }

    public void setWork(String work) {
        this.work = work;
    }

    Path applications() {
        return Path.of(work, "applications").toAbsolutePath();
    }

    @Override
    public void validate() {
        if (port == 0) {
            throw new IllegalStateException("port is missing");
        }
    }
}

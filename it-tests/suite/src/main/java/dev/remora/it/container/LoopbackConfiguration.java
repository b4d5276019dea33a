package dev.remora.it.container;

import java.nio.file.Path;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** The properties that each container has in {@code arquillian.xml}. */
public abstract class LoopbackConfiguration implements ContainerConfiguration {

    private int port;
    private String work = "target";

    /** The loopback port to listen on. */
    public int getPort() {
        return port;
    }

    public void setPort(int port) {
        this.port = port;
    }

    /** Where archives are unpacked, and all else is kept that comes of them. */
    public String getWork() {
        return work;
    }

    public void setWork(String work) {
        this.work = work;
    }

    /** What {@link #getWork} says. */
    public Path work() {
        return Path.of(work);
    }

    @Override
    public void validate() {
        if (port == 0) {
            throw new IllegalStateException("port is missing");
        }
    }
}

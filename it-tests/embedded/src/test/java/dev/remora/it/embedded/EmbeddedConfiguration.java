package dev.remora.it.embedded;

import dev.remora.it.container.LoopbackConfiguration;

/** The properties of the container in {@code arquillian.xml}. */
public final class EmbeddedConfiguration extends LoopbackConfiguration {

    private boolean cdi;

    /** Whether CDI is started here, since the JAX-RS implementation does not. */
    public boolean isCdi() {
        return cdi;
    }

    public void setCdi(boolean cdi) {
        this.cdi = cdi;
    }
}

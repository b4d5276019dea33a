package dev.remora.it.helidon;

import dev.remora.it.container.LoopbackConfiguration;

/** The properties of the container in {@code arquillian.xml}. */
public final class HelidonConfiguration extends LoopbackConfiguration {

    private String libraries = "";

    /** The folder with the jars of Helidon. */
    public String getLibraries() {
        return libraries;
    }

    public void setLibraries(String libraries) {
        this.libraries = libraries;
    }

    @Override
    public void validate() {
        super.validate();
        if (libraries.isEmpty()) {
            throw new IllegalStateException("libraries are missing");
        }
    }
}

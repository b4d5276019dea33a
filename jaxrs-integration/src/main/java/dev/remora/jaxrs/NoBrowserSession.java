package dev.remora.jaxrs;

import dev.remora.spi.BrowserSession;
import java.io.Serializable;
import java.util.Optional;

/** For servers without HTTP sessions: there is nothing to read, and what needs one is told what is missing. */
enum NoBrowserSession implements BrowserSession {
    INSTANCE;

    @Override
    public Optional<String> id() {
        return Optional.empty();
    }

    @Override
    public Optional<Serializable> get(String name) {
        return Optional.empty();
    }

    @Override
    public void set(String name, Serializable value) {
        throw JaxrsMessages.noSessions();
    }

    @Override
    public void remove(String name) {}

    @Override
    public void changeId() {}
}

package dev.remora.internal.cdi;

import dev.remora.LinkedAccounts;
import dev.remora.TokenGetter;
import dev.remora.TokenStore;
import dev.remora.internal.token.CurrentRequests;
import dev.remora.internal.token.TokenEvents;
import dev.remora.spi.CurrentRequest;
import dev.remora.spi.CurrentTime;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.StoreKeys;
import jakarta.enterprise.inject.spi.BeanContainer;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the application's beans that serve a remote app: its own one goes before one for all. */
final class ApplicationBeans implements AutoCloseable {

    private final ContractBeans found;
    private final BeanContainer manager;
    private final BeanReferences references;

    ApplicationBeans(ContractBeans found, BeanContainer manager) {
        this.found = found;
        this.manager = manager;
        this.references = new BeanReferences(manager);
    }

    <T> Optional<T> one(Class<T> contract, String remoteApp) {
        return own(contract, remoteApp).or(() -> common(contract));
    }

    /** A getter of its own keeps a remote app from the store for all. */
    Optional<TokenStore> store(String remoteApp) {
        return own(TokenGetter.class, remoteApp).isPresent()
                ? own(TokenStore.class, remoteApp)
                : one(TokenStore.class, remoteApp);
    }

    /** A store of its own keeps a remote app from the getter for all. */
    Optional<TokenGetter> getter(String remoteApp) {
        return own(TokenStore.class, remoteApp).isPresent()
                ? own(TokenGetter.class, remoteApp)
                : one(TokenGetter.class, remoteApp);
    }

    /** Returns the beans for all remote apps, and those of this one. */
    <T> List<T> all(Class<T> contract, String remoteApp) {
        return Stream.concat(found.all(contract, null).stream(), found.all(contract, remoteApp).stream())
                .map(note -> references.get(note.bean(), contract))
                .toList();
    }

    /** Returns the beans of this remote app only. */
    <T> List<T> qualified(Class<T> contract, String remoteApp) {
        return found.all(contract, remoteApp).stream()
                .map(note -> references.get(note.bean(), contract))
                .toList();
    }

    /** Whatever remote app they are for. */
    <T> List<T> all(Class<T> contract) {
        return found.all(contract).stream()
                .map(note -> references.get(note.bean(), contract))
                .toList();
    }

    CurrentRequests requests() {
        return new ContainerRequests(all(CurrentRequest.class));
    }

    /** One for the whole application: remote apps share the browser's pending authorizations. */
    InstantSource clock() {
        return common(CurrentTime.class).map(InstantSource.class::cast).orElseGet(InstantSource::system);
    }

    /** One for the whole application, so that a browser's session ends in all remote apps of a provider. */
    Optional<LogoutRegistry> logouts() {
        return common(LogoutRegistry.class);
    }

    /** One for the whole application, so that an identity belongs to one caller whatever remote app proves it. */
    Optional<LinkedAccounts> links() {
        return common(LinkedAccounts.class);
    }

    /** One for the whole application, since all remote apps share a store. */
    Optional<StoreKeys> storeKeys() {
        return common(StoreKeys.class);
    }

    TokenEvents events(String remoteApp) {
        return new ContainerEvents(manager.getEvent(), remoteApp);
    }

    @Override
    public void close() {
        references.close();
    }

    private <T> Optional<T> own(Class<T> contract, String remoteApp) {
        return found.own(contract, remoteApp, manager).map(note -> references.get(note.bean(), contract));
    }

    private <T> Optional<T> common(Class<T> contract) {
        return found.common(contract, manager).map(note -> references.get(note.bean(), contract));
    }
}

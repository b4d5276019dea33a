package dev.remora.internal.cdi;

import dev.remora.LinkedAccounts;
import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.RoleMapper;
import dev.remora.SettingsException;
import dev.remora.SignInHandler;
import dev.remora.TokenGetter;
import dev.remora.TokenStore;
import dev.remora.internal.message.CdiMessages;
import dev.remora.internal.wire.Lazy;
import dev.remora.spi.CurrentRequest;
import dev.remora.spi.CurrentTime;
import dev.remora.spi.LogoutRegistry;
import dev.remora.spi.OwnerResolver;
import dev.remora.spi.PendingAuthorizations;
import dev.remora.spi.ProtocolFilter;
import dev.remora.spi.Settings;
import dev.remora.spi.SettingsSource;
import dev.remora.spi.SignatureMethod;
import dev.remora.spi.StateGenerator;
import dev.remora.spi.StoreKeys;
import dev.remora.spi.StoreProvider;
import dev.remora.spi.WebSignIn;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The remote apps of an application that was built with {@link BuildTimeExtension}: what is left to do when it runs. */
class BuiltApplication {

    private final ContractBeans beans = new ContractBeans();
    private final BeanContainer container;
    private final Lazy<RemoteAppManager> running;

    // the injection points keep beans of the application in the application: one that is used nowhere is left out
    @Inject
    @Any
    Instance<TokenStore> stores;

    /** Its own bean, which clients look up where no bean of the application has it injected. */
    @Inject
    Instance<OAuth> registries;

    /** Its own bean too, which objects look up that the container does not make. */
    @Inject
    Instance<Settings> moduleSettings;

    @Inject
    @Any
    Instance<TokenGetter> getters;

    @Inject
    @Any
    Instance<StateGenerator> states;

    @Inject
    @Any
    Instance<OwnerResolver> owners;

    @Inject
    @Any
    Instance<PendingAuthorizations> pending;

    @Inject
    @Any
    Instance<CurrentRequest> requests;

    @Inject
    @Any
    Instance<CurrentTime> times;

    @Inject
    @Any
    Instance<LogoutRegistry> logouts;

    @Inject
    @Any
    Instance<LinkedAccounts> linkedAccounts;

    @Inject
    @Any
    Instance<StoreProvider> storeProviders;

    @Inject
    @Any
    Instance<StoreKeys> storeKeys;

    @Inject
    @Any
    Instance<SignInHandler> signInHandlers;

    @Inject
    @Any
    Instance<RoleMapper> roleMappers;

    /** Its own bean, as that of {@link OAuth}. */
    @Inject
    Instance<WebSignIn> webSignIns;

    @Inject
    @Any
    Instance<SettingsSource> settings;

    @Inject
    @Any
    Instance<SignatureMethod> signatures;

    @Inject
    @Any
    Instance<ClientRequestFilter> requestFilters;

    @Inject
    @Any
    Instance<ProtocolFilter> protocolFilters;

    BuiltApplication(BeanContainer container, @Any BuildTimeMetadata found) {
        this.container = container;
        ContractBeans.contracts().forEach(contract -> note(contract, found));
        this.running = new Lazy<>(() -> new RemoteAppManager(
                found.names(),
                found.definitions(),
                DeploymentConfig.of(container),
                new ApplicationBeans(beans, container),
                ClientBuilder::newBuilder,
                found.signInRequired()));
    }

    void start(@Observes Startup event) {
        List<SettingsException> problems = new ArrayList<>(beans.problems(container));
        problems.addAll(running.get().problems());
        if (!problems.isEmpty()) {
            throw CdiMessages.startFailed(problems);
        }
        // Quarkus has one JAX-RS application
        running.get().warn(Set.of());
    }

    @Produces
    @ApplicationScoped
    OAuth registry() {
        return running.get().registry();
    }

    @Produces
    @ApplicationScoped
    Settings settings() {
        return running.get().moduleSettings();
    }

    @Produces
    @ApplicationScoped
    WebSignIn signIn() {
        return running.get().signIn();
    }

    OAuthRemote remote(String name) {
        return running.get().remote(name);
    }

    @PreDestroy
    void stop() {
        running.made().ifPresent(RemoteAppManager::close);
    }

    private void note(Class<?> contract, BuildTimeMetadata found) {
        for (Bean<?> bean : container.getBeans(contract, Any.Literal.INSTANCE)) {
            beans.note(bean, () -> BeanMetadata.of(bean, found.priorities()));
        }
    }
}

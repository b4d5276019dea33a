package dev.remora.internal.cdi;

import dev.remora.OAuth;
import dev.remora.OAuthRemote;
import dev.remora.RemoteAppDefinition;
import dev.remora.SignInRequired;
import dev.remora.internal.config.ConfiguredNames;
import dev.remora.internal.message.CdiMessages;
import dev.remora.spi.Settings;
import dev.remora.spi.WebSignIn;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessSyntheticBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.interceptor.Interceptor;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Application;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects names and beans at boot, adds one bean a name, and reports all problems at once. */
public class RemoraExtension implements Extension {

    private final FoundNames names = new FoundNames();
    private final FoundDefinitions<RemoteAppDefinition> definitions = new FoundDefinitions<>(RemoteAppDefinition::name);
    private final ContractBeans beans = new ContractBeans();
    private final Supplier<ClientBuilder> builders;
    private final Set<String> applications = new ConcurrentSkipListSet<>();
    private volatile boolean signInRequired;
    private volatile @Nullable RemoteAppManager application;

    public RemoraExtension() {
        this(ClientBuilder::newBuilder);
    }

    /** One that makes its JAX-RS clients in another way. */
    public RemoraExtension(Supplier<ClientBuilder> builders) {
        this.builders = builders;
    }

    void collectDefinitions(
            @Observes @WithAnnotations({RemoteAppDefinition.class, RemoteAppDefinition.List.class})
                    ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        definitions.add(
                type, type.getName(), event.getAnnotatedType().getAnnotations(RemoteAppDefinition.class), names);
    }

    void noteSignInRequired(@Observes @WithAnnotations(SignInRequired.class) ProcessAnnotatedType<?> event) {
        // our own is for those that are
        signInRequired |= !event.getAnnotatedType().isAnnotationPresent(Interceptor.class);
    }

    void noteApplications(
            @Observes @WithAnnotations(ApplicationPath.class) ProcessAnnotatedType<? extends Application> event) {
        if (!Modifier.isAbstract(event.getAnnotatedType().getJavaClass().getModifiers())) {
            applications.add(event.getAnnotatedType().getJavaClass().getName());
        }
    }

    void collectNames(@Observes ProcessInjectionPoint<?, ?> event) {
        names.add(event.getInjectionPoint());
    }

    void noteBeans(@Observes ProcessBean<?> event) {
        if (event.getBean() instanceof Decorator) {
            return; // it has the type of what it decorates, and serves nobody by itself
        }
        beans.note(
                event.getBean(),
                () -> BeanMetadata.of(
                        event.getBean(), event instanceof ProcessSyntheticBean<?> ? null : event.getAnnotated()));
    }

    void addBeans(@Observes AfterBeanDiscovery event) {
        ConfiguredNames.of(DeploymentConfig.propertyNames(), names.names())
                .forEach(name -> names.add(name, "configuration remora." + name + ".*"));
        SyntheticBeans.add(event, OAuth.class, () -> running().registry());
        SyntheticBeans.add(event, Settings.class, () -> running().moduleSettings());
        SyntheticBeans.add(event, WebSignIn.class, () -> running().signIn());
        for (String name : names.names()) {
            SyntheticBeans.add(event, OAuthRemote.class, name, () -> running().remote(name));
        }
    }

    void reportProblems(@Observes AfterDeploymentValidation event, BeanManager manager) {
        List<Throwable> problems = new ArrayList<>(names.problems());
        problems.addAll(definitions.problems());
        problems.addAll(beans.problems(manager));
        try {
            RemoteAppManager started = start(manager);
            problems.addAll(started.problems());
            if (problems.isEmpty()) {
                started.warn(applications);
            }
        } catch (RuntimeException e) {
            problems.add(e);
        }
        problems.forEach(event::addDeploymentProblem);
    }

    void stop(@Observes BeforeShutdown event) {
        RemoteAppManager running = application;
        if (running != null) {
            running.close();
        }
    }

    private RemoteAppManager start(BeanManager manager) {
        RemoteAppManager started = new RemoteAppManager(
                names.names(),
                definitions.definitions(),
                DeploymentConfig.of(manager),
                new ApplicationBeans(beans, manager),
                builders,
                signInRequired);
        application = started;
        return started;
    }

    private RemoteAppManager running() {
        RemoteAppManager running = application;
        if (running == null) {
            throw CdiMessages.notStarted();
        }
        return running;
    }
}

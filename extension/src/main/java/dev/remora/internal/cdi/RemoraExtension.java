package dev.remora.internal.cdi;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.RemoteAppDefinition;
import dev.remora.internal.message.CdiMessages;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessSyntheticBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.inject.Provider;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** Collects names and beans at boot, adds one bean a name, and reports all problems at once. */
public class RemoraExtension implements Extension {

    private final FoundNames names = new FoundNames();
    private final FoundDefinitions definitions = new FoundDefinitions();
    private final FoundBeans beans = new FoundBeans();

    void collectDefinitions(
            @Observes @WithAnnotations({RemoteAppDefinition.class, RemoteAppDefinition.List.class})
                    ProcessAnnotatedType<?> event) {
        definitions.add(
                event.getAnnotatedType().getJavaClass(),
                event.getAnnotatedType().getAnnotations(RemoteAppDefinition.class),
                names);
    }

    void collectNames(@Observes ProcessInjectionPoint<?, ?> event) {
        InjectionPoint point = event.getInjectionPoint();
        if (isRemote(point.getType())) {
            point.getQualifiers().stream()
                    .filter(RemoteApp.class::isInstance)
                    .forEach(qualifier -> names.add(((RemoteApp) qualifier).value(), Places.of(point)));
        }
    }

    void noteBeans(@Observes ProcessBean<?> event) {
        beans.note(event.getBean(), event instanceof ProcessSyntheticBean<?> ? null : event.getAnnotated());
    }

    void addRemotes(@Observes AfterBeanDiscovery event) {
        names.names()
                .forEach(name -> event.addBean()
                        .id(OAuthRemote.class.getName() + "/" + name)
                        .beanClass(RemoraExtension.class)
                        .types(OAuthRemote.class, Object.class)
                        .qualifiers(RemoteApp.Literal.of(name), Any.Literal.INSTANCE)
                        .scope(RequestScoped.class)
                        .createWith(context -> remote(name)));
    }

    void reportProblems(@Observes AfterDeploymentValidation event, BeanManager manager) {
        names.problems().forEach(event::addDeploymentProblem);
        definitions.problems().forEach(event::addDeploymentProblem);
        beans.problems(manager).forEach(event::addDeploymentProblem);
    }

    private OAuthRemote remote(String name) {
        throw CdiMessages.notStarted(name);
    }

    private static boolean isRemote(Type type) {
        if (type instanceof ParameterizedType generic) {
            return (generic.getRawType() == Instance.class || generic.getRawType() == Provider.class)
                    && generic.getActualTypeArguments()[0] == OAuthRemote.class;
        }
        return type == OAuthRemote.class;
    }
}

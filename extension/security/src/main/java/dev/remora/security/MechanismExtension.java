package dev.remora.security;

import jakarta.decorator.Decorator;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Vetoed;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.CustomFormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.FormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes {@link RemoteAppMechanism} a bean unless the application brings a mechanism: Jakarta Security 3.0 has one an application.
 *
 * @since 1.0
 */
public class MechanismExtension implements Extension {

    private static final Logger LOG = System.getLogger(MechanismExtension.class.getPackageName());

    private final Set<String> brought = new TreeSet<>();
    private boolean extended;

    /** Made by the container. */
    public MechanismExtension() {}

    void noteMechanism(@Observes ProcessAnnotatedType<? extends HttpAuthenticationMechanism> found) {
        Class<?> type = found.getAnnotatedType().getJavaClass();
        if (type != RemoteAppMechanism.class
                && !Modifier.isAbstract(type.getModifiers())
                && !found.getAnnotatedType().isAnnotationPresent(Decorator.class)) {
            note(type);
            extended = extended || RemoteAppMechanism.class.isAssignableFrom(type);
        }
    }

    void noteDefinition(
            @Observes
                    @WithAnnotations({
                        BasicAuthenticationMechanismDefinition.class,
                        CustomFormAuthenticationMechanismDefinition.class,
                        FormAuthenticationMechanismDefinition.class,
                        OpenIdAuthenticationMechanismDefinition.class
                    })
                    ProcessAnnotatedType<?> found) {
        note(found.getAnnotatedType().getJavaClass());
    }

    void add(@Observes AfterTypeDiscovery types) {
        if (brought.isEmpty()) {
            types.addAnnotatedType(RemoteAppMechanism.class, RemoteAppMechanism.class.getName())
                    .remove(annotation -> annotation instanceof Vetoed);
        } else if (!extended) {
            LOG.log(Level.INFO, SecurityMessages.ownMechanism(brought));
        }
    }

    private void note(Class<?> type) {
        if (sees(type.getClassLoader())) {
            brought.add(type.getName());
        }
    }

    /** Mechanisms of the server and of other web applications of an EAR do not count. */
    private static boolean sees(ClassLoader loader) {
        try {
            return Class.forName(RemoteAppMechanism.class.getName(), false, loader) == RemoteAppMechanism.class;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}

package dev.remora.internal.cdi;

import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.ObserverInfo;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.declarations.DeclarationInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.types.ParameterizedType;
import jakarta.enterprise.lang.model.types.Type;
import jakarta.inject.Provider;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;

/** Finds names at the injection points of an application while it is built. */
final class BuildTimeInjectionPoints {

    private static final Set<String> HOLDERS = Set.of(Instance.class.getName(), Provider.class.getName());

    private final FoundNames names;

    BuildTimeInjectionPoints(FoundNames names) {
        this.names = names;
    }

    /** Returns the injection points of the class or producer, and of the method that disposes of what is produced. */
    void collect(BeanInfo bean) {
        bean.injectionPoints().forEach(point -> add(point.type(), point.qualifiers(), point::declaration));
        if (bean.disposer() != null) {
            collect(bean.disposer().disposerMethod());
        }
    }

    void collect(ObserverInfo observer) {
        if (!observer.isSynthetic()) {
            collect(observer.observerMethod());
        }
    }

    private void collect(MethodInfo method) {
        method.parameters().forEach(parameter -> add(parameter.type(), parameter.annotations(), () -> parameter));
    }

    private void add(Type type, Collection<AnnotationInfo> qualifiers, Supplier<DeclarationInfo> declaration) {
        // in this order: of types that are none of ours the container may know not even the name, nor where they are
        // injected
        qualifiers.stream()
                .filter(qualifier -> qualifier.name().equals(RemoteApp.class.getName()) && isRemote(type))
                .forEach(qualifier ->
                        names.add(qualifier.value().asString(), BuildTimeElementNames.of(declaration.get())));
    }

    private static boolean isRemote(Type type) {
        if (type.isParameterizedType()) {
            ParameterizedType holder = type.asParameterizedType();
            return HOLDERS.contains(holder.declaration().name())
                    && isRemote(holder.typeArguments().get(0));
        }
        return type.isClass() && type.asClass().declaration().name().equals(OAuthRemote.class.getName());
    }
}

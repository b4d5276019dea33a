package dev.remora.internal.cdi;

import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.lang.model.declarations.DeclarationInfo;
import jakarta.enterprise.lang.model.declarations.FieldInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;

/** Says where in the application something is, in the words of {@link ElementNames}, while it is built. */
final class BuildTimeElementNames {

    private BuildTimeElementNames() {}

    static String of(DeclarationInfo injectionPoint) {
        if (injectionPoint.isParameter()) {
            MethodInfo method = injectionPoint.asParameter().declaringMethod();
            return ElementNames.injectionPoint(of(method), method.parameters().indexOf(injectionPoint.asParameter()));
        }
        return ElementNames.injectionPoint(
                injectionPoint.isField() ? of(injectionPoint.asField()) : String.valueOf(injectionPoint));
    }

    static String of(BeanInfo bean) {
        if (bean.isProducerMethod()) {
            return ElementNames.producer(of(bean.producerMethod()));
        }
        if (bean.isProducerField()) {
            return ElementNames.producer(of(bean.producerField()));
        }
        String type = bean.declaringClass().name();
        return bean.isSynthetic() ? ElementNames.synthetic(type) : type;
    }

    private static String of(MethodInfo method) {
        String type = method.declaringClass().name();
        return method.isConstructor() ? ElementNames.constructor(type) : ElementNames.method(type, method.name());
    }

    private static String of(FieldInfo field) {
        return ElementNames.field(field.declaringClass().name(), field.name());
    }
}

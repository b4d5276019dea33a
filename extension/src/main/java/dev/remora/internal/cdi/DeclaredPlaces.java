package dev.remora.internal.cdi;

import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.lang.model.declarations.DeclarationInfo;
import jakarta.enterprise.lang.model.declarations.FieldInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;

/** Says where in the application something is, in the words of {@link Places}, while it is built. */
final class DeclaredPlaces {

    private DeclaredPlaces() {}

    static String of(DeclarationInfo injectionPoint) {
        if (injectionPoint.isParameter()) {
            MethodInfo method = injectionPoint.asParameter().declaringMethod();
            return Places.injectionPoint(of(method), method.parameters().indexOf(injectionPoint.asParameter()));
        }
        return Places.injectionPoint(
                injectionPoint.isField() ? of(injectionPoint.asField()) : String.valueOf(injectionPoint));
    }

    static String of(BeanInfo bean) {
        if (bean.isProducerMethod()) {
            return Places.producer(of(bean.producerMethod()));
        }
        if (bean.isProducerField()) {
            return Places.producer(of(bean.producerField()));
        }
        String type = bean.declaringClass().name();
        return bean.isSynthetic() ? Places.synthetic(type) : type;
    }

    private static String of(MethodInfo method) {
        String type = method.declaringClass().name();
        return method.isConstructor() ? Places.constructor(type) : Places.method(type, method.name());
    }

    private static String of(FieldInfo field) {
        return Places.field(field.declaringClass().name(), field.name());
    }
}

package dev.remora.internal.cdi;

import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Says where in the application something is; containers say it each in their own way. */
final class Places {

    private Places() {}

    static String of(InjectionPoint point) {
        String place = point.getMember() == null ? String.valueOf(point.getBean()) : of(point.getMember());
        return point.getAnnotated() instanceof AnnotatedParameter<?> parameter
                ? "injection point parameter " + (parameter.getPosition() + 1) + " of " + place
                : "injection point " + place;
    }

    /** Synthetic beans have no annotated. */
    static String of(Bean<?> bean, @Nullable Annotated annotated) {
        if (annotated instanceof AnnotatedMember<?> member) {
            return "producer " + of(member.getJavaMember());
        }
        return annotated == null
                ? "synthetic bean " + bean.getBeanClass().getName()
                : bean.getBeanClass().getName();
    }

    private static String of(Member member) {
        String type = member.getDeclaringClass().getName();
        if (member instanceof Constructor<?>) {
            return "constructor " + type;
        }
        return type + "." + member.getName() + (member instanceof Method ? "()" : "");
    }
}

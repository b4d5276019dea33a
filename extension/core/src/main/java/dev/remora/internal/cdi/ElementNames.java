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
final class ElementNames {

    private ElementNames() {}

    static String of(InjectionPoint point) {
        String place = point.getMember() == null ? String.valueOf(point.getBean()) : of(point.getMember());
        return point.getAnnotated() instanceof AnnotatedParameter<?> parameter
                ? injectionPoint(place, parameter.getPosition())
                : injectionPoint(place);
    }

    /** Synthetic beans have no annotated. */
    static String of(Bean<?> bean, @Nullable Annotated annotated) {
        if (annotated instanceof AnnotatedMember<?> member) {
            return producer(of(member.getJavaMember()));
        }
        return annotated == null
                ? synthetic(bean.getBeanClass().getName())
                : bean.getBeanClass().getName();
    }

    static String injectionPoint(String member) {
        return "injection point " + member;
    }

    /** One that is a parameter; the first is 0. */
    static String injectionPoint(String member, int position) {
        return "injection point parameter " + (position + 1) + " of " + member;
    }

    static String producer(String member) {
        return "producer " + member;
    }

    static String synthetic(String type) {
        return "synthetic bean " + type;
    }

    static String constructor(String type) {
        return "constructor " + type;
    }

    static String method(String type, String name) {
        return type + "." + name + "()";
    }

    static String field(String type, String name) {
        return type + "." + name;
    }

    private static String of(Member member) {
        String type = member.getDeclaringClass().getName();
        if (member instanceof Constructor<?>) {
            return constructor(type);
        }
        return member instanceof Method ? method(type, member.getName()) : field(type, member.getName());
    }
}

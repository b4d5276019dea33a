package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.CurrentRequest;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationMember;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.types.ClassType;
import jakarta.enterprise.lang.model.types.Type;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Priorities of beans, which at run time cannot be read any more. */
class DeclaredBeansTest {

    private final DeclaredBeans beans = new DeclaredBeans();

    @Test
    void theyAreNotedOfBeansForAllRemoteAppsToo() {
        beans.note(bean("a.OfServlets", CurrentRequest.class.getName()));

        assertThat(beans.names()).containsExactly("a.OfServlets");
        assertThat(beans.priorities()).containsExactly(7);
    }

    @Test
    void otherBeansOfTheApplicationAreNotNoted() {
        beans.note(bean("a.Other", "a.Interface"));

        assertThat(beans.names()).isEmpty();
    }

    /** A class with {@code @Priority(7)} and no qualifiers. */
    private static BeanInfo bean(String name, String type) {
        AnnotationMember seven = of(AnnotationMember.class, Map.of("asInt", 7));
        AnnotationInfo priority = of(AnnotationInfo.class, Map.of("value", seven));
        ClassInfo declared =
                of(ClassInfo.class, Map.of("name", name, "hasAnnotation", Priority.class, "annotation", priority));
        ClassInfo contract = of(ClassInfo.class, Map.of("name", type, "hasAnnotation", Override.class));
        ClassType ofContract = of(ClassType.class, Map.of("declaration", contract));
        Type filled = of(Type.class, Map.of("isClass", true, "asClass", ofContract));
        return of(
                BeanInfo.class,
                Map.of(
                        "qualifiers",
                        List.of(),
                        "isClassBean",
                        true,
                        "declaringClass",
                        declared,
                        "types",
                        List.of(filled)));
    }

    /** What it answers to a method of each name; a class is what it has as an annotation. */
    private static <T> T of(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new AssertionError("nobody expected " + method);
                    }
                    return answer instanceof Class<?> annotation ? annotation.equals(arguments[0]) : answer;
                }));
    }
}

package dev.remora.it.complete;

import static java.util.stream.Collectors.toCollection;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Modifier;
import java.nio.file.spi.FileSystemProvider;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The tests of a package, whether or not the names of their classes let Maven find them. */
final class Suite {

    private Suite() {}

    /**
     * Class and method of each test, a test with parameters once.
     *
     * @param only if not empty, the test or its class has to have one of these tags
     * @param leftOut neither the test nor its class has one of these tags
     */
    static Set<String> tests(String packageName, Set<String> only, Set<String> leftOut) {
        return classes(packageName, type -> isRun(type) && hasNone(type, leftOut)).stream()
                .flatMap(type ->
                        AnnotationSupport.findAnnotatedMethods(type, Testable.class, HierarchyTraversalMode.TOP_DOWN)
                                .stream()
                                .filter(method -> hasNone(method, leftOut))
                                .filter(method -> only.isEmpty() || !hasNone(type, only) || !hasNone(method, only))
                                .map(method -> type.getName() + "." + method.getName()))
                .collect(toCollection(TreeSet::new));
    }

    /**
     * The JVM has one file system for a jar, which JUnit opens and closes: Maven runs this for several modules at once, each in a
     * class loader of its own, which have no other lock in common.
     */
    @SuppressWarnings("LockOnNonEnclosingClassLiteral") // a class of ours would be another in each class loader
    private static List<Class<?>> classes(String packageName, Predicate<Class<?>> wanted) {
        synchronized (FileSystemProvider.class) {
            return ReflectionSupport.findAllClassesInPackage(packageName, wanted, name -> true);
        }
    }

    /** Tests of an abstract class are those of the classes that extend it. */
    private static boolean isRun(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers());
    }

    private static boolean hasNone(AnnotatedElement element, Set<String> tags) {
        Set<String> own = new HashSet<>();
        AnnotationSupport.findRepeatableAnnotations(element, Tag.class).forEach(tag -> own.add(tag.value()));
        own.retainAll(tags);
        return own.isEmpty();
    }
}

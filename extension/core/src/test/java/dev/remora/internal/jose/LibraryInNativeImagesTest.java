package dev.remora.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.junit.jupiter.api.Test;

/** Native images need no metadata for jose4j, as long as it finds nothing by name; nothing here was run in one. */
class LibraryInNativeImagesTest {

    private static final Set<String> BY_NAME = Set.of("forName", "loadClass", "getResource", "getResourceAsStream");

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .importUrls(List.of(
                    JsonWebKey.class.getProtectionDomain().getCodeSource().getLocation()));

    /** One reads a system property, which names a class of the application's; the other is called by no class. */
    @Test
    void classesAreFoundByNameWhereTheApplicationWantsIt() {
        assertThat(LIBRARY).hasSizeGreaterThan(100);
        assertThat(LIBRARY.stream()
                        .filter(type -> calls(type).anyMatch(LibraryInNativeImagesTest::isByName))
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("BouncyCastleProviderHelp", "ConcatKeyDerivationFunctionFactory");
        assertThat(LIBRARY.stream()
                        .flatMap(LibraryInNativeImagesTest::calls)
                        .filter(call -> call.getTargetOwner().getSimpleName().equals("BouncyCastleProviderHelp"))
                        .filter(call -> !call.getOriginOwner().equals(call.getTargetOwner())))
                .isEmpty();
    }

    /** What a native image makes when it is built would be random once, and is refused. */
    @Test
    void nothingRandomIsMadeWhenClassesAreInitialized() {
        assertThat(LIBRARY.stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> field.getRawType().getSimpleName().endsWith("Random")))
                .isEmpty();
    }

    private static Stream<JavaCodeUnitAccess<?>> calls(JavaClass type) {
        return type.getCodeUnitAccessesFromSelf().stream().map(call -> (JavaCodeUnitAccess<?>) call);
    }

    private static boolean isByName(JavaCodeUnitAccess<?> call) {
        String owner = call.getTargetOwner().getName();
        return owner.equals("java.util.ServiceLoader")
                || owner.startsWith("java.lang.reflect.")
                || (owner.equals("java.lang.Class") || owner.equals("java.lang.ClassLoader"))
                        && BY_NAME.contains(call.getName());
    }
}

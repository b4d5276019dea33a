package dev.remora.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.remora.OAuthException;
import jakarta.json.Json;
import jakarta.json.spi.JsonProvider;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that reads no JSON Web Key and nothing encrypted runs without the jar of jose4j. */
class LibraryLeftOutTest {

    @Test
    void isNotMissedByWhatDoesWithoutIt() throws Exception {
        assertThat(withoutLibrary("signed")).isEqualTo("{\"sub\":\"me\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "key", "encrypted"})
    void isNamedByWhatNeedsIt(String what) throws Exception {
        Throwable thrown = catchThrowable(() -> withoutLibrary(what));

        // of the same name, but of the other class loader
        assertThat(thrown.getClass().getName()).isEqualTo("dev.remora.SettingsException");
        assertThat(thrown)
                .hasMessage("REMORA-00900: OpenID Connect, and keys in the form of a JSON Web Key, need the libraries"
                        + " jose4j (org.bitbucket.b_c:jose4j) and slf4j-api, which come with the artifact remora;"
                        + " they were left out");
    }

    @Test
    void theClassLoaderOfThisTestHasItNot() throws Exception {
        try (URLClassLoader loader = loader()) {
            assertThatExceptionOfType(ClassNotFoundException.class)
                    .isThrownBy(() -> loader.loadClass("org.jose4j.jwk.JsonWebKey"));
        }
    }

    @Test
    void isUsedByThreeClassesThatNothingLoadsEarly() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("dev.remora")
                                .stream()
                                .filter(LibraryLeftOutTest::usesLibrary)
                                .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder("JweReader", "JwkReader", "PrivateJwkReader");
    }

    private static boolean usesLibrary(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith("org.jose4j"));
    }

    @SuppressWarnings("unchecked")
    private static String withoutLibrary(String what) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = loader()) {
            thread.setContextClassLoader(loader); // JSON-P looks for its implementation there
            return ((UnaryOperator<String>) loader.loadClass(WithoutLibrary.class.getName())
                            .getDeclaredConstructor()
                            .newInstance())
                    .apply(what);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URLClassLoader loader() {
        URL[] places = Stream.of(
                        OAuthException.class,
                        WithoutLibrary.class,
                        Json.class,
                        JsonProvider.provider().getClass())
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .distinct()
                .toArray(URL[]::new);
        return new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
    }
}

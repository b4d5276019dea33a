package dev.remora.samples.provider;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** A class path with the API of JSON-P and no implementation of it. */
class JsonMissingTest {

    @Test
    void isToldAtTheStart() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {place(StandInProvider.class), place(Json.class)}, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Class<?> provider = loader.loadClass(StandInProvider.class.getName());

            assertThatThrownBy(() -> provider.getMethod("start", int.class).invoke(null, 0))
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the stand-in provider needs an implementation of JSON-P on the class path, such as"
                            + " org.eclipse.parsson:parsson");
        } finally {
            Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
        }
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}

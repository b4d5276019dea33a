package dev.remora.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is called reflectively in a native image is there. */
class NativeImageTest {

    private static final String CONFIG = "/META-INF/native-image/dev.remora/remora/reflect-config.json";
    private static final Map<String, Class<?>> PRIMITIVES = Map.of("int", int.class);

    @Test
    void everyMethodThatIsNamedExists() throws Exception {
        JsonArray classes;
        try (JsonReader json = Json.createReader(OAuth.class.getResourceAsStream(CONFIG))) {
            classes = json.readArray();
        }
        assertThat(classes).isNotEmpty();
        for (JsonObject type : classes.getValuesAs(JsonObject.class)) {
            for (JsonObject method : type.getJsonArray("methods").getValuesAs(JsonObject.class)) {
                Class<?>[] parameters = method.getJsonArray("parameterTypes").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .map(NativeImageTest::type)
                        .toArray(Class<?>[]::new);
                assertThat(type(type.getString("name")).getMethod(method.getString("name"), parameters))
                        .isNotNull();
            }
        }
    }

    private static Class<?> type(String name) {
        try {
            return PRIMITIVES.containsKey(name) ? PRIMITIVES.get(name) : Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}

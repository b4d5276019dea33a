package dev.remora.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Providers;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With whose JSON-B RESTEasy reads types: the application's goes before that of the remote app. */
class OwnJsonbTest {

    /** What is read. */
    public static class Photo {
        public String fileName = "";
    }

    /** An application's. */
    public static class Dashed implements ContextResolver<Jsonb> {

        private final Jsonb jsonb = JsonbBuilder.create(
                new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_DASHES));

        @Override
        public Jsonb getContext(Class<?> type) {
            return jsonb;
        }
    }

    private final WireServer server = new WireServer();

    @BeforeEach
    void answer() {
        server.answersAlways(request -> WireAnswer.json("{\"file-name\":\"dashed\",\"fileName\":\"plain\"}"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void isThatOfTheRemoteAppWhereTheApplicationHasNone() {
        try (JsonBodies json = new JsonBodies("photos")) {
            ClientBuilder builder = ClientBuilder.newBuilder();

            OwnJsonb.register(json, builder);

            Providers providers = (Providers) builder.getConfiguration();
            assertThat(providers
                            .getContextResolver(Jsonb.class, MediaType.APPLICATION_JSON_TYPE)
                            .getContext(Photo.class))
                    .isSameAs(json.jsonb());
        }
    }

    @Test
    void leavesTypesToThatOfTheBuilder() {
        try (TestApp app =
                TestApp.oauth2(server).builders(() -> ClientBuilder.newBuilder().register(Dashed.class))) {
            assertThat(app.remote().get("x").as(Photo.class).fileName).isEqualTo("dashed");
        }
    }

    @Test
    void leavesTypesToThatOfTheTarget() {
        try (TestApp app = TestApp.oauth2(server)) {
            Photo photo =
                    app.remote().target("x").register(Dashed.class).request().get(Photo.class);

            assertThat(photo.fileName).isEqualTo("dashed");
        }
    }

    @Test
    void leavesTypesToThatOfTheClassPath(@TempDir Path classes) throws IOException {
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("jakarta.ws.rs.ext.Providers"), Dashed.class.getName());
        try (URLClassLoader deployment =
                        new URLClassLoader(new URL[] {classes.toUri().toURL()}, Photo.class.getClassLoader());
                TestApp app = deployed(deployment)) {
            assertThat(app.remote().get("x").as(Photo.class).fileName).isEqualTo("dashed");
        }
    }

    /** A remote app of a deployment with that class loader. */
    private TestApp deployed(ClassLoader deployment) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(deployment);
        try {
            TestApp app = TestApp.oauth2(server);
            app.client();
            return app;
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}

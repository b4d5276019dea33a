package dev.remora.jaxrs;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** RESTEasy, Undertow and Weld on a free port of the loopback interface, under a path, with classes listed by hand. */
final class TestServer implements AutoCloseable {

    /** What an application looks like that lists its classes. */
    @ApplicationPath("app")
    static final class ByHand extends Application {

        private final Set<Class<?>> classes;

        ByHand(Set<Class<?>> classes) {
            this.classes = classes;
        }

        @Override
        public Set<Class<?>> getClasses() {
            return classes;
        }
    }

    private final SeBootstrap.Instance instance;

    private TestServer(SeBootstrap.Instance instance) {
        this.instance = instance;
    }

    static TestServer with(Class<?>... classes) throws Exception {
        return with(new ByHand(Set.of(classes)));
    }

    /** Beans are looked for where the application's class comes from. */
    static TestServer with(Application application) throws Exception {
        SeBootstrap.Configuration configuration = SeBootstrap.Configuration.builder()
                .host("127.0.0.1")
                .port(SeBootstrap.Configuration.FREE_PORT)
                .build();
        return new TestServer(SeBootstrap.start(application, configuration)
                .toCompletableFuture()
                .get(60, TimeUnit.SECONDS));
    }

    URI base() {
        return instance.configuration().baseUriBuilder().path("app/").build();
    }

    @Override
    public void close() {
        instance.stop().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }
}

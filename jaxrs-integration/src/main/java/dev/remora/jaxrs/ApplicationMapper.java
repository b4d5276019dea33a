package dev.remora.jaxrs;

import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the mapper that an application has for everything that goes wrong. */
final class ApplicationMapper {

    private ApplicationMapper() {}

    /** The nearest one, as JAX-RS would choose if {@link OAuthExceptionMapper} were not there. */
    static @Nullable ExceptionMapper<? super RuntimeException> of(Providers providers) {
        ExceptionMapper<RuntimeException> ofRuntime = providers.getExceptionMapper(RuntimeException.class);
        if (isApplications(ofRuntime)) {
            return ofRuntime;
        }
        // a runtime's own may stand before it
        ExceptionMapper<Exception> ofAny = providers.getExceptionMapper(Exception.class);
        if (isApplications(ofAny)) {
            return ofAny;
        }
        ExceptionMapper<Throwable> ofAll = providers.getExceptionMapper(Throwable.class);
        return isApplications(ofAll) ? ofAll : null;
    }

    private static boolean isApplications(@Nullable ExceptionMapper<?> mapper) {
        return mapper != null && !isRuntimes(mapper.getClass().getName());
    }

    /** By package: runtimes register mappers of their own, RESTEasy and Helidon for all exceptions. */
    private static boolean isRuntimes(String mapper) {
        return Stream.of(
                        "org.jboss.resteasy.",
                        "org.glassfish.jersey.",
                        "org.apache.cxf.",
                        "io.helidon.microprofile.",
                        "io.helidon.webserver.",
                        "io.quarkus.",
                        "io.openliberty.",
                        "com.ibm.ws.",
                        "fish.payara.")
                .anyMatch(mapper::startsWith);
    }
}

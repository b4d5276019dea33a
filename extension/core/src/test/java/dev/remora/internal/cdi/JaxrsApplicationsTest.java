package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.internal.config.RecordedLog;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

/** A deployment with several JAX-RS applications warns of ready-made endpoints that nobody said the place of. */
class JaxrsApplicationsTest {

    @ApplicationPath("api")
    static class Api extends Application {}

    @ApplicationPath("admin")
    static class Admin extends Application {}

    @ApplicationPath("base")
    abstract static class Base extends Application {}

    @Test
    void severalNeedTheWholePath() {
        String here = JaxrsApplicationsTest.class.getName();

        assertThat(warnings(Map.of("remora.endpoints", "true"), Api.class, Admin.class))
                .containsExactly("WARNING REMORA-00114: the ready-made endpoints may be in the JAX-RS applications "
                        + here
                        + "$Admin and " + here + "$Api: set remora.endpoints-path to the whole path of one, such as"
                        + " /shop/api/oauth, or sign-ins fail once two of them have had a request");
    }

    @Test
    void theWholePathIsEnough() {
        assertThat(warnings(
                        Map.of("remora.endpoints", "true", "remora.endpoints-path", "/shop/api/oauth"),
                        Api.class,
                        Admin.class))
                .isEmpty();
    }

    @Test
    void oneIsEnough() {
        assertThat(warnings(Map.of("remora.endpoints", "true"), Api.class, Base.class))
                .isEmpty();
    }

    @Test
    void withoutEndpointsNothingIsSaid() {
        assertThat(warnings(Map.of("remora.x.client-id", "id"), Api.class, Admin.class))
                .isEmpty();
    }

    private static List<String> warnings(Map<String, String> properties, Class<?>... beans) {
        try (RecordedLog log = new RecordedLog();
                DeployedConfig config = DeployedConfig.of(properties);
                WeldContainer container = Deployment.of(beans)) {
            return List.copyOf(log.lines());
        }
    }
}

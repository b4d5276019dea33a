package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Feature;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class RemoraFeatureTest {

    @Test
    void jaxRsFindsItByItself() {
        assertThat(ServiceLoader.load(Feature.class))
                .filteredOn(feature -> feature.getClass().getName().startsWith("dev.remora"))
                .singleElement()
                .isInstanceOf(RemoraFeature.class);
    }

    @Test
    void clientsAreLeftAlone() {
        try (var client = ClientBuilder.newClient()) {
            client.register(new RemoraFeature());

            assertThat(client.getConfiguration().getClasses())
                    .noneMatch(type -> type.getName().startsWith("dev.remora"));
        }
    }
}

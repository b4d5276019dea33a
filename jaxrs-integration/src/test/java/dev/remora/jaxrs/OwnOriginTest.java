package dev.remora.jaxrs;

import static dev.remora.jaxrs.EndpointScenario.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Posts of browsers that say nothing but an origin, to an application at the port that its scheme has by default. */
@Tag("A-10")
class OwnOriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://shop.example/app/,       https://shop.example,       303",
        "http://shop.example/app/,        http://shop.example,        303",
        "https://shop.example:443/app/,   https://shop.example,       303",
        "https://Shop.Example:8443/app/,  https://shop.example:8443,  303",
        "https://shop.example/app/,       http://shop.example,        403",
        "https://shop.example/app/,       https://shop.example:8443,  403",
        "https://shop.example:8443/app/,  https://shop.example,       403",
        "https://shop.example/app/,       https://shop.example/,      403",
        "https://shop.example/app/,       https://a@shop.example,     403"
    })
    void isItsOwn(String address, String origin, int status) throws Exception {
        Map<String, String> settings = Map.of("remora.endpoints", "true", "remora.external-base-uri", address);
        try (EndpointScenario scenario = new EndpointScenario(settings)) {
            assertThat(post(scenario.browser(), "oauth/github/login", "", "Origin", origin)
                            .statusCode())
                    .isEqualTo(status);
        }
    }
}

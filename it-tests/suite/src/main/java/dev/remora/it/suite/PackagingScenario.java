package dev.remora.it.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However the application is packed, it is served. For runtimes that deploy archives as they are. */
@Tag("servers")
abstract class PackagingScenario {

    static final Map<String, String> SETTINGS = Map.of(
            "remora.api.authorize-url", "https://provider.example/authorize",
            "remora.api.token-url", "https://provider.example/token",
            "remora.api.base-url", "https://provider.example/",
            "remora.api.client-id", "parts");

    /** The application and its settings, without Remora. */
    static WebArchive bare() {
        return Shop.configured(Parts.bare(), SETTINGS);
    }

    @Test
    void remoteAppsAreInjectedAtEveryKindOfPoint() {
        Parts.assertInjectedEverywhere();
    }

    /** The callback's address is that of the current request, which JAX-RS tells. */
    @Test
    void requestIsKnown() {
        assertThat(Parts.answer("address?app=api"))
                .startsWith("https://provider.example/authorize?")
                .contains("redirect_uri=" + Queries.encode(Shop.server() + "/parts/parts/authorized"));
    }
}

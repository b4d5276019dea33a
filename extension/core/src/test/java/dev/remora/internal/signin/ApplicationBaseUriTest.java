package dev.remora.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.CurrentRequest;
import java.lang.reflect.Proxy;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The address of the application as browsers see it, where the server sees another one. */
class ApplicationBaseUriTest {

    private static final URI EXTERNAL = URI.create("https://shop.example/store");

    @Test
    void withoutAnExternalOneItIsTheRequests() {
        assertThat(ApplicationBaseUri.of(request("/inner/api/", "/inner/api/"), null)
                        .base())
                .isEqualTo(URI.create("http://127.0.0.1:8080/inner/api/"));
    }

    @Test
    void theExternalOneStandsForTheBaseUri() {
        assertThat(ApplicationBaseUri.of(request("/inner/api/", "/inner/api/"), EXTERNAL))
                .isEqualTo(new ApplicationBaseUri(URI.create("https://shop.example/store/"), "/inner/api/"));
    }

    @Test
    void theExternalOneStandsForTheWebApplicationThatTheBaseUriIsIn() {
        assertThat(ApplicationBaseUri.of(request("/inner/api/", "/inner/"), EXTERNAL))
                .isEqualTo(new ApplicationBaseUri(URI.create("https://shop.example/store/api/"), "/inner/api/"));
    }

    private static CurrentRequest request(String base, String application) {
        Class<?>[] type = {CurrentRequest.class};
        return (CurrentRequest) Proxy.newProxyInstance(
                CurrentRequest.class.getClassLoader(), type, (proxy, method, arguments) -> switch (method.getName()) {
                    case "baseUri" -> URI.create("http://127.0.0.1:8080" + base);
                    case "applicationPath" -> application;
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }
}

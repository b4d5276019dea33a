package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** White space in a Cookie header that no browser sends, and no HTTP client of Java either. */
class RequestCookiesTest {

    @ParameterizedTest
    @Tag("S-09")
    @ValueSource(chars = {'\u000B', '\u000C', '\u001C', '\u001F', '\u2003'})
    void onlySpacesAndTabsAreTakenOff(char space) {
        assertThat(values(" a = 1\t; a" + space + "=2; " + space + "a=3; b=4" + space))
                .isEqualTo(Map.of("a", "1", "a" + space, "2", space + "a", "3", "b", "4" + space));
    }

    private static Map<String, String> values(String cookie) {
        MultivaluedHashMap<String, String> headers = new MultivaluedHashMap<>();
        headers.add(HttpHeaders.COOKIE, cookie);
        ContainerRequestContext request = (ContainerRequestContext) Proxy.newProxyInstance(
                RequestCookiesTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (proxy, method, arguments) -> method.getName().equals("getHeaders") ? headers : null);
        return RequestCookies.of(request, "/app/").values();
    }
}

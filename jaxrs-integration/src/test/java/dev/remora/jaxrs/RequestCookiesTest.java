package dev.remora.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.spi.BrowserCookie;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.lang.Thread.State;
import java.lang.reflect.Proxy;
import java.util.AbstractList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCookiesTest {

    /** White space in a Cookie header that no browser sends, and no HTTP client of Java either. */
    @ParameterizedTest
    @Tag("S-09")
    @ValueSource(chars = {'\u000B', '\u000C', '\u001C', '\u001F', '\u2003'})
    void onlySpacesAndTabsAreTakenOff(char space) {
        assertThat(values(" a = 1\t; a" + space + "=2; " + space + "a=3; b=4" + space))
                .isEqualTo(Map.of("a", "1", "a" + space, "2", space + "a", "3", "b", "4" + space));
    }

    /** Half of the cookies of one token would be no session. */
    @Test
    @Tag("S-09")
    void cookiesThatBelongTogetherGoTogetherThoughTheAnswerBeginsMeanwhile() throws Exception {
        ContainerRequestContext request = request("");
        RequestCookies cookies = RequestCookies.of(request, "/app/", 0);
        FutureTask<Collection<BrowserCookie>> answer = new FutureTask<>(() -> RequestCookies.answer(request));
        Thread answering = new Thread(answer);
        List<BrowserCookie> parts = List.of(BrowserCookie.of("a-1", "1"), BrowserCookie.of("a-2", "2"));
        Collection<BrowserCookie> slow = new AbstractList<>() {

            @Override
            public BrowserCookie get(int index) {
                if (index == 1) {
                    answering.start();
                    while (answering.getState() != State.WAITING && answering.getState() != State.TERMINATED) {
                        Thread.onSpinWait();
                    }
                }
                return parts.get(index);
            }

            @Override
            public int size() {
                return parts.size();
            }
        };

        assertThat(cookies.setAll(slow)).isTrue();

        assertThat(answer.get(1, TimeUnit.MINUTES)).containsExactlyElementsOf(parts);
        assertThat(cookies.setAll(List.of(BrowserCookie.of("b", "1")))).isFalse();
        assertThat(RequestCookies.answer(request)).containsExactlyElementsOf(parts);
    }

    private static Map<String, String> values(String cookie) {
        return RequestCookies.of(request(cookie), "/app/", 0).values();
    }

    private static ContainerRequestContext request(String cookie) {
        MultivaluedHashMap<String, String> headers = new MultivaluedHashMap<>();
        headers.add(HttpHeaders.COOKIE, cookie);
        Map<Object, Object> properties = new HashMap<>();
        return (ContainerRequestContext) Proxy.newProxyInstance(
                RequestCookiesTest.class.getClassLoader(),
                new Class<?>[] {ContainerRequestContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeaders" -> headers;
                    case "getProperty" -> properties.get(arguments[0]);
                    case "setProperty" -> properties.put(arguments[0], arguments[1]);
                    default -> null;
                });
    }
}

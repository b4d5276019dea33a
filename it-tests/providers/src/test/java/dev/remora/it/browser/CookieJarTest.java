package dev.remora.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookieJarTest {

    private static final URI APP = URI.create("http://127.0.0.1:1/app/api/login");

    private final CookieJar jar = new CookieJar();

    @Test
    void cookieGoesToItsPathAndBelow() {
        jar.keep(APP, List.of("id=1; Path=/app; HttpOnly"));

        assertThat(jar.header(APP)).isEqualTo("id=1");
        assertThat(jar.header(URI.create("http://127.0.0.1:1/apple"))).isEmpty();
    }

    @Test
    void secureCookieGoesToLoopbackOverHttp() {
        jar.keep(APP, List.of("id=1; Path=/; Secure; SameSite=None"));

        assertThat(jar.header(APP)).isEqualTo("id=1");
    }

    @Test
    void cookieDoesNotGoToAnotherHost() {
        jar.keep(APP, List.of("id=1; Path=/"));

        assertThat(jar.header(URI.create("http://localhost:1/"))).isEmpty();
    }

    @Test
    void expiredCookieIsDropped() {
        jar.keep(APP, List.of("id=1; Path=/"));
        jar.keep(APP, List.of("id=; Path=/; Max-Age=0"));

        assertThat(jar.header(APP)).isEmpty();
    }
}

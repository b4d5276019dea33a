package dev.remora.jaxrs;

import dev.remora.spi.BrowserCookie;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Collection;

/**
 * Sets the cookies in which the browser keeps its session. An answer with such a cookie is not cached, whatever it says:
 * somebody else would get it. Registered by {@link RemoraFeature}.
 *
 * @since 1.0
 */
@Provider
public class CookieResponseFilter implements ContainerResponseFilter {

    /** Made by the container. */
    public CookieResponseFilter() {}

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Collection<BrowserCookie> cookies = RequestCookies.answer(request);
        if (!cookies.isEmpty()) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        // texts: implementations differ in what they make of NewCookie
        cookies.forEach(cookie -> response.getHeaders().add(HttpHeaders.SET_COOKIE, text(cookie)));
    }

    private static String text(BrowserCookie cookie) {
        return cookie.name() + "=" + cookie.value() + "; Path=/; HttpOnly" + (cookie.secure() ? "; Secure" : "")
                + "; SameSite=Lax"
                + (cookie.maxAge() == null ? "" : "; Max-Age=" + cookie.maxAge().toSeconds());
    }
}

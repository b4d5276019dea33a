package dev.remora.jaxrs;

import dev.remora.RemotePrincipal;
import dev.remora.spi.BrowserSession;
import dev.remora.spi.CurrentRequest;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Vetoed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The request that a web application is answering, for security mechanisms, which see it before servlets and JAX-RS do. No bean:
 * an integrator's request-scoped subclass is one, with a priority after that of the request for JAX-RS.
 *
 * @since 1.0
 */
@Vetoed
public class ServletCurrentRequest implements CurrentRequest {

    private static final String CHARACTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?@!$&'()*+,;=%";
    private static final String MALFORMED = "%(?![0-9A-Fa-f]{2})";

    private final RequestLife life = new RequestLife();
    private @Nullable HttpServletRequest request;
    private @Nullable ServletSide server;
    private @Nullable PostedAgain postedAgain;
    private boolean decided;
    private boolean ofPage;

    /** Made by the container. */
    public ServletCurrentRequest() {}

    /**
     * Tells which request it is; once more changes nothing.
     *
     * @param request as the mechanism has it
     */
    public void begin(HttpServletRequest request) {
        if (this.request == null) {
            this.request = request;
            this.server = ServletSide.secured(request, life);
        }
    }

    /**
     * Notes that the mechanism has decided who the caller is. Until then the container is not asked, which is asking itself.
     *
     * @param caller whom it gives to the container; {@code null} for nobody, and for one of another mechanism
     */
    public void decide(@Nullable RemotePrincipal caller) {
        server().note(caller);
        decided = true;
    }

    @PreDestroy
    void end() {
        ServletSide ended = server;
        if (ended != null) {
            ended.leave();
            if (!ended.tells(this::leave)) {
                leave();
            }
        }
    }

    private void leave() {
        life.answer(Optional.empty());
        life.leave();
    }

    /**
     * A header of the request.
     *
     * @param name its name
     * @return its value, the first of several; {@code null} without one
     */
    public @Nullable String header(String name) {
        return request().getHeader(name);
    }

    /**
     * The answer as it is to be sent.
     *
     * @param answer the answer to this request
     * @return this one; another where the request has to be posted again
     */
    public Response answer(Response answer) {
        return postedAgain == null ? answer : postedAgain.response();
    }

    @Override
    public boolean active() {
        return request != null;
    }

    @Override
    public String method() {
        return request().getMethod().toUpperCase(Locale.ROOT);
    }

    @Override
    public URI uri() {
        String query = request().getQueryString();
        String address = request().getRequestURL().toString();
        int path = address.indexOf('/', address.indexOf("//") + 2);
        return URI.create((path < 0 ? address + "/" : address.substring(0, path) + encoded(address.substring(path)))
                + (query == null ? "" : "?" + encoded(query)));
    }

    /** Servers take what is no URI (RFC 3986 section 2): a percent sign that encodes nothing, and other characters. */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append(
                    CHARACTERS.indexOf(octet) < 0 ? String.format("%%%02X", octet & 0xFF) : Character.toString(octet));
        }
        return encoded.toString().replaceAll(MALFORMED, "%25");
    }

    /** The address of the web application. */
    @Override
    public URI baseUri() {
        return uri().resolve(request().getContextPath() + "/");
    }

    @Override
    public Map<String, List<String>> query() {
        return FormParameters.read(request().getQueryString(), "query");
    }

    /** The application reads it by {@code getParameter} then, and not from the body. */
    @Override
    public Map<String, List<String>> form() {
        Map<String, List<String>> received = received();
        ofPage |= received.containsKey(PostedAgain.MARK);
        return PostedAgain.withoutMark(received);
    }

    /** Another site posted first what Remora's page posts again. */
    @Override
    public boolean crossSite() {
        return ofPage || CrossSiteRule.isOfOtherOrigin(this::header);
    }

    @Override
    public boolean postAgain() {
        postedAgain = PostedAgain.of(received(), this::header).orElse(null);
        return postedAgain != null;
    }

    private Map<String, List<String>> received() {
        return method().equals(HttpMethod.POST) && CurrentRequestFilter.isForm(header(HttpHeaders.CONTENT_TYPE))
                ? server().formTakenBefore()
                : Map.of();
    }

    @Override
    public Optional<String> callerName() {
        HttpServletRequest asked = request();
        return decided
                ? AnonymousPrincipals.callerName(asked.getUserPrincipal(), asked::getAuthType)
                        .filter(name -> !server().isSignedIn(name))
                : Optional.empty();
    }

    @Override
    public BooleanSupplier ended() {
        return life::hasEnded;
    }

    @Override
    public Object key() {
        return life;
    }

    @Override
    public BrowserSession session() {
        return server().session();
    }

    @Override
    public Optional<String> requestedSessionId() {
        return server().requestedSessionId();
    }

    private HttpServletRequest request() {
        if (request == null) {
            throw JaxrsMessages.noRequest();
        }
        return request;
    }

    private ServletSide server() {
        if (server == null) {
            throw JaxrsMessages.noRequest();
        }
        return server;
    }
}

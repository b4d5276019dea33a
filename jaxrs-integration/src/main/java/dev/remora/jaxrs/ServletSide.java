package dev.remora.jaxrs;

import dev.remora.RemotePrincipal;
import dev.remora.spi.BrowserSession;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request on servlets. */
final class ServletSide implements ServerSide {

    private static final String SECURED = "dev.remora.jaxrs.secured";
    private static final String CALLER = "dev.remora.jaxrs.caller";

    private final HttpServletRequest request;
    private final String contextPath;
    private final boolean secured;
    private final @Nullable String serverInfo;
    private final @Nullable String requestedSessionId;
    private final HttpBrowserSession session;

    ServletSide(HttpServletRequest request, RequestLife life, Runnable idChanged) {
        this.request = request;
        // now: within a JAX-RS client's filters RESTEasy's proxy of the request has none
        this.contextPath = request.getContextPath();
        ServletContext application = request.getServletContext();
        this.serverInfo = application == null ? null : application.getServerInfo();
        // now: some servers give the new id once it was changed
        this.requestedSessionId = request.getRequestedSessionId();
        this.secured = request.getAttribute(SECURED) != null;
        this.session = new HttpBrowserSession(request, life, idChanged);
    }

    /** A request that a security mechanism sees before anybody else does. */
    static ServletSide secured(HttpServletRequest request, RequestLife life) {
        request.setAttribute(SECURED, true);
        return new ServletSide(request, life, () -> {});
    }

    /** Notes whom the mechanism gave to the container, for JAX-RS too. */
    void note(@Nullable RemotePrincipal caller) {
        request.setAttribute(CALLER, caller);
    }

    @Override
    public BrowserSession session() {
        return session;
    }

    @Override
    public Optional<String> requestedSessionId() {
        return Optional.ofNullable(requestedSessionId);
    }

    @Override
    public String contextPath() {
        return contextPath;
    }

    @Override
    public Optional<String> secured() {
        return secured ? Optional.of(contextPath + "/") : Optional.empty();
    }

    @Override
    public Optional<RemotePrincipal> caller() {
        return request.getAttribute(CALLER) instanceof RemotePrincipal caller ? Optional.of(caller) : Optional.empty();
    }

    @Override
    public int headerLimit() {
        return HeaderLimits.withServlets(String.valueOf(serverInfo));
    }

    @Override
    public InputStream openBody() throws IOException {
        return request.getInputStream();
    }

    /** The parameters but for the query's values, which come first (Servlet 6.0 section 3.1). */
    @Override
    public Map<String, List<String>> formTakenBefore() {
        Map<String, List<String>> query = FormParameters.read(request.getQueryString(), "query");
        Map<String, List<String>> form = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            int ofQuery = query.getOrDefault(name, List.of()).size();
            if (values.length > ofQuery) {
                form.put(
                        inUtf8(name),
                        Arrays.stream(values, ofQuery, values.length)
                                .map(this::inUtf8)
                                .toList());
            }
        });
        return form;
    }

    /** Browsers send UTF-8, and do not say so; servers then take each octet for a character of ISO-8859-1. */
    private String inUtf8(String text) {
        if (StandardCharsets.UTF_8.name().equalsIgnoreCase(request.getCharacterEncoding())
                || text.chars().anyMatch(character -> character > 0xFF)) {
            return text;
        }
        try {
            ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(octets).toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }

    @Override
    public boolean tells(Runnable end) {
        try {
            if (!session.isAnswered() || !request.isAsyncStarted()) {
                return false;
            }
            request.getAsyncContext().addListener(new EndListener(end));
            return true;
        } catch (RuntimeException deadProxy) {
            return false;
        }
    }

    @Override
    public void leave() {
        session.leave();
    }
}

package dev.remora.security;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request to the web application {@code /shop}, and what the mechanism said and answered; a container in small. */
final class Exchange {

    /** The HTTP session of one browser. */
    static final class Session {

        final Map<String, Object> attributes = new HashMap<>();

        @Nullable
        String id;

        private int number;

        String id() {
            if (id == null) {
                id = "session-" + number++;
            }
            return id;
        }

        String changed() {
            id = "session-" + number++;
            return id;
        }
    }

    final Map<String, String> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    int status = 200;

    @Nullable
    Principal caller;

    Set<String> groups = Set.of();
    boolean subjectCleaned;

    private final Session session;
    private final String method;
    private final URI uri;
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private boolean isProtected;
    private @Nullable String address;
    private @Nullable AuthenticationParameters parameters;

    Exchange(Session session, String method, String path) {
        this.session = session;
        this.method = method;
        this.uri = URI.create("http://127.0.0.1:8080").resolve(path);
        with("Accept", "text/html");
    }

    Exchange with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** At an address that is no URI, as servers take them. */
    Exchange at(String text) {
        address = text;
        return this;
    }

    /** Asks for a resource with a security constraint. */
    Exchange toProtected() {
        isProtected = true;
        return this;
    }

    /** The application itself asks for a sign-in. */
    Exchange authenticating(@Nullable Credential credential, boolean anew) {
        parameters = AuthenticationParameters.withParams().newAuthentication(anew);
        if (credential != null) {
            parameters.credential(credential);
        }
        return this;
    }

    String location() {
        return answered.getOrDefault("Location", "status " + status);
    }

    @SuppressWarnings("JdkObsolete") // the API of servlets
    HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getMethod" -> method;
            case "getHeader" -> headers.get((String) arguments[0]);
            case "getRequestURL" ->
                new StringBuffer(address == null ? uri.toString().split("\\?", 2)[0] : address);
            case "getQueryString" -> uri.getRawQuery();
            case "getContextPath" -> "/shop";
            case "getRequestedSessionId" -> session.id;
            case "getSession" ->
                arguments == null || Boolean.TRUE.equals(arguments[0]) || session.id != null ? httpSession() : null;
            case "changeSessionId" -> session.changed();
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getParameterMap" -> parameterMap();
            case "isAsyncStarted" -> false;
            case "getServletContext", "getCharacterEncoding", "getAuthType", "getUserPrincipal" -> null;
            default -> throw new UnsupportedOperationException(called.toString());
        });
    }

    HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "setStatus" -> status = (int) arguments[0];
            case "setHeader", "addHeader" -> answered.put((String) arguments[0], (String) arguments[1]);
            case "setContentType" -> answered.put("Content-Type", (String) arguments[0]);
            case "getOutputStream" -> new Output(body);
            case "setContentLength", "flushBuffer" -> null;
            default -> throw new UnsupportedOperationException(called.toString());
        });
    }

    HttpMessageContext context() {
        return proxy(HttpMessageContext.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "isProtected" -> isProtected;
            case "isAuthenticationRequest" -> parameters != null;
            case "getAuthParameters" -> parameters;
            case "notifyContainerAboutLogin" -> login((Principal) arguments[0], (Set<?>) arguments[1]);
            case "cleanClientSubject" -> subjectCleaned = true;
            case "doNothing" -> AuthenticationStatus.NOT_DONE;
            default -> throw new UnsupportedOperationException(called.toString());
        });
    }

    private AuthenticationStatus login(Principal principal, Set<?> names) {
        caller = principal;
        groups = names.stream().map(String.class::cast).collect(Collectors.toSet());
        return AuthenticationStatus.SUCCESS;
    }

    private Map<String, String[]> parameterMap() {
        Map<String, String[]> map = new HashMap<>();
        for (String pair :
                uri.getRawQuery() == null ? new String[0] : uri.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            map.put(parts[0], new String[] {URLDecoder.decode(parts[1], StandardCharsets.UTF_8)});
        }
        return map;
    }

    private HttpSession httpSession() {
        session.id();
        return proxy(HttpSession.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getId" -> session.id();
            case "getAttributeNames" -> Collections.enumeration(session.attributes.keySet());
            case "getAttribute" -> session.attributes.get((String) arguments[0]);
            case "setAttribute" -> session.attributes.put((String) arguments[0], arguments[1]);
            case "removeAttribute" -> session.attributes.remove((String) arguments[0]);
            default -> throw new UnsupportedOperationException(called.toString());
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static final class Output extends ServletOutputStream {

        private final ByteArrayOutputStream body;

        Output(ByteArrayOutputStream body) {
            this.body = body;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int octet) {
            body.write(octet);
        }
    }
}

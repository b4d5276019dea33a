package dev.remora.it.providers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * A request that arrived at a {@link ScriptedIssuer}.
 *
 * @param endpoint where
 * @param method the HTTP method
 * @param path the path
 * @param parameters of the query and the form together
 * @param repeated names of parameters that came more than once
 * @param authorization the Authorization header, or an empty text
 * @param accept the Accept header, or an empty text
 * @param certificate the subject of the client's certificate, or an empty text
 */
public record OpenIdRequest(
        OpenIdEndpoint endpoint,
        String method,
        String path,
        Map<String, String> parameters,
        List<String> repeated,
        String authorization,
        String accept,
        String certificate) {

    /** Copies the collections. */
    public OpenIdRequest {
        parameters = Map.copyOf(parameters);
        repeated = List.copyOf(repeated);
    }

    /** A parameter, or an empty text. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    static OpenIdRequest read(OpenIdEndpoint endpoint, HttpExchange exchange) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        List<String> repeated = new ArrayList<>();
        String query = exchange.getRequestURI().getRawQuery();
        collect(query == null ? "" : query, parameters, repeated);
        collect(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).strip(),
                parameters,
                repeated);
        return new OpenIdRequest(
                endpoint,
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                parameters,
                repeated,
                header(exchange, "Authorization"),
                header(exchange, "Accept"),
                certificate(exchange));
    }

    private static String certificate(HttpExchange exchange) {
        try {
            return exchange instanceof HttpsExchange secure
                    ? secure.getSSLSession().getPeerPrincipal().getName()
                    : "";
        } catch (SSLPeerUnverifiedException e) {
            return "";
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void collect(String encoded, Map<String, String> parameters, List<String> repeated) {
        for (String pair : encoded.isEmpty() ? new String[0] : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (parameters.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
                repeated.add(name);
            }
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

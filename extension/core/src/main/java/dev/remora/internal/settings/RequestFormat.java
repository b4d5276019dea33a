package dev.remora.internal.settings;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form that a provider wants requests of the protocol in, where it is not that of RFC 6749.
 *
 * @param body of requests to the token endpoint
 * @param names the provider's names for parameters, by those of RFC 6749
 * @param tokenNames the same for the token endpoint alone; they go before {@code names}
 * @param scopeDelimiter between scopes, in place of a space
 * @param rawScope whether the scope is written onto the authorize URL as it is
 * @param redirectUri what is sent in place of the address of the callback; empty where nothing is; {@code null}: the address
 * @param refreshUrl where tokens are refreshed, or {@code null}: at the token endpoint
 * @param refreshMethod of refresh requests, or {@code null}: that of token requests
 * @param refreshParams further parameters of refresh requests
 * @param exchange of tokens of sign-ins for ones that last longer, or {@code null}
 */
public record RequestFormat(
        Body body,
        Map<String, String> names,
        Map<String, String> tokenNames,
        String scopeDelimiter,
        boolean rawScope,
        @Nullable String redirectUri,
        @Nullable URI refreshUrl,
        @Nullable String refreshMethod,
        Map<String, String> refreshParams,
        @Nullable Exchange exchange) {

    public static final RequestFormat RFC =
            new RequestFormat(Body.FORM, Map.of(), Map.of(), " ", false, null, null, null, Map.of(), null);

    /** The place of the parameters of a request to the token endpoint. */
    public enum Body {
        FORM,
        JSON,
        QUERY
    }

    /**
     * The request with which a token of a sign-in is exchanged.
     *
     * @param url where
     * @param method of the request, or {@code null}: that of token requests
     * @param params parameters, in whose values {@value #ACCESS_TOKEN} stands for the token
     */
    public record Exchange(URI url, @Nullable String method, Map<String, String> params) {

        public static final String ACCESS_TOKEN = "{access-token}";

        public Exchange {
            params = Ordered.copyOf(params);
        }

        /** Shows no values of parameters: they may be secrets. */
        @Override
        public String toString() {
            return "Exchange[url=" + url + ", method=" + method + ", params=" + params.keySet() + "]";
        }
    }

    public RequestFormat {
        names = Ordered.copyOf(names);
        tokenNames = Ordered.copyOf(tokenNames);
        refreshParams = Ordered.copyOf(refreshParams);
    }

    /** Returns the provider's name for a parameter of the authorize URL. */
    public String name(String parameter) {
        return names.getOrDefault(parameter, parameter);
    }

    /** Returns the provider's name for a parameter of the token endpoint. */
    public String tokenName(String parameter) {
        return tokenNames.getOrDefault(parameter, name(parameter));
    }

    /** Tells a provider's name for a parameter of the authorize URL that has another in the RFCs. */
    public boolean isProvidersName(String given) {
        return isProvidersName(given, names, Map.of());
    }

    /** Tells a provider's name for a parameter of the token endpoint that has another in the RFCs. */
    public boolean isProvidersTokenName(String given) {
        return isProvidersName(given, names, tokenNames);
    }

    /** Tells a name that these give to a parameter that is called otherwise; the latter go before the former. */
    public static boolean isProvidersName(String given, Map<String, String> names, Map<String, String> first) {
        Map<String, String> all = new HashMap<>(names);
        all.putAll(first);
        return all.entrySet().stream()
                .anyMatch(entry ->
                        entry.getValue().equals(given) && !entry.getKey().equals(given));
    }

    /** Returns what is sent for the address of a callback, or {@code null} where nothing is. */
    public @Nullable String redirectUri(URI callback) {
        if (redirectUri == null) {
            return callback.toString();
        }
        return redirectUri.isEmpty() ? null : redirectUri;
    }

    /** Writes scopes that have spaces between them. */
    public String scope(String scope) {
        return scopeDelimiter.equals(" ")
                ? scope
                : String.join(scopeDelimiter, scope.strip().split(" +"));
    }

    /** Shows no values of parameters: they may be secrets. */
    @Override
    public String toString() {
        return "RequestFormat[body=" + body + ", names=" + names + ", tokenNames=" + tokenNames + ", scopeDelimiter="
                + scopeDelimiter + ", rawScope=" + rawScope + ", redirectUri=" + redirectUri + ", refreshUrl="
                + refreshUrl + ", refreshMethod="
                + refreshMethod + ", refreshParams=" + refreshParams.keySet() + ", exchange=" + exchange + "]";
    }
}

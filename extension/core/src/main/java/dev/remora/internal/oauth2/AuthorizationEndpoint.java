package dev.remora.internal.oauth2;

import dev.remora.internal.message.OAuth2Messages;
import dev.remora.internal.settings.RequestFormat;
import dev.remora.internal.wire.Parameters;
import dev.remora.internal.wire.ReservedParameters;
import dev.remora.internal.wire.UriQuery;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The endpoint at which users are asked (RFC 6749 section 3.1). The configured parameters go onto every authorization
 * request.
 *
 * @param format has the provider's names for parameters, and its way of writing scopes
 */
public record AuthorizationEndpoint(
        String remoteApp, URI uri, String clientId, Map<String, String> configured, RequestFormat format) {

    private static final String SCOPE = "scope";
    private static final String NONCE = "nonce";

    public AuthorizationEndpoint {
        configured = Collections.unmodifiableMap(new LinkedHashMap<>(configured));
    }

    /** The endpoint of a provider that takes requests as RFC 6749 has them. */
    public AuthorizationEndpoint(String remoteApp, URI uri, String clientId, Map<String, String> configured) {
        this(remoteApp, uri, clientId, configured, RequestFormat.RFC);
    }

    /**
     * The values of one authorization request.
     *
     * @param scope goes before a scope among the parameters
     * @param nonce of an ID token (OpenID Connect Core 1.0 section 3.1.2.1); {@code null} where there is none
     * @param given parameters by the caller; they go before configured ones
     */
    public record Question(
            URI redirectUri,
            String state,
            @Nullable String scope,
            @Nullable Pkce pkce,
            @Nullable String nonce,
            Map<String, String> given) {

        /** Returns the same with a nonce, or without one. */
        public Question withNonce(@Nullable String other) {
            return new Question(redirectUri, state, scope, pkce, other, given);
        }

        /** Shows neither state nor nonce, and of parameters their names. */
        @Override
        public String toString() {
            return "Question[redirectUri=" + redirectUri + ", scope=" + scope + ", given=" + given.keySet() + "]";
        }
    }

    /** Returns the scope that is asked for, whichever way it was given; {@code null} if none is. */
    public @Nullable String scope(Question question) {
        String scope =
                question.scope != null ? question.scope : merged(question).get(SCOPE);
        return scope == null || scope.isBlank() ? null : scope;
    }

    /** Returns a further parameter, whichever way it was given; {@code null} if there is none. */
    public @Nullable String parameter(Question question, String name) {
        return merged(question).get(name);
    }

    /**
     * The address to send the browser to (section 4.1.1). What the endpoint has in its query stays.
     *
     * @throws dev.remora.SettingsException if a configured parameter is the protocol's own, or the scope is malformed
     * @throws dev.remora.RequestRefusedException if a given one is, or is there already
     */
    public URI ask(Question question) {
        refuse(configured, name -> OAuth2Messages.protocolParameterConfigured(remoteApp, "authorize-params", name));
        refuse(question.given, name -> OAuth2Messages.protocolParameterGiven(remoteApp, name));
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        String redirectUri = format.redirectUri(question.redirectUri);
        if (redirectUri != null) {
            parameters.put("redirect_uri", redirectUri);
        }
        putScope(question, parameters);
        parameters.put("state", question.state);
        if (question.nonce != null) {
            parameters.put(NONCE, question.nonce);
        }
        merged(question).forEach(parameters::putIfAbsent);
        if (question.pkce != null) {
            parameters.put("code_challenge", question.pkce.challenge());
            parameters.put("code_challenge_method", Pkce.METHOD);
        }
        return written(parameters);
    }

    private URI written(Map<String, String> parameters) {
        Map<String, String> named = new LinkedHashMap<>();
        parameters.forEach((name, value) -> named.put(format.name(name), value));
        refuseTwice(named);
        String scope = format.rawScope() ? named.remove(format.name(SCOPE)) : null;
        URI asked = UriQuery.add(uri, Parameters.of(named));
        return scope == null ? asked : URI.create(asked + "&" + format.name(SCOPE) + "=" + UriQuery.raw(scope));
    }

    private void putScope(Question question, Map<String, String> parameters) {
        String scope = scope(question);
        if (scope == null) {
            return;
        }
        // section 3.3, with the space between scopes
        if (!scope.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '"' && c != '\\')) {
            throw OAuth2Messages.scopeMalformed(remoteApp);
        }
        parameters.put(SCOPE, format.scope(scope));
    }

    private Map<String, String> merged(Question question) {
        Map<String, String> merged = new LinkedHashMap<>(configured);
        merged.putAll(question.given);
        merged.values().removeIf(String::isEmpty);
        if (question.nonce != null && merged.containsKey(NONCE)) {
            throw OAuth2Messages.protocolParameterGiven(remoteApp, NONCE);
        }
        if (question.scope != null) {
            merged.remove(SCOPE);
        }
        return merged;
    }

    private void refuseTwice(Map<String, String> parameters) {
        UriQuery.of(uri).forEach(existing -> {
            if (parameters.containsKey(existing.name())) {
                throw OAuth2Messages.parameterTwice(remoteApp, existing.name());
            }
        });
    }

    private void refuse(Map<String, String> parameters, Function<String, RuntimeException> refusal) {
        for (String name : parameters.keySet()) {
            if (ReservedParameters.isOfOAuth2(name) || format.isProvidersName(name)) {
                throw refusal.apply(name);
            }
        }
    }
}

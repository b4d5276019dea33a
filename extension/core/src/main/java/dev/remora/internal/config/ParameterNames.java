package dev.remora.internal.config;

import dev.remora.internal.settings.ProviderKey;
import dev.remora.internal.settings.RequestFormat;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.wire.ReservedParameters;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The provider's names for parameters of requests. No two parameters of a request have one name, or the one would be sent in place
 * of the other.
 *
 * @param ofAll names by those of RFC 6749
 * @param ofTokenEndpoint the same for the token endpoint alone; they go before the others there
 */
record ParameterNames(Map<String, String> ofAll, Map<String, String> ofTokenEndpoint) {

    static final ParameterNames NONE = new ParameterNames(Map.of(), Map.of());

    // without them nothing would bind the callback to its sign-in
    private static final Set<String> BINDING =
            Set.of("state", "code_challenge", "code_challenge_method", "code_verifier");

    private static final Set<String> OF_AUTHORIZE_URL = Set.of(
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method");

    private static final Set<String> OF_TOKEN_ENDPOINT = Set.of(
            "grant_type",
            "client_id",
            "client_secret",
            "client_assertion",
            "client_assertion_type",
            "code",
            "code_verifier",
            "redirect_uri",
            "refresh_token",
            "scope",
            "token",
            "token_type_hint");

    private static final Set<String> OF_EXCHANGE =
            Set.of("grant_type", "client_id", "client_secret", "client_assertion", "client_assertion_type");

    static ParameterNames read(SettingValues values) {
        ParameterNames names = new ParameterNames(
                names(values, ProviderKey.PARAMETER_NAMES), names(values, ProviderKey.TOKEN_PARAMETER_NAMES));
        names.check(values, ProviderKey.PARAMETER_NAMES, OF_AUTHORIZE_URL, names::ofAuthorizeUrl);
        names.check(values, ProviderKey.PARAMETER_NAMES, OF_TOKEN_ENDPOINT, names::ofTokenEndpoint);
        names.check(values, ProviderKey.TOKEN_PARAMETER_NAMES, OF_TOKEN_ENDPOINT, names::ofTokenEndpoint);
        return names;
    }

    /** Whether the provider has that name for a parameter of the authorize URL that the protocol calls otherwise. */
    boolean isOfAuthorizeUrl(String name) {
        return RequestFormat.isProvidersName(name, ofAll, Map.of());
    }

    /** Whether the provider has that name for a parameter of the token endpoint that the protocol calls otherwise. */
    boolean isOfTokenEndpoint(String name) {
        return RequestFormat.isProvidersName(name, ofAll, ofTokenEndpoint);
    }

    /** The same for the exchange of a token: its request has what the client proves itself with, and a grant type. */
    boolean isOfExchange(String name) {
        return OF_EXCHANGE.stream()
                .anyMatch(parameter ->
                        !parameter.equals(name) && ofTokenEndpoint(parameter).equals(name));
    }

    private static Map<String, String> names(SettingValues values, SettingKey key) {
        Map<String, Found> found = values.parameters(key);
        found.forEach((name, value) -> {
            if (BINDING.contains(name) || !ReservedParameters.isOfOAuth2(name) && !name.equals("scope")) {
                values.bad(value, "holds " + name + ", which has no other name");
            }
        });
        return values.texts(found, ProviderReader::parameterName);
    }

    private String ofAuthorizeUrl(String parameter) {
        return ofAll.getOrDefault(parameter, parameter);
    }

    private String ofTokenEndpoint(String parameter) {
        return ofTokenEndpoint.getOrDefault(parameter, ofAuthorizeUrl(parameter));
    }

    /** Notes each pair of parameters of a request that this setting, whose names are in force there, gives one name. */
    private void check(SettingValues values, SettingKey key, Set<String> parameters, UnaryOperator<String> names) {
        Set<String> noted = new HashSet<>();
        values.parameters(key).forEach((name, found) -> {
            String given = names.apply(name);
            Optional<String> other = parameters.stream()
                    .filter(parameter ->
                            !parameter.equals(name) && names.apply(parameter).equals(given))
                    .sorted()
                    .findFirst();
            boolean inForce = parameters.contains(name) && given.equals(found.text());
            if (inForce && other.isPresent() && !noted.contains(other.get())) {
                noted.add(name);
                values.bad(found, "gives " + name + " the name of " + other.get());
            }
        });
    }
}

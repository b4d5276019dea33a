package dev.remora.internal.config;

import java.util.Locale;
import java.util.Map;

/** Says in words what a setting of a preset means. */
final class ProviderOddities {

    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("authorization-scheme", "Authorization scheme other than Bearer"),
            Map.entry("authorize-params", "Further parameters of the authorize URL"),
            Map.entry("bearer-types", "Bearer tokens under another name"),
            Map.entry("content-type", "Content type that is not the one it says"),
            Map.entry("final-errors", "Codes of its own for what has ended"),
            Map.entry("error-path", "Errors in members of its own"),
            Map.entry("exchange-params", "Tokens exchanged for longer ones"),
            Map.entry("exchange-url", "Tokens exchanged for longer ones"),
            Map.entry("id-token-algorithms", "ID tokens signed otherwise than with RS256"),
            Map.entry("issuer-template", "Issuers of many tenants"),
            Map.entry("nonce", "ID tokens without the nonce"),
            Map.entry("parameter-names", "Other names of parameters"),
            Map.entry("base-url-from", "Base URL of each user"),
            Map.entry("callback-claims", "Names of users said by the callback"),
            Map.entry("callback-params", "Parameters of the callback kept"),
            Map.entry("metadata-url", "Metadata elsewhere"),
            Map.entry("redirect-uri", "A name in place of the callback's address"),
            Map.entry("refresh-params", "Tokens refreshed elsewhere"),
            Map.entry("refresh-url", "Tokens refreshed elsewhere"),
            Map.entry("request-headers", "Headers of calls"),
            Map.entry("response-names", "Other names in token responses"),
            Map.entry("revocation-url", "Tokens can be revoked by RFC 7009"),
            Map.entry("retry-header", "Says in a header of its own when to call again"),
            Map.entry("retry-remaining", "Says in a header of its own when to call again"),
            Map.entry("retry-status", "Says in a header of its own when to call again"),
            Map.entry("retry-unit", "Says in a header of its own when to call again"),
            Map.entry("scope-delimiter", "Scopes not separated by spaces"),
            Map.entry("token-headers", "Headers of token requests"),
            Map.entry("success-path", "Success said in the answer"),
            Map.entry("timestamp-errors", "Codes of its own for a timestamp"),
            Map.entry("token-params", "Further parameters of the token request"),
            Map.entry("token-parameter-names", "Other names of parameters"),
            Map.entry("token-path", "Token nested in the answer"),
            Map.entry("token-placement", "Token not in the Authorization header"),
            Map.entry("user-email-url", "E-mail addresses asked for elsewhere"),
            Map.entry("user-path", "User nested in the answer"),
            Map.entry("user-params", "Parameters of the token response needed for the user"));

    private static final Map<String, String> FOR_WHAT = Map.of(
            "final-errors", "the refresh token has ended",
            "timestamp-errors", "the timestamp is not the provider's time");

    private static final Map<String, String> UNITS =
            Map.of("epoch", "in seconds since 1970", "epoch-milliseconds", "in milliseconds since 1970");

    private ProviderOddities() {}

    /** Returns the heading of the index under which a setting is, or an empty text. */
    static String title(String key, String value) {
        return switch (key + "=" + value) {
            case "pkce=none" -> "No PKCE";
            case "token-endpoint-auth-method=client_secret_basic" -> "Secret in the Authorization header";
            case "token-request-format=json" -> "Token requests in JSON";
            case "token-request-format=query", "token-method=GET", "refresh-method=GET", "exchange-method=GET" ->
                "Token requests with the secret in the URL";
            case "user-method=POST" -> "User asked for with POST";
            default ->
                key.startsWith("vars.") && key.endsWith(".from")
                        ? "Addresses of each user"
                        : TITLES.getOrDefault(group(key), "");
        };
    }

    private static String runtime(String entry, String from) {
        String[] parts = from.split(":", 2);
        return "`{" + entry.replaceAll("[.]from$", "") + "}` in addresses is `" + parts[1] + "` of the "
                + (parts[0].equals("callback") ? "callback" : "token response") + "; it is not to be set.";
    }

    /** Returns a sentence, or an empty text if there is nothing to say. */
    static String sentence(String key, String value) {
        String entry = key.substring(Math.min(key.length(), group(key).length() + 1));
        return switch (group(key)) {
            case "authorize-params" -> "The authorize URL has `" + entry + "=" + value + "`.";
            case "token-params" -> "Token requests have `" + entry + "=" + value + "`.";
            case "exchange-params" -> "Exchange requests have `" + entry + "=" + value + "`.";
            case "refresh-params" -> "Refresh requests have `" + entry + "=" + value + "`.";
            case "parameter-names" -> "`" + entry + "` is called `" + value + "`.";
            case "token-parameter-names" -> "In token requests `" + entry + "` is called `" + value + "`.";
            case "response-names" -> "In token responses `" + entry + "` is called `" + value + "`.";
            case "token-headers" -> "Token requests have the header `" + entry + ": " + value + "`.";
            case "request-headers" -> "Calls have the header `" + entry + ": " + value + "`.";
            case "user-params" -> "The user is asked for with `" + entry + "`, the token response's `" + value + "`.";
            case "final-errors", "timestamp-errors" ->
                "`" + value + "` is a code of its own: " + FOR_WHAT.get(key) + ".";
            case "bearer-types" -> "The type `" + value + "` is Bearer.";
            case "metadata-url" -> "Its metadata are at " + value + ".";
            case "user-path" -> "The user is at `" + value + "` in the answer.";
            case "issuer-template" -> "Each tenant has an issuer of its own, `" + value + "`.";
            case "error-path" -> "Refusals of token requests have their code at `" + value + "`.";
            case "retry-header" -> "The header `" + value + "` says when to call again.";
            case "retry-remaining" -> "It counts when the header `" + value + "` is 0.";
            case "retry-status" -> "It counts with the statuses `" + value.replace(",", "`, `") + "`.";
            case "retry-unit" -> "It says so " + UNITS.getOrDefault(value, "in " + value) + ".";
            case "vars" -> key.endsWith(".from") ? runtime(entry, value) : "";
            case "scope-delimiter" -> "Scopes are separated by `" + value + "` there; set them with spaces.";
            case "base-url-from" ->
                "The base URL of a user is `" + value.replaceAll(".*:", "")
                        + "` of the token response, where there is one.";
            case "callback-claims" -> "At the first sign-in the callback says `" + entry + "`, at `" + value + "`.";
            case "callback-params" -> "The token keeps `" + value + "` of the callback.";
            case "token-path" -> "The token response is the object at `" + value + "` of the answer.";
            case "success-path" -> "A token response without error has " + placed(value) + ".";
            case "token-placement" ->
                value.startsWith("query:")
                        ? "Calls have the token as the query parameter `" + value.substring("query:".length()) + "`."
                        : "Calls have the token in the header `" + value.substring("header:".length()) + "`.";
            case "authorization-scheme" -> "Calls have the scheme `" + value + "` in place of `Bearer`.";
            case "content-type" -> "Answers are read as `" + value + "`, whatever they say they are.";
            case "id-token-algorithms" -> "ID tokens are signed with `" + value + "`.";
            case "nonce" -> "ID tokens have no nonce.";
            case "token-request-format" ->
                value.equals("json") ? "Token requests are JSON." : "Token requests have the client secret in the URL.";
            case "token-method", "refresh-method", "exchange-method" ->
                capital(key.substring(0, key.indexOf('-'))) + " requests have the client secret in the URL.";
            case "token-endpoint-auth-method" ->
                value.equals("client_secret_basic")
                        ? "Token requests have the client secret in the `Authorization` header."
                        : "";
            case "user-method" -> "The user is asked for with `" + value + "`.";
            case "user-email-url" -> "The user's e-mail addresses are asked for at `" + value + "`.";
            case "exchange-url" -> "The token of a sign-in is exchanged for one that lasts longer, at " + value + ".";
            case "redirect-uri" -> "`redirect_uri` is `" + value + "`, not the address of the callback.";
            case "refresh-url" -> "Tokens are refreshed at " + value + ".";
            default -> title(key, value).isEmpty() || key.equals("revocation-url") ? "" : title(key, value) + ".";
        };
    }

    private static String placed(String pathAndValue) {
        String[] parts = pathAndValue.split("=", 2);
        return "`" + parts[1] + "` at `" + parts[0] + "`";
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String group(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }
}

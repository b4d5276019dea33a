package dev.remora.internal.config;

import dev.remora.ErrorCode;
import dev.remora.internal.settings.OpenIdKey;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.TokenEndpointSettings;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads how the token is asked for. */
final class TokenEndpointReader {

    // set by the HTTP client or by the protocol
    static final Set<String> OWN_HEADERS = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "transfer-encoding",
            "upgrade");

    private final SettingValues values;

    TokenEndpointReader(SettingValues values) {
        this.values = values;
    }

    /** The predicate says which parameters are the protocol's own; the flag, whether the Authorization header is. */
    TokenEndpointSettings read(Predicate<String> ownParameter, boolean ownAuthorization) {
        return new TokenEndpointSettings(
                values.value(RemoteAppKey.TOKEN_METHOD, ValueParser::method),
                parameters(RemoteAppKey.TOKEN_PARAMS, ownParameter),
                headers(RemoteAppKey.TOKEN_HEADERS, ownAuthorization),
                values.optional(RemoteAppKey.TOKEN_CONTENT_TYPE, ValueParser::mediaType)
                        .orElse(null),
                values.optional(RemoteAppKey.BEARER_TYPES, ValueParser::list).orElse(Set.of()),
                values.optional(RemoteAppKey.FINAL_ERRORS, ValueParser::list).orElse(Set.of()),
                values.value(OpenIdKey.REVOKE, ValueParser::flag));
    }

    Map<String, String> parameters(SettingKey key, Predicate<String> own) {
        return parameters(values.parameters(key), own);
    }

    Map<String, String> parameters(Map<String, Found> found, Predicate<String> own) {
        found.forEach((name, parameter) -> {
            if (own.test(name)) {
                values.bad(parameter, "holds " + name + ", which the protocol sets itself");
            }
        });
        return values.texts(found, ValueParser::anyText);
    }

    /** Reads headers, in whose values {client-id} stands for client-id; the flag says whether Authorization is the protocol's own. */
    Map<String, String> headers(SettingKey key, boolean ownAuthorization) {
        Map<String, Found> headers = values.parameters(key);
        headers.forEach((name, header) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!isHeaderName(name)) {
                values.bad(ErrorCode.HEADER_INJECTION, header, "has a name that no header can have");
            } else if (OWN_HEADERS.contains(lower) || ownAuthorization && lower.equals("authorization")) {
                values.bad(header, "holds " + name + ", which the protocol sets itself");
            }
        });
        Map<String, String> read = values.texts(headers, ValueParser::headerValue);
        String clientId =
                values.optional(RemoteAppKey.CLIENT_ID, ValueParser::text).orElse("");
        read.replaceAll((name, value) -> value.replace("{client-id}", clientId));
        return read;
    }

    private static boolean isHeaderName(String name) {
        try {
            ValueParser.token(name);
            return true;
        } catch (BadValueException e) {
            return false;
        }
    }
}

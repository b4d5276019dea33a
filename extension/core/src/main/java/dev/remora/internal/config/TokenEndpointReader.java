package dev.remora.internal.config;

import dev.remora.ErrorCode;
import dev.remora.internal.settings.OpenIdKey;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.TokenEndpointSettings;
import dev.remora.internal.wire.Secret;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern CLIENT = Pattern.compile("\\{client-(?:id|(secret))}");

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

    /**
     * Reads headers, in whose values {client-id} and {client-secret} stand for these settings; the flag says whether Authorization
     * is the protocol's own.
     */
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
        read.replaceAll((name, value) -> CLIENT.matcher(value)
                .replaceAll(reference -> Matcher.quoteReplacement(
                        reference.group(1) == null
                                ? clientId()
                                : clientSecret(Objects.requireNonNull(headers.get(name))))));
        return read;
    }

    private String clientId() {
        return values.optional(RemoteAppKey.CLIENT_ID, ValueParser::text).orElse("");
    }

    private String clientSecret(Found header) {
        if (!values.isSet(RemoteAppKey.CLIENT_SECRET)) {
            values.bad(header, "holds {client-secret}, and client-secret is not set");
            return "";
        }
        Secret secret =
                values.optional(RemoteAppKey.CLIENT_SECRET, ValueParser::secret).orElse(Secret.of(""));
        try {
            return ValueParser.headerValue(secret.reveal());
        } catch (BadValueException e) {
            values.bad(e.code(), header, "holds {client-secret}, and client-secret " + e.why());
            return "";
        }
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

package dev.remora.internal.config;

import dev.remora.internal.settings.CallFormat;
import dev.remora.internal.settings.ProviderKey;
import dev.remora.internal.settings.ProviderSettings;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.RequestFormat;
import dev.remora.internal.settings.RequestFormat.Body;
import dev.remora.internal.settings.RequestFormat.Exchange;
import dev.remora.internal.settings.ResponseFormat;
import dev.remora.internal.settings.ResponseFormat.CallbackClaim;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.TokenPlacement;
import dev.remora.internal.settings.ToleranceNames;
import dev.remora.internal.wire.ErrorPaths;
import dev.remora.internal.wire.ReservedParameters;
import dev.remora.internal.wire.RetryAfter;
import dev.remora.internal.wire.TimeFormat;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a provider does differently. */
final class ProviderReader {

    private static final Set<String> MEMBERS =
            Set.of("access_token", "token_type", "refresh_token", "expires_in", "scope", "id_token");
    // a browser says them, so nobody proved them
    private static final Set<String> NAMES = Set.of("given_name", "family_name", "name");

    private static final Map<String, TimeFormat> UNITS = Map.of(
            "seconds", TimeFormat.SECONDS,
            "milliseconds", TimeFormat.MILLISECONDS,
            "epoch", TimeFormat.EPOCH,
            "epoch-milliseconds", TimeFormat.EPOCH_MILLISECONDS);

    private final SettingValues values;
    private final UrlReader urls;
    private final boolean strict;

    ProviderReader(SettingValues values, UrlReader urls, boolean strict) {
        this.values = values;
        this.urls = urls;
        this.strict = strict;
    }

    ProviderSettings read() {
        return new ProviderSettings(
                requests(),
                responses(),
                calls(),
                values.optional(ProviderKey.TOLERATE, ProviderReader::tolerances)
                        .orElse(Set.of()));
    }

    private static Set<String> tolerances(String text) throws BadValueException {
        Set<String> names = ValueParser.list(text);
        for (String name : new TreeSet<>(names)) {
            if (!ToleranceNames.ALL.contains(name)) {
                throw new BadValueException(
                        "holds " + name + ", which is none of " + String.join(", ", ToleranceNames.ALL));
            }
        }
        return names;
    }

    private RequestFormat requests() {
        boolean oauth1 = urls.isSet(RemoteAppKey.REQUEST_TOKEN_URL);
        ParameterNames names = ParameterNames.read(values);
        return new RequestFormat(
                body(),
                names.ofAll(),
                names.ofTokenEndpoint(),
                delimiter(),
                values.value(ProviderKey.SCOPE_ENCODING, ValueParser.choice(Map.of("form", false, "raw", true))),
                urls.url(ProviderKey.REFRESH_URL).orElse(null),
                refreshMethod(oauth1),
                new TokenEndpointReader(values)
                        .parameters(
                                ProviderKey.REFRESH_PARAMS,
                                name -> oauth1
                                        ? ReservedParameters.isOfOAuth1(name)
                                        : ReservedParameters.isOfOAuth2(name) && !name.equals("grant_type")),
                exchange());
    }

    private @Nullable Exchange exchange() {
        if (strict && isGet(ProviderKey.EXCHANGE_METHOD)) {
            values.bad(
                    ProviderKey.EXCHANGE_METHOD,
                    "is GET, which puts secrets into URLs; profile strict does not allow it");
        }
        String method = values.optional(ProviderKey.EXCHANGE_METHOD, ValueParser::method)
                .orElse(null);
        Map<String, String> params = new TokenEndpointReader(values)
                .parameters(
                        ProviderKey.EXCHANGE_PARAMS,
                        name -> ReservedParameters.isOfOAuth2(name) && !name.equals("grant_type"));
        URI url = urls.url(ProviderKey.EXCHANGE_URL).orElse(null);
        if (url == null) {
            return null;
        }
        if (params.values().stream().noneMatch(value -> value.contains(Exchange.ACCESS_TOKEN))) {
            values.missing(ProviderKey.EXCHANGE_PARAMS, "exchange-url needs one with " + Exchange.ACCESS_TOKEN);
        }
        return new Exchange(url, method, params);
    }

    private Body body() {
        Body body = values.value(ProviderKey.TOKEN_REQUEST_FORMAT, ValueParser.choice(Body.class));
        if (body == Body.QUERY && strict) {
            values.bad(
                    ProviderKey.TOKEN_REQUEST_FORMAT,
                    "is query, which puts secrets into URLs; profile strict does not allow it");
        }
        if (body == Body.JSON
                && (isGet(RemoteAppKey.TOKEN_METHOD)
                        || isGet(ProviderKey.REFRESH_METHOD)
                        || isGet(ProviderKey.EXCHANGE_METHOD))) {
            values.bad(ProviderKey.TOKEN_REQUEST_FORMAT, "is json, and a request by GET has no body");
        }
        return body;
    }

    private boolean isGet(SettingKey method) {
        return values.optional(method, ValueParser::method)
                .filter("GET"::equals)
                .isPresent();
    }

    private @Nullable String refreshMethod(boolean oauth1) {
        if (strict && !oauth1 && isGet(ProviderKey.REFRESH_METHOD)) {
            values.bad(
                    ProviderKey.REFRESH_METHOD,
                    "is GET, which puts secrets into URLs; profile strict does not allow it");
        }
        return values.optional(ProviderKey.REFRESH_METHOD, ValueParser::method).orElse(null);
    }

    private ResponseFormat responses() {
        return new ResponseFormat(
                values.optional(ProviderKey.TOKEN_PATH, JsonPointerParser::pointer)
                        .orElse(null),
                responseNames(),
                values.value(ProviderKey.EXPIRES_UNIT, ValueParser.choice(UNITS)),
                delimiter(),
                new ErrorPaths(
                        values.value(ProviderKey.ERROR_PATH, JsonPointerParser::pointers),
                        values.value(ProviderKey.ERROR_DESCRIPTION_PATH, JsonPointerParser::pointers)),
                values.optional(ProviderKey.SUCCESS_PATH, ProviderReader::success)
                        .orElse(null),
                values.value(ProviderKey.ERROR_PARAMETER, ProviderReader::parameterName),
                values.value(ProviderKey.CODE_PARAMETER, ProviderReader::parameterName),
                callbackClaims(),
                values.value(ProviderKey.NONCE_ERRORS, ValueParser::list),
                values.value(ProviderKey.TIMESTAMP_ERRORS, ValueParser::list));
    }

    private Map<String, List<String>> responseNames() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        values.parameters(ProviderKey.RESPONSE_NAMES).forEach((name, found) -> {
            if (!MEMBERS.contains(name)) {
                values.bad(found, "holds " + name + ", which is no member of token responses");
            }
            values.parse(found, ProviderReader::members).ifPresent(members -> names.put(name, members));
        });
        return names;
    }

    private Map<String, CallbackClaim> callbackClaims() {
        Map<String, CallbackClaim> claims = new LinkedHashMap<>();
        values.parameters(ProviderKey.CALLBACK_CLAIMS).forEach((name, found) -> {
            if (!NAMES.contains(name)) {
                values.bad(found, "holds " + name + ", which is none of given_name, family_name and name");
            }
            values.parse(found, ProviderReader::callbackClaim).ifPresent(claim -> claims.put(name, claim));
        });
        return claims;
    }

    private static CallbackClaim callbackClaim(String text) throws BadValueException {
        String[] parts = text.strip().split(":", 2);
        if (parts.length < 2) {
            throw new BadValueException("is not of the form parameter:/path");
        }
        return new CallbackClaim(parameterName(parts[0]), JsonPointerParser.pointer(parts[1]));
    }

    private static List<String> members(String text) throws BadValueException {
        List<String> members = List.of(ValueParser.text(text).strip().split(" +"));
        for (String member : members) {
            if (member.startsWith("/")) {
                String unused = JsonPointerParser.pointer(member);
            }
        }
        return members;
    }

    private static ResponseFormat.Success success(String text) throws BadValueException {
        String[] parts = text.strip().split("=", 2);
        if (parts.length < 2) {
            throw new BadValueException("is not of the form /path=value");
        }
        return new ResponseFormat.Success(JsonPointerParser.pointer(parts[0]), parts[1]);
    }

    private String delimiter() {
        return values.optional(ProviderKey.SCOPE_DELIMITER, ProviderReader::delimiter)
                .orElse(" ");
    }

    static String parameterName(String text) throws BadValueException {
        if (!text.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw new BadValueException("is no name of a parameter");
        }
        return text;
    }

    private static String delimiter(String text) throws BadValueException {
        if (text.isEmpty() || text.length() > 4 || !ValueParser.scope(text).equals(text)) {
            throw new BadValueException("is no delimiter");
        }
        return text;
    }

    private CallFormat calls() {
        return new CallFormat(
                new TokenEndpointReader(values).headers(ProviderKey.REQUEST_HEADERS, true),
                values.optional(ProviderKey.TOKEN_PLACEMENT, this::placement).orElse(null),
                new RetryAfter(
                        values.value(ProviderKey.RETRY_HEADER, ValueParser::token),
                        values.value(ProviderKey.RETRY_UNIT, ValueParser.choice(UNITS))));
    }

    private TokenPlacement placement(String text) throws BadValueException {
        String[] parts = text.strip().split(":", 2);
        String name = parts.length == 2 ? ValueParser.token(parts[1]) : "";
        if (name.isEmpty() || !parts[0].equals("header") && !parts[0].equals("query")) {
            throw new BadValueException("is neither header:NAME nor query:NAME");
        }
        if (parts[0].equals("header")) {
            if (TokenEndpointReader.OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new BadValueException("names a header that the protocol sets itself");
            }
            return TokenPlacement.header(name);
        }
        if (strict) {
            throw new BadValueException("is query, which puts tokens into URLs; profile strict does not allow it");
        }
        return TokenPlacement.query(parameterName(name));
    }
}

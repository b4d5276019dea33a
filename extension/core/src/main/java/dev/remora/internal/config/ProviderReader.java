package dev.remora.internal.config;

import dev.remora.internal.settings.CallFormat;
import dev.remora.internal.settings.ProviderKey;
import dev.remora.internal.settings.ProviderSettings;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.RequestFormat;
import dev.remora.internal.settings.RequestFormat.Body;
import dev.remora.internal.settings.RequestFormat.Exchange;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.TokenPlacement;
import dev.remora.internal.settings.ToleranceNames;
import dev.remora.internal.wire.ReservedParameters;
import dev.remora.internal.wire.RetryAfter;
import dev.remora.internal.wire.TimeFormat;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what a provider does differently. */
final class ProviderReader {

    static final String PARAMETER_NAME = "[A-Za-z0-9_.-]{1,64}";

    static final Map<String, TimeFormat> UNITS = Map.of(
            "seconds", TimeFormat.SECONDS,
            "milliseconds", TimeFormat.MILLISECONDS,
            "epoch", TimeFormat.EPOCH,
            "epoch-milliseconds", TimeFormat.EPOCH_MILLISECONDS);

    private final SettingValues values;
    private final UrlReader urls;
    private final boolean strict;
    private final boolean oauth1; // reads nothing then that is about OAuth 2 alone

    ProviderReader(SettingValues values, UrlReader urls, boolean strict) {
        this.values = values;
        this.urls = urls;
        this.strict = strict;
        this.oauth1 = urls.isSet(RemoteAppKey.REQUEST_TOKEN_URL);
    }

    ProviderSettings read() {
        return new ProviderSettings(
                requests(),
                new ResponseFormatReader(values, oauth1, delimiter()).read(),
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
        ParameterNames names = oauth1 ? ParameterNames.NONE : ParameterNames.read(values);
        return new RequestFormat(
                oauth1 ? Body.FORM : body(),
                names.ofAll(),
                names.ofTokenEndpoint(),
                delimiter(),
                !oauth1
                        && values.value(
                                ProviderKey.SCOPE_ENCODING, ValueParser.choice(Map.of("form", false, "raw", true))),
                redirectUri(),
                urls.url(ProviderKey.REFRESH_URL).orElse(null),
                refreshMethod(),
                new TokenEndpointReader(values)
                        .parameters(
                                ProviderKey.REFRESH_PARAMS,
                                name -> oauth1
                                        ? ReservedParameters.isOfOAuth1(name)
                                        : isOwnButGrantType(name) || names.isOfTokenEndpoint(name)),
                oauth1 ? null : exchange(names));
    }

    private @Nullable String redirectUri() {
        return values.optional(ProviderKey.REDIRECT_URI, ProviderReader::redirectUri)
                .orElse(null);
    }

    private static String redirectUri(String text) throws BadValueException {
        String value = ValueParser.text(text).strip();
        if (value.isEmpty()) {
            throw new BadValueException("is empty");
        }
        return value.equals("none") ? "" : value;
    }

    private static boolean isOwnButGrantType(String name) {
        return ReservedParameters.isOfOAuth2(name) && !name.equals("grant_type");
    }

    private @Nullable Exchange exchange(ParameterNames names) {
        if (strict && isGet(ProviderKey.EXCHANGE_METHOD)) {
            values.bad(
                    ProviderKey.EXCHANGE_METHOD,
                    "is GET, which puts secrets into URLs; profile strict does not allow it");
        }
        String method = values.optional(ProviderKey.EXCHANGE_METHOD, ValueParser::method)
                .orElse(null);
        Map<String, String> params = new TokenEndpointReader(values)
                .parameters(ProviderKey.EXCHANGE_PARAMS, name -> isOwnButGrantType(name) || names.isOfExchange(name));
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

    private @Nullable String refreshMethod() {
        if (strict && !oauth1 && isGet(ProviderKey.REFRESH_METHOD)) {
            values.bad(
                    ProviderKey.REFRESH_METHOD,
                    "is GET, which puts secrets into URLs; profile strict does not allow it");
        }
        return values.optional(ProviderKey.REFRESH_METHOD, ValueParser::method).orElse(null);
    }

    private String delimiter() {
        return values.optional(ProviderKey.SCOPE_DELIMITER, ProviderReader::delimiter)
                .orElse(" ");
    }

    static String parameterName(String text) throws BadValueException {
        if (!text.matches(PARAMETER_NAME)) {
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
                oauth1
                        ? null
                        : values.optional(ProviderKey.TOKEN_PLACEMENT, this::placement)
                                .orElse(null),
                new RetryAfter(
                        values.value(ProviderKey.RETRY_HEADER, ValueParser::token),
                        values.value(ProviderKey.RETRY_UNIT, ValueParser.choice(UNITS)),
                        values.value(ProviderKey.RETRY_STATUS, ProviderReader::statuses),
                        values.optional(ProviderKey.RETRY_REMAINING, ValueParser::token)
                                .orElse(null)));
    }

    private static Set<Integer> statuses(String text) throws BadValueException {
        Set<Integer> statuses = new HashSet<>();
        for (String status : ValueParser.list(text)) {
            if (!status.matches("[45][0-9]{2}")) {
                throw new BadValueException("holds what is no status of an error: 400 to 599");
            }
            statuses.add(Integer.valueOf(status));
        }
        return statuses;
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

package dev.remora.internal.config;

import dev.remora.internal.settings.CallbackSettings;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.settings.ParameterPlacement;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.SigningSettings;
import dev.remora.internal.wire.ReservedParameters;
import dev.remora.internal.wire.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the settings of OAuth 1.0a. */
final class OAuth1Reader {

    // stands in for a URL that was noted as a problem, until the exception is thrown
    private static final URI BAD = URI.create("bad:url");

    private final SettingValues values;
    private final UrlReader urls;
    private final TokenEndpointReader tokenEndpoints;
    private final boolean strict;

    OAuth1Reader(SettingValues values, UrlReader urls, boolean strict) {
        this.values = values;
        this.urls = urls;
        this.tokenEndpoints = new TokenEndpointReader(values);
        this.strict = strict;
    }

    OAuth1Settings read() {
        String clientId = values.required(SettingKey.CLIENT_ID);
        Map<String, Found> params = values.parameters(SettingKey.REQUEST_TOKEN_PARAMS);
        SigningSettings signing = signing(params);
        values.orParameter(SettingKey.SCOPE, params, "scope")
                .filter(scope -> values.parse(scope, ValueParser::scope).isPresent())
                .ifPresent(scope -> params.put("scope", scope));
        return new OAuth1Settings(
                clientId,
                signing,
                callbacks(),
                urls.url(SettingKey.REQUEST_TOKEN_URL).orElse(BAD),
                values.value(SettingKey.REQUEST_TOKEN_METHOD, ValueParser::method),
                tokenEndpoints.parameters(params, ReservedParameters::isOfOAuth1),
                urls.endpoints(),
                tokenEndpoints.parameters(SettingKey.AUTHORIZE_PARAMS, ReservedParameters::isOfOAuth1),
                tokenEndpoints.read(ReservedParameters::isOfOAuth1, true),
                values.value(SettingKey.RENEWAL_MARGIN, ValueParser::durationOrZero));
    }

    private SigningSettings signing(Map<String, Found> params) {
        Optional<Found> set = values.orParameter(SettingKey.SIGNATURE_METHOD, params, "signature_method");
        String method = set.flatMap(found -> values.parse(found, ValueParser::token))
                .orElseGet(() -> SettingKey.SIGNATURE_METHOD.defaultValue().orElseThrow());
        Found realm = params.remove("realm");
        boolean rsa = method.startsWith("RSA-");
        if (method.equals("PLAINTEXT")) {
            set.ifPresent(this::checkPlaintext);
        }
        if (!values.isSet(SettingKey.CLIENT_SECRET) && (method.startsWith("HMAC-") || method.equals("PLAINTEXT"))) {
            values.missing(SettingKey.CLIENT_SECRET, "signature-method " + method + " needs it");
        }
        return new SigningSettings(
                method,
                values.optional(SettingKey.CLIENT_SECRET, ValueParser::secret).orElse(Secret.of("")),
                rsa ? new RsaKeyReader(values).read(method).orElse(null) : null,
                rsa
                        ? values.optional(SettingKey.RSA_KEY_PASSPHRASE, ValueParser::secret)
                                .orElse(null)
                        : null,
                Optional.ofNullable(realm)
                        .flatMap(found -> values.parse(found, ValueParser::headerValue))
                        .orElse(null),
                values.value(SettingKey.PARAMETER_PLACEMENT, ValueParser.choice(ParameterPlacement.class)),
                values.value(SettingKey.BODY_HASH, ValueParser::flag),
                values.value(SettingKey.OAUTH_VERSION, ValueParser::flag),
                values.value(SettingKey.EMPTY_TOKEN, ValueParser::flag));
    }

    private CallbackSettings callbacks() {
        boolean confirmed = values.value(
                SettingKey.CALLBACK_CONFIRMATION, ValueParser.choice(Map.of("required", true, "none", false)));
        if (strict && !confirmed) {
            values.bad(SettingKey.CALLBACK_CONFIRMATION, "is none, which profile strict does not allow");
        }
        return new CallbackSettings(values.value(SettingKey.SEND_CALLBACK, ValueParser::flag), confirmed);
    }

    /** RFC 5849 section 3.4.4. */
    private void checkPlaintext(Found method) {
        boolean plain = Stream.of(
                        urls.baseUrl(), urls.url(SettingKey.REQUEST_TOKEN_URL), urls.url(SettingKey.TOKEN_URL))
                .flatMap(Optional::stream)
                .filter(URI::isAbsolute)
                .map(Origin::of)
                .anyMatch(origin -> origin.scheme().equals("http") && !origin.loopback());
        if (plain) {
            values.bad(method, "is PLAINTEXT, which shows the secrets to everybody on the way; it needs https");
        }
    }
}

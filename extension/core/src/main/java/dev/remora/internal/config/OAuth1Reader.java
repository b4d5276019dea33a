package dev.remora.internal.config;

import dev.remora.internal.settings.CallbackSettings;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.settings.ParameterPlacement;
import dev.remora.internal.settings.RemoteAppKey;
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
        String clientId = values.required(RemoteAppKey.CLIENT_ID);
        Map<String, Found> params = values.parameters(RemoteAppKey.REQUEST_TOKEN_PARAMS);
        SigningSettings signing = signing(params);
        values.orParameter(RemoteAppKey.SCOPE, params, "scope")
                .filter(scope -> values.parse(scope, ValueParser::scope).isPresent())
                .ifPresent(scope -> params.put("scope", scope));
        return new OAuth1Settings(
                clientId,
                signing,
                callbacks(),
                urls.url(RemoteAppKey.REQUEST_TOKEN_URL).orElse(BAD),
                values.value(RemoteAppKey.REQUEST_TOKEN_METHOD, ValueParser::method),
                tokenEndpoints.parameters(params, ReservedParameters::isOfOAuth1),
                urls.endpoints(),
                tokenEndpoints.parameters(RemoteAppKey.AUTHORIZE_PARAMS, ReservedParameters::isOfOAuth1),
                tokenEndpoints.read(ReservedParameters::isOfOAuth1, true),
                values.value(RemoteAppKey.RENEWAL_MARGIN, ValueParser::durationOrZero));
    }

    private SigningSettings signing(Map<String, Found> params) {
        Optional<Found> set = values.orParameter(RemoteAppKey.SIGNATURE_METHOD, params, "signature_method");
        String method = set.flatMap(found -> values.parse(found, ValueParser::token))
                .orElseGet(() -> RemoteAppKey.SIGNATURE_METHOD.defaultValue().orElseThrow());
        Found realm = params.remove("realm");
        boolean rsa = method.startsWith("RSA-");
        if (method.equals("PLAINTEXT")) {
            set.ifPresent(this::checkPlaintext);
        }
        if (!values.isSet(RemoteAppKey.CLIENT_SECRET) && (method.startsWith("HMAC-") || method.equals("PLAINTEXT"))) {
            values.missing(RemoteAppKey.CLIENT_SECRET, "signature-method " + method + " needs it");
        }
        return new SigningSettings(
                method,
                values.optional(RemoteAppKey.CLIENT_SECRET, ValueParser::secret).orElse(Secret.of("")),
                rsa ? new RsaKeyReader(values).read(method).orElse(null) : null,
                rsa
                        ? values.optional(RemoteAppKey.RSA_KEY_PASSPHRASE, ValueParser::secret)
                                .orElse(null)
                        : null,
                Optional.ofNullable(realm)
                        .flatMap(found -> values.parse(found, ValueParser::headerValue))
                        .orElse(null),
                values.value(RemoteAppKey.PARAMETER_PLACEMENT, ValueParser.choice(ParameterPlacement.class)),
                values.value(RemoteAppKey.BODY_HASH, ValueParser::flag),
                values.value(RemoteAppKey.OAUTH_VERSION, ValueParser::flag),
                values.value(RemoteAppKey.EMPTY_TOKEN, ValueParser::flag));
    }

    private CallbackSettings callbacks() {
        boolean confirmed = values.value(
                RemoteAppKey.CALLBACK_CONFIRMATION, ValueParser.choice(Map.of("required", true, "none", false)));
        if (strict && !confirmed) {
            values.bad(RemoteAppKey.CALLBACK_CONFIRMATION, "is none, which profile strict does not allow");
        }
        return new CallbackSettings(values.value(RemoteAppKey.SEND_CALLBACK, ValueParser::flag), confirmed);
    }

    /** RFC 5849 section 3.4.4. */
    private void checkPlaintext(Found method) {
        boolean plain = Stream.of(
                        urls.baseUrl(), urls.url(RemoteAppKey.REQUEST_TOKEN_URL), urls.url(RemoteAppKey.TOKEN_URL))
                .flatMap(Optional::stream)
                .filter(URI::isAbsolute)
                .map(Origin::of)
                .anyMatch(origin -> origin.scheme().equals("http") && !origin.loopback());
        if (plain) {
            values.bad(method, "is PLAINTEXT, which shows the secrets to everybody on the way; it needs https");
        }
    }
}

package dev.remora.internal.config;

import static dev.remora.internal.settings.ClientAuthenticationMethod.CERTIFICATE;
import static dev.remora.internal.settings.ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
import static dev.remora.internal.settings.ClientAuthenticationMethod.CLIENT_SECRET_BASIC_RAW;
import static dev.remora.internal.settings.ClientAuthenticationMethod.CLIENT_SECRET_BY_METADATA;
import static dev.remora.internal.settings.ClientAuthenticationMethod.CLIENT_SECRET_POST;

import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.OpenIdKey;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.RemoteAppKey;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.wire.ReservedParameters;
import dev.remora.internal.wire.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the settings of OAuth 2. */
final class OAuth2Reader {

    private static final String OPEN_ID_SCOPE = "openid profile email";

    private final SettingValues values;
    private final UrlReader urls;
    private final boolean strict;

    OAuth2Reader(SettingValues values, UrlReader urls, boolean strict) {
        this.values = values;
        this.urls = urls;
        this.strict = strict;
    }

    OAuth2Settings read() {
        TokenEndpointReader tokenEndpoints = new TokenEndpointReader(values);
        ParameterNames names = ParameterNames.read(values);
        Map<String, Found> params = values.parameters(RemoteAppKey.AUTHORIZE_PARAMS, RemoteAppKey.REQUEST_TOKEN_PARAMS);
        Optional<Found> scope = values.orParameter(RemoteAppKey.SCOPE, params, "scope");
        ClientReader client = new ClientReader(values);
        OpenIdSettings openId = new OpenIdReader(values, urls).read();
        ClientAuthenticationMethod authentication = byMetadata(client.method(), openId);
        boolean basic = isBasic(authentication);
        checkMethod();
        String clientId = values.required(RemoteAppKey.CLIENT_ID); // first of what is missing
        ProviderMetadata endpoints = urls.endpoints();
        if (authentication == CERTIFICATE) {
            needTls(RemoteAppKey.TOKEN_URL, endpoints.tokenEndpoint());
            needTls(OpenIdKey.REVOCATION_URL, endpoints.revocationEndpoint());
        }
        return new OAuth2Settings(
                clientId,
                secret().orElse(null),
                authentication,
                client.assertion(),
                scope.flatMap(found -> values.parse(found, ValueParser::scope))
                        .orElse(scope.isEmpty() && openId != null ? OPEN_ID_SCOPE : null),
                tokenEndpoints.parameters(
                        params, name -> ReservedParameters.isOfOAuth2(name) || names.isOfAuthorizeUrl(name)),
                values.value(RemoteAppKey.PKCE, ValueParser.choice(Map.of("S256", true, "none", false))),
                endpoints,
                openId,
                tokenEndpoints.read(
                        name -> ReservedParameters.isOfTokenRequest(name, basic) || names.isOfTokenEndpoint(name),
                        basic),
                values.value(RemoteAppKey.RENEWAL_MARGIN, ValueParser::durationOrZero));
    }

    /** The provider's metadata say how a secret is sent, where no setting does and they are looked up anyway. */
    private ClientAuthenticationMethod byMetadata(ClientAuthenticationMethod method, @Nullable OpenIdSettings openId) {
        boolean said = values.isSet(RemoteAppKey.TOKEN_ENDPOINT_AUTH_METHOD) || urls.isSet(RemoteAppKey.TOKEN_URL);
        if (method != CLIENT_SECRET_POST || openId == null || said) {
            return method;
        }
        boolean raw = values.value(RemoteAppKey.BASIC_ENCODING, ValueParser.choice(Map.of("form", false, "raw", true)));
        return raw ? CLIENT_SECRET_BASIC_RAW : CLIENT_SECRET_BY_METADATA;
    }

    private Optional<Secret> secret() {
        return values.optional(RemoteAppKey.CLIENT_SECRET, ValueParser::secret);
    }

    private void checkMethod() {
        if (strict
                && values.value(RemoteAppKey.TOKEN_METHOD, ValueParser::method).equals("GET")) {
            values.bad(
                    RemoteAppKey.TOKEN_METHOD,
                    "is GET, which puts secrets into URLs; profile strict does not allow it");
        }
    }

    private void needTls(SettingKey key, @Nullable URI endpoint) {
        if (endpoint != null && !"https".equalsIgnoreCase(endpoint.getScheme())) {
            values.bad(
                    key,
                    "is no https URL, but with that token-endpoint-auth-method the certificate of the connection says"
                            + " who the client is");
        }
    }

    private static boolean isBasic(ClientAuthenticationMethod method) {
        return method == CLIENT_SECRET_BASIC || method == CLIENT_SECRET_BASIC_RAW;
    }
}

package dev.remora.internal.signin;

import dev.remora.ErrorCode;
import dev.remora.SettingsException;
import dev.remora.internal.settings.ApiSettings;
import dev.remora.internal.settings.AssertionSettings;
import dev.remora.internal.settings.CallbackSettings;
import dev.remora.internal.settings.CallerSettings;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.settings.HttpSettings;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.OpenIdSettings;
import dev.remora.internal.settings.ParameterPlacement;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.ProtocolSettings;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.ProviderSettings;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.RuntimeUrls;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.SettingsProvider;
import dev.remora.internal.settings.SigningSettings;
import dev.remora.internal.settings.TokenEndpointSettings;
import dev.remora.internal.settings.UserinfoUse;
import dev.remora.internal.wire.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Settings of remote apps, for tests to change. */
final class Settings {

    static final URI AUTHORIZE = URI.create("https://as.example/authorize");
    static final URI TOKEN = URI.create("https://as.example/token");
    static final URI REQUEST_TOKEN = URI.create("https://as.example/request_token");
    static final String SECRET = "canary-consumer-secret";

    String name = "github";
    Profile profile = Profile.TOLERANT;

    @Nullable
    String callback = "authorized";

    @Nullable
    URI externalBaseUri = URI.create("https://app.example/shop/api/");

    @Nullable
    URI authorizeUrl = AUTHORIZE;

    @Nullable
    URI tokenUrl = TOKEN;

    @Nullable
    String issuer;

    boolean openId;
    UserinfoUse userinfo = UserinfoUse.AUTO;

    @Nullable
    URI jwksUrl;

    @Nullable
    URI metadataUrl;

    @Nullable
    URI revocationUrl;

    @Nullable
    URI endSessionUrl;

    String clientId = "key";

    @Nullable
    Secret secret = Secret.of(SECRET);

    ClientAuthenticationMethod authentication = ClientAuthenticationMethod.CLIENT_SECRET_POST;
    AssertionSettings assertion = AssertionSettings.NONE;
    String tokenMethod = "POST";
    Map<String, String> params = Map.of();
    Map<String, String> authorizeParams = Map.of();
    Map<String, String> tokenParams = Map.of();

    @Nullable
    String scope = "user";

    @Nullable
    String rolesClaim;

    @Nullable
    String contentType;

    @Nullable
    String tokenContentType;

    Set<String> bearerTypes = Set.of();

    CallbackSettings callbacks = new CallbackSettings(true, true);
    ParameterPlacement placement = ParameterPlacement.HEADER;
    Set<String> finalErrors = Set.of();
    Duration margin = Duration.ofSeconds(60);
    private boolean oauth1;

    static Settings oauth2() {
        return new Settings();
    }

    static Settings oauth1() {
        Settings settings = new Settings();
        settings.name = "twitter";
        settings.oauth1 = true;
        return settings;
    }

    Settings with(Consumer<Settings> change) {
        change.accept(this);
        return this;
    }

    RemoteAppSettings build() {
        ApiSettings api = new ApiSettings(URI.create("https://api.example/"), Set.of(), false, contentType, "Bearer");
        return new RemoteAppSettings(
                name,
                protocol(),
                api,
                new HttpSettings(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        null,
                        1000,
                        1000,
                        1000,
                        null,
                        null),
                profile,
                callback,
                externalBaseUri,
                null,
                ProviderSettings.RFC,
                RuntimeUrls.none(api),
                new CallerSettings(true, null, null, rolesClaim, null, Map.of()));
    }

    private ProviderMetadata configured() {
        return new ProviderMetadata(
                issuer,
                authorizeUrl,
                tokenUrl,
                jwksUrl,
                null,
                revocationUrl,
                endSessionUrl,
                Set.of(),
                Set.of(),
                Set.of(),
                false);
    }

    private OpenIdSettings openIdSettings() {
        return new OpenIdSettings(
                issuer,
                null,
                Set.of(),
                metadataUrl,
                true,
                Duration.ofSeconds(30),
                Set.of("RS256"),
                Set.of(),
                userinfo,
                null);
    }

    private ProtocolSettings protocol() {
        TokenEndpointSettings endpoint = new TokenEndpointSettings(
                tokenMethod, tokenParams, Map.of(), tokenContentType, bearerTypes, finalErrors);
        return oauth1
                ? new OAuth1Settings(
                        "key",
                        new SigningSettings(
                                "HMAC-SHA1", Secret.of(SECRET), null, null, null, placement, false, true, false),
                        callbacks,
                        REQUEST_TOKEN,
                        "POST",
                        params,
                        ProviderMetadata.of(authorizeUrl, tokenUrl),
                        authorizeParams,
                        endpoint,
                        margin)
                : new OAuth2Settings(
                        clientId,
                        secret,
                        authentication,
                        assertion,
                        scope,
                        params,
                        true,
                        configured(),
                        openId ? openIdSettings() : null,
                        endpoint,
                        margin);
    }

    /** Knows nothing but what is missing. */
    static final class Provider implements SettingsProvider {

        @Override
        public RemoteAppSettings settings(String remoteApp) {
            throw new AssertionError("settings are read before");
        }

        @Override
        public SettingsException missing(String remoteApp, List<SettingKey> keys) {
            return new SettingsException(
                    ErrorCode.CONFIG_INVALID,
                    remoteApp,
                    "missing " + keys,
                    keys.stream().map(SettingKey::key).toList(),
                    null);
        }
    }
}

package dev.remora.internal.client;

import dev.remora.ErrorCode;
import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.OAuthRemote;
import dev.remora.SettingsException;
import dev.remora.Token;
import dev.remora.internal.oauth1.NonceSource;
import dev.remora.internal.oauth1.OAuth1Signer;
import dev.remora.internal.oauth1.SignatureAlgorithms;
import dev.remora.internal.settings.ApiSettings;
import dev.remora.internal.settings.CallFormat;
import dev.remora.internal.settings.CallbackSettings;
import dev.remora.internal.settings.CallerSettings;
import dev.remora.internal.settings.ClientAuthenticationMethod;
import dev.remora.internal.settings.HttpSettings;
import dev.remora.internal.settings.OAuth1Settings;
import dev.remora.internal.settings.OAuth2Settings;
import dev.remora.internal.settings.Origin;
import dev.remora.internal.settings.ParameterPlacement;
import dev.remora.internal.settings.Profile;
import dev.remora.internal.settings.ProtocolSettings;
import dev.remora.internal.settings.ProviderMetadata;
import dev.remora.internal.settings.ProviderSettings;
import dev.remora.internal.settings.ProxySettings;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.settings.RequestFormat;
import dev.remora.internal.settings.ResponseFormat;
import dev.remora.internal.settings.RuntimeUrls;
import dev.remora.internal.settings.SettingKey;
import dev.remora.internal.settings.SettingsProvider;
import dev.remora.internal.settings.SigningSettings;
import dev.remora.internal.settings.TokenEndpointSettings;
import dev.remora.internal.signin.RemoteAppCore;
import dev.remora.internal.signin.SignIn;
import dev.remora.internal.token.Tokens;
import dev.remora.internal.wire.Secret;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A remote app for tests, with whatever settings matter to them; secrets are canaries. */
final class TestApp implements AutoCloseable {

    static final String CONSUMER_SECRET = "canary-consumer-secret";
    static final OAuth2Token BEARER = Token.bearer("canary-access-token");
    static final OAuth1Token OAUTH1 = Token.oauth1("canary-token", "canary-token-secret");

    private final String base;
    private final boolean oauth1;
    private final Set<Origin> origins = new HashSet<>();
    private final List<ClientRequestFilter> filters = new ArrayList<>();
    private Tokens tokens;
    private SignIn signIn = new UnusedSignIn();
    private Supplier<ClientBuilder> builders = ClientBuilder::newBuilder;
    private ParameterPlacement placement = ParameterPlacement.HEADER;
    private boolean bodyHash;
    private CallFormat calls = CallFormat.RFC;
    private @Nullable String baseUrlFrom;
    private boolean allowHttp;
    private boolean hasBase = true;
    private @Nullable String contentType;
    private String scheme = "Bearer";
    private Profile profile = Profile.TOLERANT;
    private Duration readTimeout = Duration.ofSeconds(20);
    private @Nullable Duration callDeadline;
    private int limit = 1024 * 1024;
    private int valueLimit = 1_000_000;
    private @Nullable ProxySettings proxy;
    private InstantSource clock = InstantSource.system();
    private @Nullable RemoteAppSettings settings;
    private @Nullable RemoteAppClient client;

    private TestApp(String base, boolean oauth1) {
        this.base = base;
        this.oauth1 = oauth1;
        this.tokens = new TestTokens(oauth1 ? OAUTH1 : BEARER);
        origins.add(Origin.of(URI.create(base)));
    }

    static TestApp oauth2(WireServer server) {
        return new TestApp(server.origin() + "/api/", false);
    }

    static TestApp oauth1(WireServer server) {
        return new TestApp(server.origin() + "/api/", true);
    }

    static TestApp oauth2(String base) {
        return new TestApp(base, false);
    }

    /** One with settings as they are configured, of client {@code consumer-key} and that secret. */
    static TestApp of(RemoteAppSettings settings) {
        TestApp app =
                new TestApp(String.valueOf(settings.api().baseUrl()), settings.protocol() instanceof OAuth1Settings);
        app.settings = settings;
        return app;
    }

    TestApp filters(ClientRequestFilter... more) {
        filters.addAll(List.of(more));
        return this;
    }

    TestApp tokens(Tokens other) {
        tokens = other;
        return this;
    }

    TestApp signIn(SignIn other) {
        signIn = other;
        return this;
    }

    TestApp builders(Supplier<ClientBuilder> other) {
        builders = other;
        return this;
    }

    TestApp placement(ParameterPlacement other) {
        placement = other;
        return this;
    }

    TestApp bodyHash() {
        bodyHash = true;
        return this;
    }

    TestApp contentType(String forced) {
        contentType = forced;
        return this;
    }

    TestApp scheme(String other) {
        scheme = other;
        return this;
    }

    TestApp calls(CallFormat other) {
        calls = other;
        return this;
    }

    TestApp baseUrlFrom(String parameter) {
        baseUrlFrom = parameter;
        return this;
    }

    TestApp strict() {
        profile = Profile.STRICT;
        return this;
    }

    TestApp readTimeout(Duration timeout) {
        readTimeout = timeout;
        return this;
    }

    TestApp callDeadline(Duration deadline) {
        callDeadline = deadline;
        return this;
    }

    TestApp limit(int bytes) {
        limit = bytes;
        return this;
    }

    TestApp valueLimit(int values) {
        valueLimit = values;
        return this;
    }

    TestApp proxy(ProxySettings other) {
        proxy = other;
        return this;
    }

    TestApp clock(InstantSource other) {
        clock = other;
        return this;
    }

    TestApp allowHttp() {
        allowHttp = true;
        return this;
    }

    TestApp withoutBaseUrl() {
        hasBase = false;
        return this;
    }

    TestApp allow(String origin) {
        origins.add(Origin.of(URI.create(origin)));
        return this;
    }

    OAuthRemote remote() {
        return new DefaultOAuthRemote("photos", needed -> client(), Optional::empty);
    }

    RemoteAppClient client() {
        if (client == null) {
            client = RemoteAppClient.of(core(), filters, builders);
        }
        return client;
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }

    private RemoteAppCore core() {
        return new RemoteAppCore(
                settings == null ? settings() : settings,
                new NoSettings(),
                signIn,
                tokens,
                (token, returnTo, revoke, state) -> URI.create(
                        token instanceof OAuth2Token bearer && bearer.idToken() != null
                                ? "provider?id_token_hint=" + bearer.idToken()
                                : "signed-out"),
                null,
                oauth1 ? signer() : null);
    }

    private RemoteAppSettings settings() {
        ApiSettings api = new ApiSettings(hasBase ? URI.create(base) : null, origins, allowHttp, contentType, scheme);
        return new RemoteAppSettings(
                "photos",
                oauth1 ? oauth1Settings() : oauth2Settings(),
                api,
                new HttpSettings(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        readTimeout,
                        callDeadline,
                        262144,
                        limit,
                        valueLimit,
                        proxy,
                        null),
                profile,
                null,
                null,
                null,
                new ProviderSettings(RequestFormat.RFC, ResponseFormat.RFC, calls, Set.of()),
                new RuntimeUrls(Map.of(), Map.of(), baseUrlFrom, Set.of(), api, false),
                CallerSettings.DEFAULT);
    }

    private OAuth1Signer signer() {
        return new OAuth1Signer(
                "photos",
                "consumer-key",
                new SignatureAlgorithms("photos", List.of()).named("HMAC-SHA1", Secret.of(CONSUMER_SECRET), null, null),
                null,
                NonceSource.random(new SecureRandom()),
                clock);
    }

    private ProtocolSettings oauth1Settings() {
        return new OAuth1Settings(
                "consumer-key",
                new SigningSettings(
                        "HMAC-SHA1", Secret.of(CONSUMER_SECRET), null, null, null, placement, bodyHash, true, false),
                new CallbackSettings(true, true),
                URI.create("https://provider.example/request"),
                "POST",
                Map.of(),
                ProviderMetadata.of(null, null),
                Map.of(),
                noEndpoint(),
                Duration.ofMinutes(1));
    }

    private static ProtocolSettings oauth2Settings() {
        return new OAuth2Settings(
                "client",
                Secret.of(CONSUMER_SECRET),
                ClientAuthenticationMethod.CLIENT_SECRET_POST,
                null,
                Map.of(),
                true,
                ProviderMetadata.of(null, null),
                null,
                noEndpoint(),
                Duration.ofMinutes(1));
    }

    private static TokenEndpointSettings noEndpoint() {
        return new TokenEndpointSettings("POST", Map.of(), Map.of(), null, Set.of(), Set.of());
    }

    private static final class NoSettings implements SettingsProvider {

        @Override
        public RemoteAppSettings settings(String remoteApp) {
            throw new AssertionError("a warm remote app reads no settings");
        }

        @Override
        public SettingsException missing(String remoteApp, List<SettingKey> keys) {
            return new SettingsException(
                    ErrorCode.CONFIG_INVALID,
                    remoteApp,
                    keys + " missing",
                    List.of(keys.get(0).key()),
                    null);
        }
    }
}

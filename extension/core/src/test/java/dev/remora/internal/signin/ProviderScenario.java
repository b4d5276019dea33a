package dev.remora.internal.signin;

import dev.remora.AuthorizationResult.Granted;
import dev.remora.OAuth1Token;
import dev.remora.OAuth2Token;
import dev.remora.internal.config.ConfiguredSettings;
import dev.remora.internal.settings.RemoteAppSettings;
import dev.remora.internal.wire.UriQuery;
import dev.remora.spi.ProtocolRequest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A remote app with settings as applications write them, and a provider that answers what it is told to. */
final class ProviderScenario {

    final TestApp app = new TestApp();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private @Nullable RemoteAppCore core;

    private ProviderScenario() {}

    static ProviderScenario oauth2() {
        return new ProviderScenario()
                .with("client-id", "key")
                .with("client-secret", Settings.SECRET)
                .with("callback", "authorized")
                .with("base-url", "https://api.example/v1/")
                .with("authorize-url", "https://as.example/authorize")
                .with("token-url", "https://as.example/token");
    }

    static ProviderScenario oauth1() {
        return oauth2().with("request-token-url", "https://as.example/request_token");
    }

    /** One whose settings are those of a preset but for what everybody sets. */
    static ProviderScenario preset(String name) {
        return new ProviderScenario()
                .with("provider", name)
                .with("client-id", "key")
                .with("client-secret", Settings.SECRET)
                .with("callback", "authorized");
    }

    ProviderScenario with(String key, String value) {
        properties.put("remora.x." + key, value);
        return this;
    }

    RemoteAppSettings settings() {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.put("remora.external-base-uri", "https://app.example/shop/api/");
        return new ConfiguredSettings(
                        new SmallRyeConfigBuilder()
                                .withSources(new PropertiesConfigSource(all, "test", 100))
                                .build(),
                        Map.of(),
                        List.of())
                .settings("x");
    }

    RemoteAppCore core() {
        RemoteAppCore made = core;
        if (made == null) {
            made = app.core(settings());
            core = made;
        }
        return made;
    }

    ProviderScenario json(String answer) {
        app.provider.json(answer);
        return this;
    }

    ProviderScenario form(String answer) {
        app.provider.form(answer);
        return this;
    }

    URI begin() {
        return app.begin(core());
    }

    /** Begins, and comes back with a code. */
    Granted signIn() {
        return signIn("&code=c");
    }

    /** Begins, and comes back with the state and these parameters. */
    Granted signIn(String parameters) {
        String state = TestApp.state(begin());
        return app.callback(core(), "state=" + state + parameters).granted().orElseThrow();
    }

    Granted signInByOAuth1() {
        begin();
        return app.callback(core(), "oauth_token=t&oauth_verifier=v").granted().orElseThrow();
    }

    OAuth2Token refresh() {
        return (OAuth2Token)
                app.get("page", () -> core().tokens().source(null).refresh().orElseThrow());
    }

    OAuth1Token refreshByOAuth1() {
        return (OAuth1Token)
                app.get("page", () -> core().tokens().source(null).refresh().orElseThrow());
    }

    ProtocolRequest last() {
        return app.provider.last();
    }

    Map<String, String> sent() {
        return flat(last().parameters());
    }

    static Map<String, String> query(URI uri) {
        return UriQuery.of(uri).toMap();
    }

    static Optional<String> header(ProtocolRequest request, String name) {
        return request.headers().getOrDefault(name, List.of()).stream().findFirst();
    }

    private static Map<String, String> flat(Map<String, List<String>> lists) {
        Map<String, String> flat = new LinkedHashMap<>();
        lists.forEach((name, values) -> flat.put(name, values.get(0)));
        return flat;
    }
}

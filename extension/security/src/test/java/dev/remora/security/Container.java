package dev.remora.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.samples.provider.Endpoints;
import dev.remora.samples.provider.StandInProvider;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.security.enterprise.AuthenticationStatus;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** Weld with the mechanism, and providers for it: {@code twitter} (OAuth 1.0a) and {@code acme} (OpenID Connect). */
final class Container implements AutoCloseable {

    private final StandInProvider provider;
    private final Map<String, String> configuration = new TreeMap<>();
    private final WeldContainer weld;
    private final HttpClient elsewhere = HttpClient.newHttpClient();

    Container(Map<String, String> settings, Class<?>... beans) throws Exception {
        provider = StandInProvider.start(0);
        Endpoints.settings(provider.uri().toString()).forEach((key, value) -> {
            if (key.startsWith("remora.twitter.") || key.startsWith("remora.acme.")) {
                configuration.put(key, value);
            }
        });
        configuration.put("remora.twitter.provider", "twitter");
        configuration.put("remora.acme.scope", "openid profile");
        configuration.put("remora.acme.roles-claim", "/name");
        configuration.put("remora.acme.roles-map", "Ada%20Lovelace=reader");
        for (String app : new String[] {"twitter", "acme"}) {
            configuration.put("remora." + app + ".client-id", "sample-key");
            configuration.put("remora." + app + ".client-secret", "sample-secret");
        }
        configuration.putAll(settings);
        configuration.forEach(System::setProperty);
        // an earlier test may have had its names looked up, which are kept
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        resolver.releaseConfig(resolver.getConfig());
        weld = new Weld().addBeanClasses(beans).initialize();
    }

    @Override
    public void close() {
        weld.close();
        provider.close();
        configuration.keySet().forEach(System::clearProperty);
    }

    /** Has the mechanism look at a request. */
    AuthenticationStatus validate(Exchange exchange) throws Exception {
        RequestContextController scope =
                weld.select(RequestContextController.class).get();
        scope.activate();
        try {
            return weld.select(RemoteAppMechanism.class)
                    .get()
                    .validateRequest(exchange.request(), exchange.response(), exchange.context());
        } finally {
            scope.deactivate();
        }
    }

    /** The user logs out. */
    void logout(Exchange exchange) {
        RequestContextController scope =
                weld.select(RequestContextController.class).get();
        scope.activate();
        try {
            weld.select(RemoteAppMechanism.class)
                    .get()
                    .cleanSubject(exchange.request(), exchange.response(), exchange.context());
        } finally {
            scope.deactivate();
        }
    }

    /** Sends a browser's GET; the answer is what became of it. */
    Exchange get(Exchange.Session browser, String path) throws Exception {
        Exchange exchange = new Exchange(browser, "GET", path);
        validate(exchange);
        return exchange;
    }

    /** Signs a user in; the answer is that of the callback. */
    Exchange signIn(Exchange.Session browser, String remoteApp) throws Exception {
        Exchange login = get(browser, "/shop/oauth/" + remoteApp + "/login?returnTo=/shop/cart?id=1");
        return get(browser, callback(login));
    }

    /** The callback of a user who agrees to what a redirect asks for. */
    String callback(Exchange redirect) throws Exception {
        URI authorize = URI.create(redirect.location());
        String page = send(HttpRequest.newBuilder(authorize)).body();
        Matcher request = Pattern.compile("name=\"request\" value=\"([^\"]+)\"").matcher(page);
        assertThat(request.find()).as(page).isTrue();
        Matcher action = Pattern.compile("<form[^>]* action=\"([^\"]*)\"").matcher(page);
        URI form = action.find() ? authorize.resolve(action.group(1)) : authorize;
        String decision = "decision=allow&request=" + URLEncoder.encode(request.group(1), StandardCharsets.UTF_8);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(form)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(decision)));
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return elsewhere.send(request.build(), BodyHandlers.ofString());
    }
}

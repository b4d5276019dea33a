package dev.remora.it.suite;

import dev.remora.it.providers.OAuth1Provider;
import dev.remora.it.providers.ScriptedProvider;
import java.util.HashMap;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * One archive of the application under test for all classes whose settings are those of remote apps alone: the same object, so that
 * {@link KeptDeployment} leaves it deployed between them.
 */
final class SharedShop {

    /** Serves all of these classes, until the tests end; each test resets it first. */
    static final ScriptedProvider PROVIDER = ScriptedProvider.start();

    private SharedShop() {}

    static WebArchive archive() {
        return Holder.ARCHIVE;
    }

    private static WebArchive create() {
        Map<String, String> settings = new HashMap<>(Scripted.app("odd", PROVIDER));
        settings.putAll(Scripted.app("other", PROVIDER));
        settings.putAll(Scripted.app("hasty", PROVIDER));
        settings.put("remora.hasty.read-timeout", "1");
        settings.putAll(Scripted.app("api-down", PROVIDER));
        settings.put("remora.api-down.base-url", "http://127.0.0.1:1/");
        settings.putAll(Scripted.app("down", PROVIDER));
        settings.put("remora.down.token-url", "http://127.0.0.1:1/token");
        settings.putAll(Scripted.app("old", PROVIDER));
        settings.put("remora.old.request-token-url", PROVIDER.base() + "token");
        settings.putAll(Scripted.app("old-down", PROVIDER));
        settings.put("remora.old-down.request-token-url", "http://127.0.0.1:1/token");
        settings.putAll(unusable());
        settings.putAll(oauth1(Programs.oauth1()));
        return Shop.archive(settings);
    }

    private static Map<String, String> unusable() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(Scripted.app("bare", PROVIDER));
        settings.remove("remora.bare.client-id");
        settings.putAll(Scripted.app("broken", PROVIDER));
        settings.put("remora.broken.base-url", "not a URL of canary");
        settings.put("remora.broken.connect-timeout", "soon");
        settings.put("remora.broken.pkce", "perhaps");
        settings.putAll(Scripted.app("contradictory", PROVIDER));
        settings.put("remora.contradictory.consumer-key", "another shop");
        settings.put("remora.contradictory.consumer-secret", "canary-other-secret");
        settings.putAll(Scripted.app("strict", PROVIDER));
        settings.put("remora.strict.profile", "strict");
        settings.put("remora.strict.allow-http", "true");
        return settings;
    }

    /** A consumer of Jersey's provider for each signature method. */
    private static Map<String, String> oauth1(OAuth1Provider provider) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(consumer(provider, "HMAC-SHA1", OAuth1Provider.CONSUMER));
        settings.put("remora.HMAC-SHA1.client-secret", OAuth1Provider.SECRET);
        settings.putAll(consumer(provider, "PLAINTEXT", OAuth1Provider.PLAIN_CONSUMER));
        settings.put("remora.PLAINTEXT.client-secret", OAuth1Provider.PLAIN_SECRET);
        settings.putAll(consumer(provider, "RSA-SHA1", OAuth1Provider.RSA_CONSUMER));
        settings.put("remora.RSA-SHA1.rsa-key", provider.rsaKey());
        settings.putAll(consumer(provider, "wrong", OAuth1Provider.CONSUMER));
        settings.put("remora.wrong.signature-method", "HMAC-SHA1");
        settings.put("remora.wrong.client-secret", "canary-wrong");
        settings.putAll(consumer(provider, "one-legged", OAuth1Provider.CONSUMER));
        settings.put("remora.one-legged.signature-method", "HMAC-SHA1");
        settings.put("remora.one-legged.client-secret", OAuth1Provider.SECRET);
        settings.put("remora.one-legged.empty-token", "true");
        return settings;
    }

    private static Map<String, String> consumer(OAuth1Provider provider, String app, String key) {
        String prefix = "remora." + app + ".";
        return Map.of(
                prefix + "base-url",
                provider.base().toString(),
                prefix + "request-token-url",
                provider.base() + "oauth/request_token",
                prefix + "token-url",
                provider.base() + "oauth/access_token",
                prefix + "authorize-url",
                provider.base() + "oauth/authorize",
                prefix + "client-id",
                key,
                prefix + "signature-method",
                app);
    }

    private static final class Holder {
        static final WebArchive ARCHIVE = create();
    }
}

package dev.remora.it.suite;

import dev.remora.it.browser.Page;
import dev.remora.it.providers.OAuth1Provider;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;

/** Alice uses a shop that is a consumer of Jersey's OAuth 1.0a provider, once for each signature method. */
abstract class OAuth1Scenario {

    static final OAuth1Provider PROVIDER = Programs.oauth1();

    final Visitor alice = new Visitor();

    static WebArchive shopWithAllSignatureMethods() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(consumer("HMAC-SHA1", OAuth1Provider.CONSUMER));
        settings.put("remora.HMAC-SHA1.consumer-secret", OAuth1Provider.SECRET);
        settings.putAll(consumer("PLAINTEXT", OAuth1Provider.PLAIN_CONSUMER));
        settings.put("remora.PLAINTEXT.consumer-secret", OAuth1Provider.PLAIN_SECRET);
        settings.putAll(consumer("RSA-SHA1", OAuth1Provider.RSA_CONSUMER));
        settings.put("remora.RSA-SHA1.rsa-key", PROVIDER.rsaKey());
        settings.putAll(consumer("wrong", OAuth1Provider.CONSUMER));
        settings.put("remora.wrong.signature-method", "HMAC-SHA1");
        settings.put("remora.wrong.consumer-secret", "canary-wrong");
        settings.putAll(consumer("one-legged", OAuth1Provider.CONSUMER));
        settings.put("remora.one-legged.signature-method", "HMAC-SHA1");
        settings.put("remora.one-legged.consumer-secret", OAuth1Provider.SECRET);
        settings.put("remora.one-legged.empty-token", "true");
        return Shop.archive(settings);
    }

    private static Map<String, String> consumer(String app, String key) {
        String prefix = "remora." + app + ".";
        return Map.of(
                prefix + "base-url",
                PROVIDER.base().toString(),
                prefix + "request-token-url",
                PROVIDER.base() + "oauth/request_token",
                prefix + "access-token-url",
                PROVIDER.base() + "oauth/access_token",
                prefix + "authorize-url",
                PROVIDER.base() + "oauth/authorize",
                prefix + "consumer-key",
                key,
                prefix + "signature-method",
                app);
    }

    @BeforeEach
    void forget() {
        PROVIDER.clearJournal();
    }

    /** From the shop to the provider's page, and with that answer to where the provider sends the browser then. */
    URI answer(String app, String answer) {
        Page question = alice.browser().open(alice.login(app));
        return alice.browser()
                .submitUntil(question.form().pressing("answer", answer), Shop.base())
                .location()
                .orElseThrow();
    }

    JsonObject signIn(String app) {
        return alice.callback(answer(app, "allow"));
    }

    long accessTokenRequests() {
        return PROVIDER.journal().stream()
                .filter(line -> line.contains("/oauth/access_token"))
                .count();
    }
}

package dev.remora.it.suite;

import dev.remora.OAuth;
import dev.remora.it.browser.Browser;
import dev.remora.it.browser.Page;
import dev.remora.it.providers.OAuth1Provider;
import dev.remora.it.providers.ScriptedAnswers;
import dev.remora.it.providers.ScriptedProvider;
import dev.remora.it.restclient.ClientsApplication;
import dev.remora.jaxrs.RemoteAppFeature;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;

/** An application that calls by interfaces of MicroProfile REST Client. For runtimes that have it. */
@Tag("rest-client")
abstract class RestClientScenario {

    /** The package of the application. */
    static final String CLIENTS = "dev.remora.it.restclient.";

    /** What the provider answers, as the application tells it. */
    static final String ANSWERED = "tea: 3";

    static WebArchive archive(Map<String, String> settings) {
        return Shop.configured(
                ShrinkWrap.create(WebArchive.class, "clients.war")
                        .addPackage(ClientsApplication.class.getPackage())
                        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                        .addAsLibraries(Shop.library(OAuth.class), Shop.library(RemoteAppFeature.class)),
                settings);
    }

    /** The remote apps, those of the parcels at {@code api/} of the provider, and addresses for those clients that have it there. */
    static Map<String, String> settings(ScriptedProvider provider) {
        Map<String, String> settings = new HashMap<>(Scripted.app("bearer", provider));
        settings.putAll(Scripted.app("stranger", provider));
        settings.putAll(signed(Programs.oauth1()));
        settings.put("parcels/mp-rest/url", provider.base() + "explicit");
        settings.put(CLIENTS + "StrangerParcels/mp-rest/url", provider.base() + "api");
        return settings;
    }

    static void start(ScriptedProvider provider) {
        provider.reset();
        provider.answerCalls(ScriptedAnswers.json(200, "{\"label\":\"tea\",\"weight\":3}"));
    }

    private static Map<String, String> signed(OAuth1Provider provider) {
        return Map.of(
                "remora.signed.base-url",
                provider.base().toString(),
                "remora.signed.request-token-url",
                provider.base() + "oauth/request_token",
                "remora.signed.token-url",
                provider.base() + "oauth/access_token",
                "remora.signed.authorize-url",
                provider.base() + "oauth/authorize",
                "remora.signed.client-id",
                OAuth1Provider.CONSUMER,
                "remora.signed.client-secret",
                OAuth1Provider.SECRET,
                CLIENTS + "SignedEcho/mp-rest/url",
                provider.base().toString());
    }

    /** What the application answers. */
    static String answer(String path) {
        URI uri = Shop.server().resolve("/clients/api/" + path);
        Page page = new Browser().exchange(uri);
        if (page.status() != 200) {
            throw new AssertionError(uri + " answered " + page.status() + " " + page.text());
        }
        return page.text();
    }
}

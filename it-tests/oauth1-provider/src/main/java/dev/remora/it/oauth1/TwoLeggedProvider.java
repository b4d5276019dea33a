package dev.remora.it.oauth1;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.server.oauth1.DefaultOAuth1Provider;
import org.glassfish.jersey.server.oauth1.OAuth1Consumer;
import org.glassfish.jersey.server.oauth1.OAuth1Provider;
import org.glassfish.jersey.server.oauth1.OAuth1Token;
import org.jspecify.annotations.Nullable;

/**
 * Jersey's own provider, but calls without a token are let in: Jersey's filter asks the consumer for its principal then, and
 * the consumers of its own provider have none.
 */
record TwoLeggedProvider(DefaultOAuth1Provider provider) implements OAuth1Provider {

    @Override
    public @Nullable OAuth1Consumer getConsumer(String key) {
        DefaultOAuth1Provider.Consumer consumer = provider.getConsumer(key);
        return consumer == null ? null : new Registered(consumer);
    }

    @Override
    public OAuth1Token newRequestToken(String key, String callback, Map<String, List<String>> attributes) {
        return provider.newRequestToken(key, callback, attributes);
    }

    @Override
    public @Nullable OAuth1Token getRequestToken(String token) {
        return provider.getRequestToken(token);
    }

    @Override
    public @Nullable OAuth1Token newAccessToken(OAuth1Token requestToken, String verifier) {
        return provider.newAccessToken(requestToken, verifier);
    }

    @Override
    public @Nullable OAuth1Token getAccessToken(String token) {
        return provider.getAccessToken(token);
    }

    /** Acts for its owner. */
    private record Registered(DefaultOAuth1Provider.Consumer consumer) implements OAuth1Consumer {

        @Override
        public String getKey() {
            return consumer.getKey();
        }

        @Override
        public String getSecret() {
            return consumer.getSecret();
        }

        @Override
        public Principal getPrincipal() {
            return consumer::getOwner;
        }

        @Override
        public boolean isInRole(String role) {
            return false;
        }
    }
}

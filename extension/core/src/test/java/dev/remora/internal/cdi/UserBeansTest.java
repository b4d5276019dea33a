package dev.remora.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remora.OAuth2Token;
import dev.remora.OAuthRemote;
import dev.remora.RemoteApp;
import dev.remora.StoredToken;
import dev.remora.Token;
import dev.remora.TokenGetter;
import dev.remora.TokenKey;
import dev.remora.TokenOwner;
import dev.remora.TokenStore;
import dev.remora.spi.OwnerResolver;
import dev.remora.spi.ProtocolFilter;
import dev.remora.spi.ProtocolRequest;
import dev.remora.spi.SignatureMethod;
import dev.remora.spi.StateGenerator;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Beans of the application take part in signing in and calling. */
class UserBeansTest {

    @RemoteApp("oauth2")
    @Priority(2)
    @ApplicationScoped
    static class Second implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext context) {
            context.getHeaders().add("X-Stamp", "second");
        }
    }

    @RemoteApp("oauth2")
    @Priority(1)
    @Dependent
    static class First implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext context) {
            context.getHeaders().add("X-Stamp", "first");
        }
    }

    @ApplicationScoped
    static class OfNone implements ClientRequestFilter {
        @Override
        public void filter(ClientRequestContext context) {
            context.getHeaders().add("X-Stamp", "stray");
        }
    }

    @Test
    @Tag("Q11")
    void requestFiltersRunInCallsOfTheirRemoteAppOnly() {
        try (SignedUp app = SignedUp.with(Second.class, First.class, OfNone.class)) {
            app.oauth().remote("oauth2").withToken(Token.bearer("t")).get("me");
            app.oauth().remote("another").withToken(Token.bearer("t")).get("me");

            assertThat(app.provider().asked())
                    .containsExactly("GET /api/me [Bearer t] [first, second] ", "GET /api/me [Bearer t] [] ");
        }
    }

    @RemoteApp("oauth2")
    @ApplicationScoped
    static class Listening implements ClientRequestFilter, ClientResponseFilter {
        @Override
        public void filter(ClientRequestContext context) {
            context.getHeaders().add("X-Stamp", "listening");
        }

        @Override
        public void filter(ClientRequestContext context, ClientResponseContext response) {
            response.setStatus(299);
        }
    }

    @Test
    void aRequestFilterThatIsAResponseFilterTooSeesAnswers() {
        try (SignedUp app = SignedUp.with(Listening.class)) {
            OAuthRemote remote = app.oauth().remote("oauth2").withToken(Token.bearer("t"));

            assertThat(remote.get("me").status()).isEqualTo(299);
            assertThat(app.oauth()
                            .remote("another")
                            .withToken(Token.bearer("t"))
                            .get("me")
                            .status())
                    .isEqualTo(200);
        }
    }

    @RemoteApp("oauth2")
    @ApplicationScoped
    static class Extra implements ProtocolFilter {
        @Override
        public ProtocolRequest request(ProtocolRequest request) {
            return request.withParameter("extra", "1").withHeader("X-Stamp", "filtered");
        }
    }

    @Test
    void aProtocolFilterSeesTheTokenRequest() {
        try (SignedUp app = SignedUp.with(Extra.class)) {
            app.signIn(app.browser(), "oauth2");
            app.signIn(app.browser(), "another");

            assertThat(app.provider().asked().get(0)).contains("[filtered]", "extra=1");
            assertThat(app.provider().asked().get(1)).doesNotContain("filtered", "extra=1");
        }
    }

    @RemoteApp("oauth2")
    @ApplicationScoped
    static class States implements StateGenerator {
        @Override
        public String state() {
            return "a-state-of-its-own";
        }
    }

    @Test
    void aStateGeneratorMakesTheState() {
        try (SignedUp app = SignedUp.with(States.class)) {
            Browser browser = app.browser();
            URI sent = app.begin(browser, "oauth2");

            assertThat(Browser.state(sent)).isEqualTo("a-state-of-its-own");
            assertThat(app.authorized(browser, "oauth2", sent).token()).isInstanceOf(OAuth2Token.class);
            assertThat(Browser.state(app.begin(browser, "another"))).isNotEqualTo("a-state-of-its-own");
        }
    }

    @ApplicationScoped
    static class Store implements TokenStore {

        private final Map<TokenKey, Token> tokens = new ConcurrentHashMap<>();

        @Override
        public Optional<StoredToken> find(TokenKey key) {
            return Optional.ofNullable(tokens.get(key)).map(token -> StoredToken.of(token, "1"));
        }

        @Override
        public void save(TokenKey key, Token token) {
            tokens.put(key, token);
        }

        @Override
        public boolean replace(TokenKey key, StoredToken read, Token renewed) {
            return tokens.replace(key, read.token(), renewed);
        }

        @Override
        public void remove(TokenKey key) {
            tokens.remove(key);
        }

        @Override
        public boolean remove(TokenKey key, StoredToken read) {
            return tokens.remove(key, read.token());
        }
    }

    @ApplicationScoped
    static class OneOwner implements OwnerResolver {
        @Override
        public TokenOwner owner(String remoteApp) {
            return TokenOwner.application();
        }
    }

    @Test
    void aStoreKeepsTokensForThoseWhomTheOwnerResolverNames() {
        try (SignedUp app = SignedUp.with(Store.class, OneOwner.class)) {
            app.signIn(app.browser(), "oauth2");

            assertThat(app.oauth().remote("oauth2").get("me").status()).isEqualTo(200);
            assertThat(app.provider().asked().get(1)).startsWith("GET /api/me [Bearer canary-token2]");
        }
    }

    @RemoteApp("oauth2")
    @RequestScoped
    static class Getter implements TokenGetter {
        @Override
        public Token token(@Nullable String tokenKey) {
            return Token.bearer(tokenKey == null ? "default" : tokenKey);
        }
    }

    @Test
    @Tag("Q14")
    void aGetterOfTheRequestIsAskedForTheTokenOfAName() {
        try (SignedUp app = SignedUp.with(Getter.class)) {
            Browser browser = app.browser();
            browser.get("", () -> app.remote("oauth2").get("me").status());
            browser.get(
                    "",
                    () -> app.remote("oauth2").withTokenKey("work").get("me").status());

            assertThat(app.provider().asked())
                    .containsExactly("GET /api/me [Bearer default] [] ", "GET /api/me [Bearer work] [] ");
        }
    }

    @ApplicationScoped
    static class Signature implements SignatureMethod {
        @Override
        public String name() {
            return "OURS";
        }

        @Override
        public String sign(String baseString, String consumerSecret, String tokenSecret) {
            return "signed by us";
        }
    }

    @Test
    void aSignatureMethodIsChosenByItsName() {
        try (SignedUp app = SignedUp.with(Map.of("remora.oauth1.signature-method", "OURS"), Signature.class)) {
            app.oauth().remote("oauth1").withToken(Token.oauth1("t", "s")).get("me");

            assertThat(app.provider().asked())
                    .singleElement()
                    .asString()
                    .contains("oauth_signature_method=\"OURS\"", "oauth_signature=\"signed%20by%20us\"");
        }
    }
}

package dev.remora.benchmarks;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth10aService;
import java.util.Objects;

/** Signs as ScribeJava does. */
final class ScribeJavaSide {

    private final OAuth10aService service = new ServiceBuilder(Call.CONSUMER_KEY)
            .apiSecret(Call.CONSUMER_SECRET)
            .build(new Api());
    private final OAuth1AccessToken token = new OAuth1AccessToken(Call.TOKEN, Call.TOKEN_SECRET);

    String header() {
        OAuthRequest request = new OAuthRequest(Verb.POST, Call.URL);
        request.addBodyParameter(Call.FORM_NAME, Call.FORM_VALUE);
        service.signRequest(token, request);
        return Objects.requireNonNull(request.getHeaders().get("Authorization"));
    }

    /** Never asked for an address. */
    private static final class Api extends DefaultApi10a {

        @Override
        public String getRequestTokenEndpoint() {
            return "https://api.example.com/oauth/request_token";
        }

        @Override
        public String getAccessTokenEndpoint() {
            return "https://api.example.com/oauth/access_token";
        }

        @Override
        protected String getAuthorizationBaseUrl() {
            return "https://api.example.com/oauth/authorize";
        }
    }
}

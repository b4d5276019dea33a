package dev.remora.internal.signin;

import dev.remora.OAuth1Token;
import dev.remora.Token;
import java.util.Map;

/** A browser that signs in over OAuth 1.0a. */
abstract class OAuth1Scenario {

    static final String TEMPORARY = "oauth_token=temp&oauth_token_secret=canary-temp&oauth_callback_confirmed=true";
    static final String GRANTED = "oauth_token=tok&oauth_token_secret=sec&screen_name=ann&user_id=7";
    static final OAuth1Token TOKEN =
            Token.oauth1("tok", "sec").withParameters(Map.of("screen_name", "ann", "user_id", "7"));

    final TestApp app = new TestApp();
    final RemoteAppCore twitter = app.core(Settings.oauth1());

    void begin(AuthorizationDetails details) {
        app.provider.form(TEMPORARY);
        app.begin(twitter, details);
    }

    static AuthorizationDetails parameters(Map<String, String> parameters) {
        return new AuthorizationDetails(null, null, null, parameters, null, null);
    }
}
